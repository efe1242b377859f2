"""A moderator's first recap, through the command itself."""

import json
import subprocess
import sys

from tests.people import zoom_vtt as vtt


def facilitator(*args, folder, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *args],
        cwd=folder, capture_output=True, text=True, input=stdin,
    )  # fmt: skip


def test_a_recap_names_who_said_what(tmp_path):
    (tmp_path / "call.vtt").write_text(vtt())
    (tmp_path / "members.csv").write_text(
        "name,email,role\nAlice,alice@example.org,moderator\nBob,bob@example.org,member\n"
        "Dana,dana@example.org,member\nLee,lee@example.org,member\n"
    )

    done = facilitator(
        "recap", "call.vtt", "--members", "members.csv", "--format", "json",
        "--held-on", "2026-03-04", folder=tmp_path,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    recap = json.loads(done.stdout)
    assert [seat["member"] for seat in recap["hot_seats"]] == ["Dana", "Bob"]
    assert [c["due"] for c in recap["commitments"]] == ["2026-03-06", "2026-03-05"]


def test_a_recap_reads_standard_input_and_prints_text(tmp_path):
    done = facilitator("recap", "-", folder=tmp_path, stdin=vtt())

    assert done.returncode == 0, done.stderr
    assert "Dana in the hot seat" in done.stdout


def test_an_empty_file_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "call.vtt").write_text("")

    done = facilitator("recap", "call.vtt", folder=tmp_path)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "empty" in done.stderr


def test_what_is_off_the_record_never_shows(tmp_path):
    secret = vtt().replace(
        "Dana: One field would be possible for us, I had not thought of it.",
        "Dana: Off the record, my brother owns the company.",
    )

    done = facilitator("recap", "-", "--format", "json", folder=tmp_path, stdin=secret)

    assert "brother" not in done.stdout
