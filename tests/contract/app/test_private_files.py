"""Other users of the machine read nothing of what is stored, mails with sign-in links included."""

import os
import stat

from tests.standins.command import facilitator
from tests.standins.service import Serve

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(folder):
    return [path for path in (folder, *folder.rglob("*")) if path.lstat().st_mode & OTHERS]


def test_whatever_is_created_is_closed(tmp_path):
    before = os.umask(0o022)
    try:
        server = Serve(tmp_path)
        made = facilitator(tmp_path, "moderators", "add", "owner@example.org", "--owner")
        server.stop()
    finally:
        os.umask(before)

    assert made.returncode == 0
    assert (tmp_path / "var" / "facilitator.db").exists()
    assert open_to_others(tmp_path / "var") == []


def test_what_an_earlier_version_left_open_is_closed(tmp_path):
    facilitator(tmp_path, "db", "upgrade")
    elsewhere = tmp_path / "records.db"
    (tmp_path / "var").chmod(0o755)
    elsewhere.touch(mode=0o644)
    elsewhere.chmod(0o644)
    url = f"sqlite:///{elsewhere}"

    server = Serve(tmp_path, FACILITATOR_DATABASE_URL=url)
    server.stop()

    assert (tmp_path / "var").stat().st_mode & OTHERS == 0
    assert [p for p in tmp_path.glob("*.db*") if p.stat().st_mode & OTHERS] == []


def test_doctor_looks_who_can_read_the_data(tmp_path):
    facilitator(tmp_path, "db", "upgrade")

    told = facilitator(tmp_path, "doctor")

    assert "only this user can read the data" in told.stdout
