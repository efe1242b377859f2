"""What an owner is shown of backups, and how they release what is held."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from facilitator.app.checks import backup as backup_check
from facilitator.config import Settings
from facilitator.domain.errors import NotFound
from facilitator.features.access.sign_in import Visitor
from facilitator.features.operations import backups_and_holds
from facilitator.kit import hold
from facilitator.records.accounts import AccountRecord
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.database import Database
from facilitator.records.work import BackupRecord
from tests.standins.check_ins import before
from tests.standins.console import console_app, signed_in, token_in
from tests.standins.databases import ON_SQLITE

OWNER = "Alice"


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


def visitor(story, *, is_owner):
    return Visitor(story.people[OWNER], OWNER, "alice@example.org", is_owner)


def held(story):
    with story.deps.db.tx() as tx:
        hold.hold(tx, "A backup was restored.", story.deps.clock.now())


def since(story):
    with story.deps.db.tx() as tx:
        return hold.held_since(tx)


def test_only_the_owner_sees_and_releases_what_is_held(story):
    held(story)
    moderator = visitor(story, is_owner=False)

    assert backups_and_holds.owners_view(moderator, story.deps) is None
    with pytest.raises(NotFound):
        backups_and_holds.release(moderator, story.deps, drop=False)
    assert since(story) is not None

    backups_and_holds.release(visitor(story, is_owner=True), story.deps, drop=True)
    assert since(story) is None
    with story.deps.db.tx() as tx:
        assert "dropped what was held" in tx.scalars(select(AuditEntryRecord.what)).all()


@ON_SQLITE
def test_the_work_page_has_a_button_for_it(story):
    held(story)
    with story.deps.db.tx() as tx:
        tx.add(BackupRecord(made_at=datetime(2026, 3, 4, 3, tzinfo=UTC), size=1))
        accounts = select(AccountRecord).where(AccountRecord.person_id == story.people[OWNER])
        account = tx.scalars(accounts).first() or AccountRecord(person_id=story.people[OWNER])
        account.is_owner = True
        tx.add(account)
    browser = signed_in(console_app(story.deps), story.deps, story.people[OWNER])
    answer = browser.get("/work/")
    page = answer.text

    assert "Mails and posts are held" in page
    assert "The last backup was made on" in page
    form = {"token": token_in(answer), "do": "send"}
    assert browser.post("/work/held", data=form).status_code == 303
    assert since(story) is None
    assert "Mails and posts are held" not in browser.get("/work/").text
    assert browser.post("/work/held", data={**form, "do": "nonsense"}).status_code == 400


def test_the_doctor_tells_how_old_the_last_backup_is(tmp_path):
    settings = Settings(FACILITATOR_VAR=tmp_path)
    is_ok, told, advice = backup_check.check(settings)
    assert (is_ok, told) == (None, "no backup was made yet")
    assert "facilitator backup FILE" in advice

    db = Database(settings.database)
    for days, expected in ((1, True), (9, False)):
        with db.tx() as tx:
            tx.execute(delete(BackupRecord))
            tx.add(BackupRecord(made_at=datetime.now(UTC) - timedelta(days=days), size=1))
        assert backup_check.check(settings)[0] is expected
    db.close()


def test_the_doctor_sees_nightly_backups_that_cannot_be_made(tmp_path):
    nowhere = Settings(FACILITATOR_VAR=tmp_path, FACILITATOR_BACKUP_DIR=tmp_path / "no")
    assert "no passphrase" in backup_check.check(nowhere)[1]
    given = nowhere.model_copy(update={"backup_passphrase": object()})
    assert "Nothing can be written" in backup_check.check(given)[1]
