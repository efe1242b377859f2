"""The outbox: one mail for each person and purpose, sent once; and what a person decides."""

import email
from dataclasses import replace
from datetime import timedelta
from email.policy import default

import pytest
from sqlalchemy import select

from facilitator.adapters.mail.smtp import SmtpMailer, SmtpServer
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.mails import MailState
from facilitator.features.delivery import approval
from facilitator.features.mail import manage_mails, send_mail
from facilitator.features.recaps import write_recap
from facilitator.features.recaps.store_session import store_session
from facilitator.kit.mail import outbox
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord
from tests.contract.recaps.test_kept_recaps import HANDED, made
from tests.standins.deps import SENDER, deps_of
from tests.standins.outbox import attempt, cut_off, person, row, sending_to, store
from tests.standins.smtp import MailServer

CALENDAR = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Founders\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def server():
    with MailServer() as running:
        yield running


@pytest.fixture
def deps(database, server, tmp_path):
    made = sending_to(server, database, tmp_path)
    yield made
    made.mailer.close()


def mails_of(deps, name):
    with deps.db.tx() as tx:
        rows = tx.scalars(
            select(OutboxRecord)
            .where(OutboxRecord.person_id == person(deps, name))
            .order_by(OutboxRecord.id)
        )
        return [(row.id, row.state) for row in rows]


def test_a_mail_is_stored_once_for_each_person_and_purpose(deps):
    assert [store(deps)[0], store(deps)[0]] == [True, False]
    assert store(deps, purpose="session:2")[0]
    assert store(deps, "Bob")[0]


def test_no_mail_for_who_has_no_address_or_has_left(deps):
    bob = person(deps, "Bob")
    with deps.db.tx() as tx:
        tx.delete(tx.scalar(select(MembershipRecord).where(MembershipRecord.person_id == bob)))

    assert [store(deps, "Lee")[0], store(deps, "Bob")[0]] == [False, False]


def test_a_mail_that_is_taken_is_sent_and_never_sent_again(deps, server):
    _, number = store(deps)
    assert outbox.due(deps) == [(number, 0)]

    assert attempt(deps, number) == "sent"

    assert attempt(deps, number) is None
    assert outbox.due(deps) == []
    assert len(server.got) == 1
    assert row(deps, number).why == "250 OK, queued"
    assert row(deps, number).sent_at


def test_a_mail_keeps_its_message_id_whenever_it_is_sent(deps, server):
    _, number = store(deps)
    server.moods.append("drops the line after the mail")
    attempt(deps, number)
    manage_mails.send_again(number, deps)
    attempt(deps, number, 1)

    first, second = (m["Message-ID"] for m in server.mails)
    assert first == second
    assert first.endswith("@example.org>")
    assert first != f"<{row(deps, store(deps, 'Bob')[1]).message_id}@example.org>"


def test_a_server_that_says_not_now_is_asked_again_for_a_day(deps, server):
    _, number = store(deps)
    server.moods.extend(["not now"] * 50)
    pauses, tries = [], 0

    while attempt(deps, number, tries) == "waiting":
        kept = row(deps, number)
        assert outbox.due(deps) == []
        assert "Come back later" in kept.why
        tries = kept.tries
        pauses.append(kept.next_try_at - deps.clock.at)
        deps.clock.at = kept.next_try_at
        assert outbox.due(deps) == [(number, tries)]

    assert row(deps, number).state == MailState.REFUSED
    assert row(deps, number).why.startswith("It was tried for a day.")
    assert pauses[0] == timedelta(minutes=1)
    assert max(pauses) <= timedelta(hours=12)
    assert 8 <= len(pauses) <= 14
    assert timedelta(hours=23) < sum(pauses, timedelta()) <= timedelta(days=1, seconds=1)


