"""What stands in deploy/ is true: settings, commands, folders and files are there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from gunicorn.config import Config

from facilitator import plugins
from facilitator.app.cli import COMMANDS
from facilitator.config import Settings
from tests.every import every
from tests.standins.image import command_of, is_ignored, read_stages

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())
COMPOSE = sorted(DEPLOY.glob("compose*.yaml"))
SETTINGS = {field.alias for field in Settings.model_fields.values()}
# What deploy/.env holds beside the settings of the service.
OF_COMPOSE = {"POSTGRES_PASSWORD", "SITE_NAME"}
GIVEN = {
    "POSTGRES_PASSWORD": "ab" * 32,
    "FACILITATOR_SECRET": "cd" * 32,
    "SITE_NAME": "facilitator.example.org",
}
VARIABLE = re.compile(r"\$\{(\w+)(?::\?[^}]*)?\}")
# The parts of the compose specification that are used here, and what each holds.
TOP = {"name": str, "services": dict, "networks": dict, "volumes": dict}
SERVICE = {
    "build": dict, "image": str, "env_file": str, "environment": dict, "volumes": list,
    "tmpfs": list, "networks": list, "read_only": bool, "init": bool, "cap_drop": list,
    "cap_add": list, "security_opt": list, "mem_limit": str, "pids_limit": int, "restart": str,
    "stop_grace_period": str, "logging": dict, "command": list, "depends_on": dict,
    "healthcheck": dict, "ports": list, "shm_size": str,
}  # fmt: skip
BUILD = {"context": str, "dockerfile": str}
CHECK = {"test": list, "interval": str, "timeout": str, "retries": int, "disable": bool}


def compose(path):
    """A compose file with its variables filled in, as those tell who follow its first lines."""
    text = VARIABLE.sub(lambda found: GIVEN[found[1]], path.read_text())
    return {key: value for key, value in yaml.safe_load(text).items() if key[:2] != "x-"}


def services(path, ours):
    """The services of a file by name: those with our image, or the others."""
    told = compose(path)["services"]
    return {name: one for name, one in told.items() if ("build" in one) == ours}


@every("path", FILES)
def test_every_setting_that_is_named_is_one(path):
    named = set(re.findall(r"FACILITATOR_\w+", path.read_text()))

    assert named <= SETTINGS


@every("path", COMPOSE)
def test_a_compose_file_has_the_form_of_the_specification(path):
    told = compose(path)

    assert _misfits(told, TOP) == []
    for name, one in told["services"].items():
        assert _misfits(one, SERVICE) == [], name
        assert _misfits(one.get("build", {}), BUILD) == [], name
        assert _misfits(one.get("healthcheck", {}), CHECK) == [], name
        assert all(isinstance(value, str) for value in one.get("environment", {}).values()), name


def _misfits(told, form):
    return [key for key, value in told.items() if not isinstance(value, form.get(key, ()))]


@every("path", COMPOSE)
def test_whatever_a_compose_file_refers_to_is_there(path):
    told = compose(path)
    mounted, joined = set(), {"default"}
    for name, one in told["services"].items():
        if "build" in one:
            assert (DEPLOY / one["build"]["context"]).resolve() == ROOT
            assert (ROOT / one["build"]["dockerfile"]).is_file()
        assert one.get("env_file", ".env") == ".env"
        assert re.fullmatch(r"[a-z]+(:\d+)?", one["image"]), "the name of no registry"
        for source, *_ in (volume.split(":") for volume in one.get("volumes", ())):
            if source.startswith("."):
                assert (DEPLOY / source).is_file(), source
            else:
                mounted.add(source)
        joined |= set(one.get("networks", ()))
        for other, how in one.get("depends_on", {}).items():
            awaited = told["services"][other]
            if how["condition"] == "service_healthy":  # our image has a check of its own
                assert not awaited.get("healthcheck", {}).get("disable"), name
                assert "build" in awaited or "test" in awaited["healthcheck"], name

    assert mounted == set(told["volumes"])
    assert joined == {"default", *told.get("networks", {})}


@every("path", COMPOSE)
def test_each_process_of_ours_has_no_rights_that_it_does_not_need(path):
    for name, one in services(path, ours=True).items():
        assert one["read_only"], name
        assert one["cap_drop"] == ["ALL"], name
        assert "cap_add" not in one, name
        assert one["security_opt"] == ["no-new-privileges:true"], name
        assert "ports" not in one, "only the proxy can be reached from outside"
    assert [name for name, one in services(path, ours=False).items() if "ports" in one] == ["proxy"]


@every("path", COMPOSE)
def test_the_settings_of_each_process_are_taken(path, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    image = read_stages()[-1].environment
    for one in services(path, ours=True).values():
        settings = Settings(**{**image, **one["environment"]})  # type: ignore[call-arg]

        assert settings.proxies == 1
        assert settings.public_url == "https://facilitator.example.org"
        assert str(settings.var) == "/data"
        assert settings.is_embedded == (path.name == "compose.yaml")


@every("path", COMPOSE)
def test_the_command_of_each_process_is_one_of_ours(path):
    image = command_of(read_stages()[-1])
    for name, one in services(path, ours=True).items():
        program, *told = one.get("command", image)
        if program == "gunicorn":
            given = Config().parser().parse_args(told)
            assert given.args == ["facilitator.wsgi:app"]
            assert given.bind == ["0.0.0.0:8000"]
        else:
            assert (program, told[0] in plugins.names(*COMMANDS)) == ("facilitator", True), name


def test_there_are_two_web_processes_and_two_workers_with_names_of_their_own():
    told = services(DEPLOY / "compose.postgres.yaml", ours=True)
    names = [
        one["environment"].get("FACILITATOR_WORKER")
        for one in told.values()
        if one["command"] == ["facilitator", "worker"]
    ]

    assert sorted(names) == ["worker1", "worker2"]
    assert [name for name, one in told.items() if one["command"][0] == "gunicorn"] == [
        "web1",
        "web2",
    ]
    proxy = compose(DEPLOY / "compose.postgres.yaml")["services"]["proxy"]
    assert proxy["environment"]["UPSTREAMS"] == "web1:8000 web2:8000"


def test_what_an_operator_sets_for_compose_is_in_the_example():
    asked = {name for path in COMPOSE for name in VARIABLE.findall(path.read_text())}
    example = (ROOT / ".env.example").read_text()

    assert asked == set(GIVEN)
    assert set(GIVEN) <= SETTINGS | OF_COMPOSE
    assert {name for name in GIVEN if f"#{name}=" not in example} == set()


def test_the_image_runs_without_rights_and_has_what_it_needs():
    build, last = read_stages()
    copied = [part for told in build.all("COPY") for part in told.split()[:-1]]

    assert build.base == last.base == "python:3.11-slim"
    assert last.all("USER") == ["10001:10001"]
    assert last.all("VOLUME") == ["/data"]
    assert last.all("COPY") == ["--from=build /opt/facilitator /opt/facilitator"]
    assert [name for name in copied if not (ROOT / name).exists() or is_ignored(name)] == []
    assert command_of(last, "HEALTHCHECK")[0] == "python"


@every("name", [".env", ".git/config", "var/facilitator.db", "deploy/.env", "tests/people.py"])
def test_no_records_or_settings_come_into_the_image(name):
    assert is_ignored(name)


@pytest.fixture
def unit(tmp_path):
    """The unit as it is installed, with a program that is there."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    text = (DEPLOY / "facilitator.service").read_text()
    program = "/opt/facilitator/.venv/bin/facilitator"
    assert program in text
    path = tmp_path / "facilitator.service"
    path.write_text(text.replace(program, sys.executable))
    return path


def analyze(*command):
    done = subprocess.run(["systemd-analyze", *command], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_systemd_understands_the_unit(unit):
    assert analyze("verify", str(unit)) == (0, "")

    unit.write_text(unit.read_text().replace("ProtectSystem=strict", "ProtectSystems=strict"))
    assert "'ProtectSystems'" in analyze("verify", str(unit))[1]


def test_the_unit_leaves_little_that_an_intruder_could_do(unit):
    status, told = analyze("security", "--offline=true", "--threshold=20", str(unit))

    assert status == 0, told  # 2.0 of 10; where nothing is forbidden it is 9.6
