"""Mails of the running service: through a real mail server, whatever happens to either side."""

import sqlite3

import pytest

from facilitator.demo import samples
from tests.standins import mailing
from tests.standins.deps import eventually
from tests.standins.service import Serve, command
from tests.standins.slack import TOKEN, SlackStandIn
from tests.standins.smtp import MailServer

MEMBERS = samples.members().count(b"@example.org")
STORY_MAILS = 3 * MEMBERS + 3  # check-ins, agendas, recaps; a reminder and two drafts
KILLS, MAILS = 4, 40


@pytest.fixture
def server():
    with MailServer() as running:
        yield running


@pytest.fixture
def settings(server):
    return mailing.settings_for(server, per_minute=600)


def test_kills_while_mails_are_sent_double_none_and_lose_none(tmp_path):
    tally = mailing.play(tmp_path, MAILS, KILLS, seconds=60)

    assert (tally.second, tally.lost) == (0, 0)
    assert sum(tally.states.values()) == MAILS
    assert set(tally.states) <= {
        "sent",
        "doubt",
        "refused",
        "waiting",
    }  # nothing is left at sending
    assert tally.doubts <= KILLS
    assert tally.hits > 0
    assert tally.states["sent"] >= MAILS * 0.7


def test_no_more_mails_leave_in_a_minute_than_are_allowed(tmp_path, server):
    db = mailing.opened(tmp_path)
    mailing.fill(db, 12)
    db.close()
    service = Serve(tmp_path, **mailing.settings_for(server, per_minute=3))
    try:
        mailing.tick(tmp_path)
        assert eventually(lambda: len(server.got) == 3)
        assert not eventually(lambda: len(server.got) > 3, seconds=6)
        assert server.connections == 1
    finally:
        service.stop()


def test_recaps_reach_each_member_and_what_is_in_doubt_is_up_to_the_moderator(
    tmp_path, server, settings
):
    server.moods.extend(["not now", "never", "drops the line after the mail"])  # then days go by
    service = Serve(tmp_path, **settings)
    try:
        done = command(tmp_path, "simulate", "--url", service.url, **settings)
        assert done.returncode == 0, done.stdout + done.stderr
        shown = command(tmp_path, "mails", **settings).stdout
        doubtful = state_of(tmp_path, "doubt")
        assert "Maybe sent: send again?" in " ".join(shown.split())
        assert f"send-again {doubtful[0]}" in " ".join(shown.split())
        assert len(state_of(tmp_path, "refused")) == len(doubtful) == 1
        assert state_of(tmp_path, "waiting") == []

        again = command(tmp_path, "mails", "send-again", str(doubtful[0]), **settings)

        assert "may arrive twice" in again.stdout
        assert eventually(lambda: len(state_of(tmp_path, "sent")) == STORY_MAILS - 1, 40)
        assert len(server.got) == STORY_MAILS  # one of them twice: its moderator wished it
    finally:
        service.stop()
    own = [mail["Message-ID"] for mail in server.mails]
    assert len(set(own)) == len(own) - 1
    recaps = [mail for mail in server.mails if ".recap." in mail["Message-ID"]]
    assert len(recaps) == MEMBERS
    assert all("List-Unsubscribe" in mail for mail in recaps)
    assert b"example.org" not in service.log.read_bytes()


def test_a_doctor_tries_the_mail_server_and_sends_nothing(tmp_path, server, settings):
    well = command(tmp_path, "doctor", **settings).stdout
    away = {**settings, "FACILITATOR_SMTP_URL": "smtp://dana:s3cret@127.0.0.1:1"}
    ill = command(tmp_path, "doctor", **away)

    assert "takes mails (no TLS, without a login)" in well
    assert "cannot be reached" in ill.stdout
    assert "s3cret" not in ill.stdout + ill.stderr
    assert server.got == []


def test_a_doctor_asks_slack_for_the_name_of_the_bot_and_posts_nothing(tmp_path):
    slack = SlackStandIn()
    base = {"FACILITATOR_SLACK_URL": slack.url}

    well = command(tmp_path, "doctor", FACILITATOR_SLACK_BOT_TOKEN=TOKEN, **base).stdout
    ill = command(tmp_path, "doctor", FACILITATOR_SLACK_BOT_TOKEN="xoxb-s3cret", **base)

    slack.close()
    assert "facilitator may post in Founders" in well
    assert "invalid_auth" in ill.stdout
    assert "s3cret" not in ill.stdout + ill.stderr
    assert slack.got == []


def test_a_mail_server_without_a_sender_is_named_at_start(tmp_path):
    url = "smtp://dana:s3cret@mx.example.org"

    done = command(tmp_path, "mails", FACILITATOR_SMTP_URL=url)

    assert done.returncode == 2
    assert "FACILITATOR_MAIL_FROM" in done.stderr
    assert "s3cret" not in done.stderr


def state_of(folder, state):
    with sqlite3.connect(folder / "var" / "facilitator.db") as db:
        found = [n for (n,) in db.execute("SELECT id FROM outbox WHERE state = ?", (state,))]
    db.close()
    return found