@pytest.mark.parametrize("mood", ["never", "never, after the mail"])
def test_what_a_server_never_takes_is_refused_and_shown(deps, server, mood):
    _, number = store(deps)
    server.moods.append(mood)

    assert attempt(deps, number) == "refused"

    with deps.db.tx() as tx:
        shown = manage_mails.mail_lines(tx)
    assert [(line.id, line.state, line.to) for line in shown] == [
        (number, MailState.REFUSED, "dana@example.org")
    ]
    assert "refused it" in shown[0].why
    assert outbox.due(deps) == []


@pytest.mark.parametrize("mood", ["drops the line after the mail", "stalls"])
def test_a_mail_without_an_answer_is_in_doubt_until_a_person_decides(deps, server, mood):
    _, number = store(deps)
    server.moods.append(mood)
    assert attempt(deps, number) == "doubt"
    deps.clock.pass_by(days=3)
    assert (outbox.due(deps), attempt(deps, number)) == ([], None)

    assert manage_mails.send_again(number, deps) is MailState.DOUBT

    assert outbox.due(deps) == [(number, 1)]
    assert attempt(deps, number, 1) == "sent"
    with pytest.raises(Refused, match="is sent"):
        manage_mails.send_again(number, deps)


def test_an_attempt_that_was_cut_off_is_in_doubt_and_not_made_again(deps, server):
    _, number = store(deps)
    outcome = cut_off(deps, number)

    assert send_mail.begin(number, 0, deps) is None

    assert row(deps, number).state == MailState.DOUBT
    assert len(server.got) == 1
    late = send_mail.finish(number, 0, outcome, deps)  # the process was slow, and not dead
    assert late == row(deps, number).state == MailState.SENT


def test_an_attempt_that_was_cut_off_before_the_mail_is_just_made_again(deps, server):
    _, number = store(deps)
    send_mail.begin(number, 0, deps)

    assert attempt(deps, number) == "sent"
    assert len(server.got) == 1


def test_of_two_who_make_the_same_attempt_one_sends(deps, server):
    _, number = store(deps)
    mails = [send_mail.begin(number, 0, deps) for _ in range(2)]

    outcomes = [send_mail.send(mail, number, 0, deps) for mail in mails]

    assert [outcome and outcome.state for outcome in outcomes] == [MailState.SENT, None]
    assert len(server.got) == 1


def test_a_late_answer_does_not_undo_what_came_after(deps, server):
    _, number = store(deps)
    server.moods.append("not now, after the mail")
    late = cut_off(deps, number)
    send_mail.begin(number, 0, deps)
    manage_mails.send_again(number, deps)

    send_mail.finish(number, 0, late, deps)

    assert (row(deps, number).tries, row(deps, number).next_try_at) == (1, None)


def test_a_server_that_is_away_costs_no_mail(deps, server, database, tmp_path):
    _, number = store(deps)
    away = deps_of(database, tmp_path, clock=deps.clock,
                   mailer=SmtpMailer(SmtpServer("127.0.0.1", 1), SENDER))  # fmt: skip

    assert attempt(away, number) == "waiting"
    deps.clock.pass_by(minutes=1)
    assert attempt(deps, number, 1) == "sent"


def test_who_leaves_while_a_mail_waits_does_not_get_it(deps, server):
    _, number = store(deps)
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person(deps)).email = None

    assert attempt(deps, number) is None
    assert (row(deps, number).state, row(deps, number).why) == ("dropped", "No address is known.")
    assert server.got == []


def test_an_address_no_server_knows_is_refused_and_shown(deps, server):
    _, number = store(deps)
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person(deps)).email = "dana@example.org\r\nBcc: eve@example.org"

    assert attempt(deps, number) is None
    assert row(deps, number).state == MailState.REFUSED
    assert "email address" in row(deps, number).why


def test_a_person_may_drop_a_mail_unless_it_has_left(deps, server):
    _, number = store(deps)

    manage_mails.drop(number, deps)

    assert (outbox.due(deps), attempt(deps, number)) == ([], None)
    _, other = store(deps, "Bob")
    attempt(deps, other)
    with pytest.raises(Refused, match="too late"):
        manage_mails.drop(other, deps)
    with pytest.raises(NotFound, match="no mail 99"):
        manage_mails.drop(99, deps)


