"""A moderator's evening with the command: demo, records, a model, memory, and what goes wrong."""

import email
import json
import re
import sqlite3
from email.policy import default

import pytest

from facilitator.demo import samples
from facilitator.demo.sample_months import GROUPS, MONTHS
from tests.people import MEMBERS, zoom_vtt
from tests.standins.command import facilitator
from tests.standins.openai import OpenAIStandIn, failure


@pytest.fixture
def here(tmp_path):
    (tmp_path / "call.vtt").write_text(zoom_vtt())
    (tmp_path / "members.csv").write_bytes(MEMBERS)
    return tmp_path


def recap(folder, *args, **settings):
    done = facilitator(
        folder, "recap", "call.vtt", "--members", "members.csv", "--group", "Founders North",
        "--held-on", "2026-03-04", *args, **settings,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def test_the_demo_prints_stores_writes_mails_and_says_what_is_next(tmp_path):
    done = facilitator(tmp_path, "demo")

    assert done.returncode == 0, done.stderr
    assert "Dana Ruiz in the hot seat" in done.stdout
    assert "Try next" in done.stdout
    mails = sorted((tmp_path / "var" / "outbox").glob("*.eml"))
    assert len(mails) == samples.members().count(b"@example.org")
    own = next(path for path in mails if "dana" in path.name)
    mail = email.message_from_bytes(own.read_bytes(), policy=default)
    assert mail["To"].addresses[0].addr_spec == "dana@example.org"
    assert "YOUR CHALLENGE" in mail.get_body(("plain",)).get_content()
    again = facilitator(tmp_path, "demo")
    assert "known already" in again.stdout
    sessions = facilitator(tmp_path, "sessions").stdout
    held = len(GROUPS) * MONTHS
    assert sessions.count("(planned)") == 2
    # and not once more by the second
    assert len(re.findall(r"^\d+ ", sessions, re.M)) == 1 + held + 2
    assert "/sign-in/" in again.stdout
    assert "owner@example.org" in facilitator(tmp_path, "moderators", "list").stdout


def test_records_are_shown_exported_and_forgotten(here):
    recap(here)

    shown = json.loads(facilitator(here, "show", "1", "--format", "json").stdout)
    assert [seat["member"] for seat in shown["hot_seats"]] == ["Dana", "Bob"]
    assert facilitator(here, "export", "--format", "markdown").returncode == 0
    assert "## Dana" in (here / "export" / "session-0001.md").read_text()
    assert facilitator(here, "export", "--format", "ics").returncode == 0
    tasks = here / "export" / "session-0001.ics"
    assert tasks.read_text().startswith("BEGIN:VCALENDAR")
    assert tasks.stat().st_mode & 0o077 == 0
    done = facilitator(here, "forget", "dana@example.org", "--yes")
    assert "Removed" in done.stdout
    assert "Dana" not in facilitator(here, "show", "1").stdout
    assert list((here / "var" / "outbox").glob("*.eml")) == []


def test_a_format_that_shares_experience_shows_no_advice(here):
    shown = json.loads(recap(here, "--session-format", "forum-120", "--format", "json").stdout)

    kinds = {s["kind"] for seat in shown["hot_seats"] for s in seat["solutions"]}
    assert "experience" in kinds
    assert "suggestion" not in kinds
    again = json.loads(facilitator(here, "show", "1", "--format", "json").stdout)
    assert again["hot_seats"] == shown["hot_seats"]


def test_no_store_leaves_nothing_behind(here):
    recap(here, "--no-store")

    assert not (here / "var").exists()


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html"])
def test_a_recap_goes_into_a_file_in_every_format(here, format):
    recap(here, "--format", format, "--output", "recap.out")

    assert "Dana" in (here / "recap.out").read_text()


def test_a_model_does_the_work_where_there_is_one(here):
    server = OpenAIStandIn()
    done = recap(
        here, "--format", "json", "--theme", "founders", "--language", "de",
        OPENAI_BASE_URL=server.url,
    )  # fmt: skip
    server.close()
    assert all("Write in German." in a["messages"][0]["content"] for a in server.asked)

    made = json.loads(done.stdout)
    assert made["engine"] == "openai"
    with sqlite3.connect(here / "var" / "facilitator.db") as db:
        assert db.execute("SELECT count(*) FROM prompt_versions").fetchone() == (2,)
        calls = db.execute("SELECT purpose FROM calls WHERE session_id = 1 ORDER BY id").fetchall()
        assert calls == [("session",), ("second_reading",)]
    db.close()
    assert [seat["member"] for seat in made["hot_seats"]] == ["Dana", "Bob"]


def test_a_recap_in_german_is_in_german_from_the_subject_to_the_receipt(here):
    done = recap(here, "--language", "de")

    assert "Dana im Hot Seat" in done.stdout
    assert "die Offline-Engine" in done.stdout
    mail = next((here / "var" / "outbox").glob("*-dana-*.eml"))
    read = email.message_from_bytes(mail.read_bytes(), policy=default)
    text = read.get_body(("plain",)).get_content()
    assert read["Subject"].startswith("Dein Rückblick")
    assert "DEIN ANLIEGEN" in text
    assert "Wie das entstanden ist" in text
    assert not {"Your", "the", "offered", "Recorded"} & set(text.split("--")[-1].split())


def test_a_model_that_is_away_is_done_without_and_that_is_said(here):
    server = OpenAIStandIn()
    server.next.append(failure(401))
    done = recap(here, "--format", "json", OPENAI_BASE_URL=server.url)
    server.close()

    made = json.loads(done.stdout)
    assert made["engine"] == "offline"
    assert any("offline engine made this recap" in warning for warning in made["warnings"])
    mail = next((here / "var" / "outbox").glob("*-dana-*.eml"))
    text = email.message_from_bytes(mail.read_bytes(), policy=default).get_body(("plain",))
    told = text.get_content().split("How this was made")[1]
    assert "The offline engine, after the model gpt-5-mini could not be used" in told
    assert "what was said was sent to the server of that model" in told
    assert "nothing was sent anywhere" not in told


def test_a_model_without_a_price_is_refused_with_what_to_set(here):
    done = facilitator(
        here, "recap", "call.vtt", OPENAI_BASE_URL="https://models.example.org/v1",
        FACILITATOR_MODEL="nobody-knows-it",
    )  # fmt: skip

    assert done.returncode == 2
    assert "FACILITATOR_MODEL_PRICE_USD" in done.stderr
    assert "Traceback" not in done.stderr
    assert "No sessions yet" in facilitator(here, "sessions").stdout


def test_a_debrief_makes_the_recap_from_memory(here):
    answers = [
        "Dana", "Half of our trial users leave.", "Bob", "Call ten of them.", "Zoe", "", "",
        "dana", "I will call ten users by Friday.", "",
    ]  # fmt: skip

    done = facilitator(
        here, "debrief", "--members", "members.csv", "--held-on", "2026-03-04", "--format", "json",
        stdin="\n".join(answers) + "\n",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["engine"] == "debrief"
    assert made["hot_seats"][0]["solutions"][0]["peer"] == "Bob"
    assert made["commitments"][0]["due"] == "2026-03-06"
    assert made["hot_seats"][0]["challenge"]["evidence"][0]["source"] == "moderator's memory"
    assert "That is not one member" in done.stderr


def test_a_debrief_that_is_broken_off_keeps_nothing(here):
    done = facilitator(here, "debrief", stdin="Dana\nHalf of our users leave.\n")

    assert done.returncode == 2
    assert "nothing was stored" in done.stderr
    assert "No sessions yet" in facilitator(here, "sessions").stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 500, "not a text file"),
        (b"x" * (51 * 1024 * 1024), "larger than 50 MB"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nno names at all\n", "Nobody is named"),
        (b"PK\x03\x04 broken", "Word file"),
    ],
    ids=["empty", "binary", "huge", "nameless", "word"],
)
def test_a_bad_file_gets_a_clear_word_and_leaves_nothing(here, content, told):
    (here / "bad.vtt").write_bytes(content)

    done = facilitator(here, "recap", "bad.vtt")

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "No sessions yet" in facilitator(here, "sessions").stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["recap", "missing.vtt"], "cannot be read"),
        (["recap", "call.vtt", "--theme", "gardening"], "founders"),
        (["recap", "call.vtt", "--engine", "magic"], "offline"),
        (["recap", "call.vtt", "--language", "xx"], "en, de"),
        (["recap", "call.vtt", "--session-format", "waltz"], "forum-120"),
        (["recap", "call.vtt", "--engine", "openai"], "OPENAI_API_KEY"),
        (["recap", "call.vtt", "--format", "papyrus"], "markdown"),
        (["recap", "call.vtt", "--held-on", "yesterday"], "2026-03-04"),
        (["recap", "call.vtt", "--members", "call.vtt"], "column"),
        (["show", "99"], "no session 99"),
        (["forget", "Nobody", "--yes"], "Nobody is called"),
    ],
)
def test_a_wrong_wish_is_answered_with_what_to_do(here, args, told):
    done = facilitator(here, *args)

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_member_list_is_refused_and_not_passed_over(here):
    (here / "members.csv").write_bytes(b"")

    done = facilitator(here, "recap", "call.vtt", "--members", "members.csv")

    assert done.returncode == 2
    assert "no column 'name'" in done.stderr


@pytest.mark.parametrize("args", [["recap", "call.vtt"], ["export", "--output", "/proc/x"]])
def test_a_place_that_cannot_be_written_is_named(here, args):
    settings = {"FACILITATOR_VAR": "/proc/nope"} if args[0] == "recap" else {}

    done = facilitator(here, *args, **settings)

    assert done.returncode == 2
    assert "/proc/" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_speaker_alone_gives_main_points(here):
    (here / "talk.txt").write_text(
        "Dana: We lose money every month and nobody knows why it is so.\n"
    )

    done = facilitator(here, "recap", "talk.txt")

    assert done.returncode == 0
    assert "main points" in done.stdout
    assert "We lose money" in done.stdout


def test_a_wrong_setting_is_named_with_what_was_expected(here):
    done = facilitator(here, "sessions", FACILITATOR_ENGINE="magic", OPENAI_BASE_URL="nowhere")

    assert done.returncode == 2
    assert "FACILITATOR_ENGINE" in done.stderr
    assert "OPENAI_BASE_URL" in done.stderr
