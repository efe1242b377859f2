"""A moderator looks after a group with the command: settings, members, sessions, recaps."""

import json

import pytest

from tests.people import MEMBERS, zoom_vtt
from tests.standins.command import facilitator

NAME = "Founders North"


@pytest.fixture
def here(tmp_path):
    (tmp_path / "call.vtt").write_text(zoom_vtt())
    (tmp_path / "members.csv").write_bytes(MEMBERS)
    return tmp_path


def said(folder, *args):
    done = facilitator(folder, *args)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def test_a_group_from_its_first_day_to_its_first_recap(here):
    assert "No groups yet" in said(here, "groups")
    made = said(here, "groups", "add", NAME, "--theme", "founders", "--cadence", "monthly",
                "--time-zone", "Europe/Berlin", "--room", "832 9736 2914",
                "--members", "members.csv")  # fmt: skip
    assert made == f"{NAME} has 4 members. It meets in Zoom meeting 83297362914."
    assert NAME in said(here, "groups")

    edited = said(here, "groups", "edit", NAME, "--set", "check_in_hours=48", "--language", "de")
    shown = said(here, "groups", "show", NAME)
    assert edited == shown
    assert "check_in_hours 48 members are asked to check in" in shown
    assert "time_zone Europe/Berlin" in shown
    assert "Alice, moderator, alice@example.org" in shown

    planned = said(here, "sessions", "plan", NAME, "--at", "2036-12-01 17:00", "--topic", "prices")
    assert planned == "Session 1 is planned for 2036-12-01 17:00 CET, 90 minutes, prices."
    said(here, "sessions", "topic", "1", "first sales hire")
    assert "first sales" in said(here, "sessions")
    assert "2036-12-01 17:00, 90 minutes, first sales hire" in said(here, "groups", "show", NAME)

    done = said(here, "recap", "call.vtt", "--session", "1", "--held-on", "2026-03-04")
    assert "Dana im Hot Seat" in done
    assert "Kept as session 1 (recap version 1)." in done
    assert "4 mails are written" in done
    again = said(here, "recap", "call.vtt", "--session", "1")
    assert "Kept as session 1 (recap version 1, known already)." in again


def test_a_group_is_told_where_to_post_and_the_address_is_never_shown(here):
    hook = "https://hooks.slack.com/services/T0123/B0123/aSecretOfTheGroup"
    said(here, "groups", "add", NAME)
    assert "Slack" not in said(here, "groups", "show", NAME)

    edited = said(here, "groups", "edit", NAME, "--slack", hook)

    assert "posted to Slack (set)" in edited
    assert "aSecretOfTheGroup" not in edited + said(here, "groups", "show", NAME)
    assert "No post waits" in said(here, "posts")
    assert "Slack" not in said(here, "groups", "edit", NAME, "--slack", "none")


def test_an_import_is_shown_before_it_is_done(here):
    said(here, "groups", "add", NAME, "--members", "members.csv")
    (here / "new.csv").write_text("name,email,role\nRobert,bob@example.org,\nAlice,,\nZoe,,guest\n")

    dry = said(here, "members", "import", "new.csv", "--group", NAME, "--dry-run")

    assert "~ Bob: name: Bob → Robert" in dry
    assert "+ Zoe, guest" in dry
    assert "= Dana is not on the list and stays" in dry
    assert "this was a dry run" in dry
    assert "Robert" not in said(here, "members", "list", "--group", NAME)
    done = said(here, "members", "import", "new.csv", "--group", NAME, "--remove-missing")
    assert "- Dana leaves" in done
    assert "Robert, member, bob@example.org" in said(here, "members", "list", "--group", NAME)
    assert "Left: Dana, Lee" in said(here, "groups", "show", NAME)


def test_a_wish_for_one_recap_leaves_the_group_as_it_is(here):
    said(here, "groups", "add", NAME, "--language", "de", "--theme", "founders")
    plain = ("recap", "call.vtt", "--members", "members.csv", "--group", NAME)

    assert "Dana im Hot Seat" in said(here, *plain)
    assert "Dana in the hot seat" in said(here, *plain, "--language", "en")

    assert "language de" in said(here, "groups", "show", NAME)
    assert "Dana im Hot Seat" in said(here, *plain, "--no-store")
    made = json.loads(said(here, *plain, "--format", "json"))
    assert made["session"]["theme"] == "founders"


def test_a_debrief_is_in_the_language_of_its_group(here):
    said(here, "groups", "add", NAME, "--language", "de")

    done = facilitator(here, "debrief", "--group", NAME, stdin="Dana\nOur users leave.\n\n\n\n")

    assert "Dana im Hot Seat" in done.stdout


def test_a_list_that_cannot_be_read_makes_no_group(here):
    done = facilitator(here, "groups", "add", NAME, "--members", "call.vtt")

    assert done.returncode == 2
    assert "No groups yet" in said(here, "groups")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["groups", "show", "Nobody"], "There is no group Nobody"),
        (["groups", "add", NAME, "--theme", "gardening"], "founders"),
        (["groups", "add", NAME, "--set", "quiet"], "key=value"),
        (["groups", "add", NAME, "--set", "minutes=1", "--set", "cadence=daily"], "15 to 480"),
        (["groups", "add", NAME, "--room", "my room"], "digits only"),
        (["groups", "edit", NAME], "nothing to change"),
        (["groups", "edit", NAME, "--slack", "#general"], "incoming webhook"),
        (["groups", "edit", NAME, "--slack", "C0123456789"], "FACILITATOR_SLACK_BOT_TOKEN"),
        (["posts", "drop", "7"], "There is no post 7"),
        (["members", "import", "members.csv", "--group", "Nobody"], "There is no group Nobody"),
        (["members", "import", "call.vtt", "--group", "Nobody"], "column"),
        (["sessions", "plan", "Nobody", "--at", "tomorrow"], "2026-12-01 17:00"),
        (["sessions", "plan", "Nobody", "--at", "2036-12-01 17:00"], "There is no group"),
        (["recap", "call.vtt", "--session", "9"], "no session 9"),
        (["recap", "call.vtt", "--session", "9", "--group", NAME], "not both"),
    ],
)
def test_a_wrong_wish_is_answered_with_what_to_do(here, args, told):
    done = facilitator(here, *args)

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_member_gets_everything_about_them_as_files(here):
    said(here, "recap", "call.vtt", "--members", "members.csv", "--group", NAME)

    told = said(here, "export", "--person", "dana@example.org", "--output", "for-dana")

    assert told == "Everything about Dana is written to for-dana: a page and JSON."
    about = json.loads((here / "for-dana" / "about-dana-example-org.json").read_text())
    assert "ten users" in about["commitments"][0]["commitment"]
    assert "ten users" in (here / "for-dana" / "about-dana-example-org.html").read_text()
    assert (here / "for-dana" / "about-dana-example-org.json").stat().st_mode & 0o077 == 0
