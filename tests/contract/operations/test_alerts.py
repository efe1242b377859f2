"""Failures that need a person are logged by their code, shown, mailed once a day, and pinged."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import structlog
from sqlalchemy import select, update

from facilitator.adapters.mail.files import FileMailer
from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.mails import MailState
from facilitator.features.operations import alerts
from facilitator.features.operations.alert_mail import ping, send_alert_mail
from facilitator.features.operations.alerts import Alert, AlertCode
from facilitator.features.operations.jobs import alerts as alert_jobs
from facilitator.kit import hold
from facilitator.kit.jobs import context
from facilitator.records.accounts import AccountRecord
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.work import AlertRecord, BackupRecord
from tests.standins.check_ins import before
from tests.standins.databases import ON_SQLITE

LINK = "https://facilitator.example.org/work/"


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    told.deps = replace(told.deps, mailer=FileMailer(tmp_path / "mails", "We <we@example.org>"))
    with database.tx() as tx:
        group = tx.scalars(select(GroupRecord)).first()
        tx.add(OutboxRecord(
            group_id=group.id, person_id=told.people["Dana"], kind="agenda", purpose="p",
            message_id="m", subject="A secret matter", text="Dear Dana", html="",
            state=MailState.REFUSED, created_at=told.deps.clock.now(),
        ))  # fmt: skip
        account = tx.get(AccountRecord, told.people["Alice"])
        account = account or AccountRecord(person_id=told.people["Alice"])
        account.is_owner = True
        tx.add(account)
    return told


def found(story, tmp_path, **given):
    given = {"failed_work": 0, "expects_backups": False, **given}
    return alerts.find_alerts(story.deps, tmp_path, **given)


def mails(tmp_path):
    return list((tmp_path / "mails").glob("*")) if (tmp_path / "mails").exists() else []


def test_what_is_wrong_now_is_found(story, tmp_path):
    assert found(story, tmp_path) == (Alert(AlertCode.MAILS_REFUSED),)
    assert Alert(AlertCode.WORK_FAILED, 3) in found(story, tmp_path, failed_work=3)
    now = story.deps.clock.now()
    with story.deps.db.tx() as tx:
        tx.execute(update(OutboxRecord).values(state=MailState.DOUBT))
        tx.add(BackupRecord(made_at=now - timedelta(days=4), size=1))
    assert [a.code for a in found(story, tmp_path)] == [AlertCode.MAILS_IN_DOUBT]
    assert Alert(AlertCode.BACKUP_OLD) in found(story, tmp_path, expects_backups=True)
    with story.deps.db.tx() as tx:
        tx.execute(
            update(OutboxRecord).values(state=MailState.WAITING, asked_at=now - timedelta(hours=7))
        )
    assert [a.code for a in found(story, tmp_path)] == [AlertCode.MAILS_LATE]
    with story.deps.db.tx() as tx:
        hold.hold(tx, "restored", now)
    assert [a.code for a in found(story, tmp_path)] == [AlertCode.HELD]


def test_each_is_logged_once_by_its_code_and_without_words(story, tmp_path):
    with structlog.testing.capture_logs() as logged:
        for _ in range(2):
            alerts.note_alerts(found(story, tmp_path), story.deps)
        with story.deps.db.tx() as tx:
            tx.execute(update(OutboxRecord).values(state=MailState.SENT))
        alerts.note_alerts(found(story, tmp_path), story.deps)

    told = [line["code"] for line in logged if line["event"] == "needs a person"]
    assert told == ["mails-refused"]
    with story.deps.db.tx() as tx:
        assert alerts.current_alerts(tx) == ()
    assert "secret" not in str(logged)


def test_the_owner_gets_one_mail_a_day_about_what_is_new(story, tmp_path):
    def look():
        alerts.note_alerts(found(story, tmp_path), story.deps)
        return [[a.code for a in mail.alerts] for mail in alerts.mails_to_send(story.deps)]

    assert look() == [[AlertCode.MAILS_REFUSED]]
    assert look() == []
    with story.deps.db.tx() as tx:
        hold.hold(tx, "restored", story.deps.clock.now())
    assert look() == []  # it is the same day
    story.deps.clock.pass_by(hours=25)
    assert look() == [[AlertCode.HELD]]
    story.deps.clock.pass_by(hours=25)
    assert look() == []


def test_the_mail_says_what_it_is_and_leads_to_the_page(story, tmp_path):
    alerts.note_alerts(found(story, tmp_path), story.deps)
    for letter in alerts.mails_to_send(story.deps):
        send_alert_mail(letter, "en", LINK, story.deps)

    (mail,) = mails(tmp_path)
    text = mail.read_text()
    assert "To: Alice <alice@example.org>" in text
    assert "Mails were refused by a mail server." in text
    assert LINK in text
    assert "Dana" not in text


class Away:
    sender = "We <we@example.org>"

    def send(self, *_):
        raise ExternalServiceError("The mail server is away.")


@ON_SQLITE
def test_a_mail_that_could_not_be_sent_is_sent_later(story, tmp_path):
    alert_jobs.watch(alert_jobs.Watched(tmp_path, LINK))
    try:
        context.bind(replace(story.deps, mailer=Away()))
        assert alert_jobs.look.__wrapped__() == 1
        assert mails(tmp_path) == []
        context.bind(story.deps)
        assert alert_jobs.look.__wrapped__() == 1
        assert len(mails(tmp_path)) == 1
    finally:
        alert_jobs._watched.clear()


def test_a_watching_service_hears_how_it_is(httpserver):
    httpserver.expect_ordered_request("/ping/1", method="POST", data="").respond_with_data("OK")
    httpserver.expect_ordered_request(
        "/ping/1/fail", method="POST", data="mails-refused 2"
    ).respond_with_data("OK")
    url = httpserver.url_for("/ping/1")

    assert ping(url, [])
    assert ping(url, [Alert(AlertCode.MAILS_REFUSED, 2)])
    httpserver.check_assertions()
    httpserver.stop()
    assert not ping(url, [])


@ON_SQLITE
def test_every_code_has_its_text_and_its_advice_in_the_docs(story):
    operators = (Path(__file__).parents[3] / "docs" / "operators.md").read_text()

    assert set(alerts.TEXTS) == set(AlertCode)
    assert [code for code in AlertCode if f"`{code}`" not in operators] == []
    with story.deps.db.tx() as tx:
        assert tx.scalars(select(AlertRecord)).all() == []