def test_a_mail_that_is_dropped_at_the_last_moment_does_not_leave(deps, server):
    _, number = store(deps)
    mail = send_mail.begin(number, 0, deps)
    manage_mails.drop(number, deps)

    assert send_mail.send(mail, number, 0, deps) is None
    assert server.got == []


def test_a_calendar_goes_with_the_mail_under_its_method(deps, server):
    _, number = store(deps, calendar=CALENDAR)
    attempt(deps, number)

    part = next(p for p in server.mails[0].walk() if p.get_content_type() == "text/calendar")

    assert part.get_param("method") == "REQUEST"
    assert part.get_content().splitlines() == CALENDAR.decode().splitlines()
    assert part.get_filename() == "session.ics"


def test_a_mail_that_may_be_switched_off_says_how(deps, server):
    numbers = [store(deps)[1], store(deps, kind="no_transcript", purpose="sitting:1")[1]]
    for number in numbers:
        attempt(deps, number)

    recap, notice = server.mails
    link = recap["List-Unsubscribe"].strip("<>")
    assert link.startswith("https://facilitator.example.org/unsubscribe/")
    assert recap["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in recap.get_body(("plain",)).get_content()
    assert f'href="{link}"' in recap.get_body(("html",)).get_content()
    assert notice["List-Unsubscribe"] is None
    assert "unsubscribe" not in notice.as_string()


def test_what_nobody_sends_any_more_comes_into_doubt(deps, server):
    _, number = store(deps)
    cut_off(deps, number)

    outbox.delete_old_texts(deps)
    assert row(deps, number).state == MailState.SENDING
    deps.clock.pass_by(hours=2)
    outbox.delete_old_texts(deps)

    assert row(deps, number).state == MailState.DOUBT


def test_a_newer_recap_takes_the_place_of_one_that_waits(deps, server):
    kept = store_session(HANDED, made(), deps.db)
    assert approval.approve(kept.session_id, 1, None, deps)
    first = mails_of(deps, "Dana")
    with deps.db.tx() as tx:
        heard = tx.get(SessionRecord, kept.session_id).transcript
        del heard.turns[-6:]
    assert write_recap.write_recap(kept.session_id, deps).version == 2

    assert approval.approve(kept.session_id, 2, None, deps)

    assert first == [(first[0][0], "waiting")]
    old, new = mails_of(deps, "Dana")
    assert (old[1], new[1]) == ("dropped", "waiting")
    assert attempt(deps, new[0]) == "sent"
    got = email.message_from_bytes(server.got[0], policy=default)
    assert "YOUR CHALLENGE" in got.get_body(("plain",)).get_content()


class Mistaken:
    """A mailer with a mistake in it, before or after something has left."""

    is_idempotent, sender = False, SENDER

    def __init__(self, has_left):
        self._has_left = has_left

    def send(self, mail, before_data):
        if self._has_left:
            before_data()
        "ö".encode("ascii")


@pytest.mark.parametrize(("has_left", "state"), [(False, "waiting"), (True, "doubt")])
def test_a_mistake_of_ours_leaves_no_mail_without_a_reason(deps, has_left, state):
    _, number = store(deps)
    deps = replace(deps, mailer=Mistaken(has_left))

    assert attempt(deps, number) == state

    assert row(deps, number).why.startswith("The service failed at this (UnicodeEncodeError)")
    assert outbox.due(deps) == []  # at the earliest in a minute, and with another number
    if not has_left:
        assert row(deps, number).tries == 1
        deps.clock.pass_by(hours=1)
        assert outbox.due(deps) == [(number, 1)]


def test_a_mail_that_cannot_be_composed_is_refused_with_a_reason(deps, monkeypatch):
    _, number = store(deps)
    monkeypatch.setattr(send_mail.compose, "build_message", lambda *_, **__: "ö".encode("ascii"))

    assert attempt(deps, number) is None

    assert row(deps, number).state == MailState.REFUSED
    assert "UnicodeEncodeError" in row(deps, number).why
