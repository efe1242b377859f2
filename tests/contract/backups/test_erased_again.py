"""What was erased since a backup was made is erased again when that is restored."""

from datetime import timedelta

import pytest

from facilitator.app.backups.journal import keep_journal
from facilitator.app.backups.make import make_backup
from facilitator.app.backups.restore import restore_backup
from facilitator.domain.errors import Refused
from facilitator.features.privacy import erasure_journal
from facilitator.features.privacy.delete_on_platform_request import delete_transcript
from facilitator.features.privacy.erasure_journal import FILE, erasures, read_journal
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.database import Database
from facilitator.records.groups import PersonRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import TurnRecord
from tests.contract.backups.test_backups import (
    NOW,
    PASSPHRASE,
    elsewhere,
    filled,
)
from tests.contract.records.test_sealing import everything_raw
from tests.standins.databases import ON_SQLITE
from tests.standins.member_review import member_first, solution, strike
from tests.standins.review import GIVEN, approve

assert filled  # a fixture
LATER = NOW + timedelta(hours=1)


def restored(settings, tmp_path, **given):
    new = elsewhere(settings, tmp_path)
    done = restore_backup(new, tmp_path / "a.backup", PASSPHRASE, LATER, **given)
    return Database(new.database), done


def test_a_forgotten_person_is_forgotten_again(filled, tmp_path):
    settings, story = filled
    make_backup(settings, story.deps.db, tmp_path / "a.backup", PASSPHRASE, NOW)
    forget_person("Bob", story.deps.db)
    keep_journal(settings, story.deps.db)
    journal = settings.var / FILE
    assert "Bob" not in journal.read_text()

    db, done = restored(settings, tmp_path, journal=journal)

    assert done.erased == 1
    assert "I was so busy being angry about it" not in everything_raw(db)
    with db.tx() as tx:
        assert tx.get_one(PersonRecord, story.people["Bob"]).name != "Bob"
        assert tx.get_one(PersonRecord, story.people["Lee"]).name == "Lee"
    db.close()


def test_the_journal_beside_a_backup_is_found(filled, tmp_path):
    settings, story = filled
    make_backup(settings, story.deps.db, tmp_path / "a.backup", PASSPHRASE, NOW)
    forget_person("Bob", story.deps.db)
    keep_journal(settings.model_copy(update={"backup_dir": tmp_path}), story.deps.db)

    db, done = restored(settings, tmp_path)

    assert done.erased == 1
    db.close()


@ON_SQLITE
def test_records_that_are_replaced_know_it_without_a_journal(filled, tmp_path):
    settings, story = filled
    make_backup(settings, story.deps.db, tmp_path / "a.backup", PASSPHRASE, NOW)
    forget_person("Bob", story.deps.db)
    story.deps.db.close()

    done = restore_backup(settings, tmp_path / "a.backup", PASSPHRASE, LATER, replace=True)

    assert done.erased == 1


def test_what_was_struck_and_deleted_on_request_goes_again(filled, tmp_path):
    settings, story = filled
    member_first(story)
    approve(story)
    with story.deps.db.tx() as tx:
        sitting = SittingRecord(session_id=story.held_id, platform="zoom", uuid="u")
        tx.add(sitting)
    make_backup(settings, story.deps.db, tmp_path / "a.backup", PASSPHRASE, NOW)
    strike(story, "Dana", solution(story, "Dana", GIVEN))
    delete_transcript("zoom", "u", story.deps)
    keep_journal(settings, story.deps.db)

    db, done = restored(settings, tmp_path, journal=settings.var / FILE)

    assert done.erased == 2
    assert GIVEN not in everything_raw(db)
    with db.tx() as tx:
        assert tx.query(TurnRecord).count() == 0
        assert len(erasures(tx)) == 2
    db.close()


def test_a_journal_grows_and_never_shrinks(filled, tmp_path):
    settings, story = filled
    forget_person("Bob", story.deps.db)
    keep_journal(settings, story.deps.db)
    before_it = read_journal(settings.var / FILE)
    erasure_journal.write_journal(settings.var / FILE, [])
    assert read_journal(settings.var / FILE) == before_it
    forget_person("Lee", story.deps.db)
    keep_journal(settings, story.deps.db)

    assert read_journal(settings.var / FILE)[: len(before_it)] == before_it
    assert len(read_journal(settings.var / FILE)) == 2


@ON_SQLITE
def test_what_is_no_journal_is_refused_before_anything_happens(filled, tmp_path):
    settings, story = filled
    make_backup(settings, story.deps.db, tmp_path / "a.backup", PASSPHRASE, NOW)
    for content in ("no json", '{"what": "everything"}'):
        (tmp_path / "other").write_text(content)
        with pytest.raises(Refused, match="no journal"):
            restored(settings, tmp_path, journal=tmp_path / "other")
