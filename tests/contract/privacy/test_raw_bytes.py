"""What is deleted is gone from the bytes of all files of the database, also while it is read."""

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

from facilitator import config
from facilitator.app import adapter_factories
from facilitator.features.groups.manage_groups import edit_group
from facilitator.features.privacy import delete_on_platform_request, delete_transcripts
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.privacy.rotate_key import rotate_key
from facilitator.records.groups import GroupRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.traces import erase_deleted
from tests.standins.check_ins import before
from tests.standins.databases import ON_BOTH, ON_SQLITE
from tests.standins.member_review import member_first, part, strike
from tests.standins.review import approve

SAID = "I was so busy being angry about it"  # Bob, in the transcript and in no recap
GROUP = "Founders North"


@pytest.fixture
def story(database, tmp_path):
    return before(database, tmp_path)


@contextmanager
def somebody_reads(story):
    """Another process in the middle of a transaction that reads."""
    other = sqlite3.connect(story.deps.db.engine.url.database, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM sessions").fetchone()
    yield
    other.execute("COMMIT")
    other.close()


def stored(db):
    path = Path(db.engine.url.database)
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def holds(story, *said):
    """Whether any of these words is in the files; search words are in lower case."""
    kept = stored(story.deps.db).lower()
    return any(words.lower().encode() in kept for words in said)


def forget(story):
    forget_person("dana@example.org", story.deps.db)
    return "dana@example.org"


def let_words_go(story):
    edit_group(GROUP, {"transcript_days": 10}, story.deps.db)
    made_at = datetime(2026, 3, 4, 20, tzinfo=UTC)
    with story.deps.db.tx() as tx:
        tx.execute(update(RecapRecord).values(made_at=made_at - timedelta(days=1)))
        tx.add(ReviewRecord(session_id=story.held_id, sent_version=1, sent_at=made_at))
    story.deps.clock.at = made_at + timedelta(days=30)
    assert delete_transcripts.delete_words(story.held_id, story.deps) > 10
    return SAID


def purge(story):
    with story.deps.db.tx() as tx:
        group = tx.query(GroupRecord).filter_by(name=GROUP).one()
        tx.add(RoomRecord(group_id=group.id, platform="zoom", number="1", account="acme"))
    delete_on_platform_request.delete_account("zoom", "acme", story.deps)
    return SAID


@ON_SQLITE
@pytest.mark.parametrize("delete", [forget, let_words_go, purge])
def test_deleted_words_are_in_no_file_once_nobody_reads(story, delete):
    with somebody_reads(story):
        said = delete(story)
        assert story.deps.db.erase_deleted() is False
        assert holds(story, said)  # in the log, as somebody reads what was there before

    assert story.deps.db.erase_deleted() is True
    assert not holds(story, said)


@ON_SQLITE
def test_struck_words_are_in_no_file(story):
    member_first(story)
    approve(story)
    key, solution = next(iter(part(story, "Dana").seats[0].solutions))
    said = solution.text
    assert holds(story, said)

    assert strike(story, "Dana", key)

    assert story.deps.db.erase_deleted()
    assert not holds(story, said)


@ON_SQLITE
def test_no_plain_words_are_left_once_a_key_was_set(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    story = before(adapter_factories.database(config.load()), tmp_path)
    assert holds(story, SAID)
    story.deps.db.close()
    monkeypatch.setenv("FACILITATOR_DATA_KEY", "a key of more than sixteen letters")
    db = adapter_factories.database(config.load())

    rotate_key(db)

    assert db.erase_deleted()
    assert SAID.lower().encode() not in stored(db).lower()
    db.close()


@ON_BOTH
def test_deleted_rows_are_vacuumed(story):
    forget(story)

    assert erase_deleted(story.deps.db.engine)
    with story.deps.db.tx() as tx:
        if story.deps.db.engine.dialect.name == "postgresql":
            tx.execute(text("SELECT pg_stat_force_next_flush()"))
            dead = text("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'turns'")
            assert tx.scalar(dead) == 0
