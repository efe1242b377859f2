"""The version, the changelog and `make release` say the same."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.standins.command import facilitator

ROOT = Path(__file__).parents[3]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_the_changelog_begins_with_this_version_and_its_day():
    newest = re.search(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.M)[1]

    assert re.fullmatch(rf"{re.escape(VERSION)} \(20\d\d-\d\d-\d\d\)|Unreleased", newest)


def test_the_command_tells_its_version(tmp_path):
    assert facilitator(tmp_path, "--version").stdout.strip() == VERSION


@pytest.fixture
def release(tmp_path):
    """`make release` in a repository of its own, without the checks and tests that come first."""
    for name in ("Makefile", "pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    git = ("git", "-c", "user.name=Dana", "-c", "user.email=dana@example.org")

    def run(*command):
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)

    def commit():
        run(*git, "add", ".")
        run(*git, "commit", "-qm", "Begin")

    def make():
        done = run("make", "-o", "check", "-o", "test", "release")
        return done.returncode, done.stdout + done.stderr

    run("git", "init", "-q")
    run("git", "config", "user.name", "Dana")
    run("git", "config", "user.email", "dana@example.org")
    commit()
    make.commit, make.run, make.folder = commit, run, tmp_path
    return make


def test_a_release_is_tagged_once(release):
    status, told = release()

    assert (status, f"Tagged v{VERSION}" in told) == (0, True)
    assert release.run("git", "tag").stdout.split() == [f"v{VERSION}"]
    assert f"v{VERSION} is tagged already" in release()[1]


def test_no_release_without_its_section_in_the_changelog_or_with_changes(release):
    changelog = release.folder / "CHANGELOG.md"
    changelog.write_text(changelog.read_text().replace(f"## {VERSION} (", "## Unreleased ("))

    assert "Commit your changes first" in release()[1]
    release.commit()
    assert f'no section "## {VERSION} (DAY)"' in release()[1]
    assert release.run("git", "tag").stdout == ""
