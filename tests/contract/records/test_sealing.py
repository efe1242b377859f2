"""With a data key nothing that people said lies open in the database, and all else is as before."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select, text, update

from facilitator import config
from facilitator.adapters.encryption import FernetCipher
from facilitator.app import adapter_factories
from facilitator.domain.errors import BadSetting, Refused
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.review import EditKind
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.checkins.answer_check_in import (
    open_check_in,
    save_draft,
    submit_check_in,
    submitted_check_ins,
)
from facilitator.features.commitments.save_outcome import save_outcome
from facilitator.features.privacy.forget_person import forget_person
from facilitator.features.privacy.rotate_key import rotate_key
from facilitator.kit import queries
from facilitator.kit.audit import list_audit_entries
from facilitator.kit.reviews import get_or_create_review
from facilitator.records.base import Base
from facilitator.records.boards import LiveNoteRecord
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.held_transcripts import HeldTranscriptRecord
from facilitator.records.icebreakers import AvoidedTopicsRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.posts import PostRecord
from facilitator.records.recaps import (
    ChallengeRecord,
    CommitmentRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import RecapEditRecord
from facilitator.records.rooms import PlatformSummaryRecord, RoomRecord, SittingRecord
from facilitator.records.sealed import KINDS
from facilitator.records.wordings import TrialRecord
from facilitator.records.work import QuestionRecord
from tests.people import SCRIPT
from tests.standins import review
from tests.standins.check_ins import HELD, before
from tests.standins.clicks import do_pending

OLD, NEW = "an old key of many letters", "a new key of many letters"
SECRET_WORDS = "pineapple on everything"
MAILS = select(OutboxRecord).order_by(OutboxRecord.id)


def lock(*keys):
    return FernetCipher(*keys, purpose="records", setting="FACILITATOR_DATA_KEY")


@pytest.fixture
def opened(database):
    """The same database as another process sees it, with these keys."""
    url = database.engine.url.render_as_string(hide_password=False)
    others = []

    def opens(*keys):
        others.append(Database(url, lock(*keys) if keys else None))
        return others[-1]

    yield opens
    for other in others:
        other.close()


def filled(db, folder):
    """Records in which every sealed column holds something."""
    db.upgrade()
    story = before(db, folder)
    review.approve(story)
    with db.tx() as tx:
        given = tx.scalars(select(SolutionRecord).order_by(SolutionRecord.id.desc())).first()
        for record in (ChallengeRecord, SolutionRecord, CommitmentRecord):
            tx.execute(update(record).values(objection=SECRET_WORDS))
        save_outcome(tx, given.id, Outcome.WORKED, SECRET_WORDS)
    do_pending(story.deps)
    promised = open_check_in(*story.pair("Dana"), story.deps).promised[0]
    form = {
        f"went-{promised.id}": "partly", f"word-{promised.id}": SECRET_WORDS, "hot-seat": "yes",
        "sentence": SECRET_WORDS, "urgent": SECRET_WORDS, "attending": "yes",
    }  # fmt: skip
    assert not submit_check_in(*story.pair("Dana"), form, story.deps).problems
    save_draft(*story.pair("Dana"), {"urgent": SECRET_WORDS}, story.deps)
    prepare_agenda.prepare(story.session_id, story.deps)
    send_agenda.approve(story.session_id, None, None, story.deps)
    review.edit(story, review.entries(story)[0], EditKind.TEXT, SECRET_WORDS)
    with db.tx() as tx:
        said = {"said": SECRET_WORDS}
        tx.add(QuestionRecord(session_id=story.held_id, digest="d", question=said, reply=said))
        changed = tx.scalars(select(RecapEditRecord)).one()
        changed.into = changed.target
        get_or_create_review(tx, story.held_id).redo_note = SECRET_WORDS
        group_id = tx.scalars(select(GroupRecord.id)).first()
        tx.add(PostRecord(group_id=group_id, purpose="p", title=SECRET_WORDS, lines=[SECRET_WORDS]))
        tx.add(GuestRecord(
            group_id=group_id, person_id=story.people["Gil"], starts_at=story.deps.clock.at,
            does=SECRET_WORDS, brings=SECRET_WORDS,
        ))  # fmt: skip
        tx.add(LiveNoteRecord(
            session_id=story.held_id, kind="note", text=SECRET_WORDS, at=story.deps.clock.at,
        ))  # fmt: skip
        tx.add(TrialRecord(
            session_id=story.held_id, prompt="hot_seat", text="t", planned=1, found=said,
        ))  # fmt: skip
        tx.add(HeldTranscriptRecord(
            session_id=story.held_id, fingerprint="f", sealed=SECRET_WORDS.encode(),
            languages="sv", minutes="3", came_at=story.deps.clock.at,
        ))  # fmt: skip
        tx.add(RoomRecord(
            group_id=group_id, platform="zoom", number="1", join_link=SECRET_WORDS,
        ))  # fmt: skip
        tx.add(AvoidedTopicsRecord(person_id=story.people["Dana"], topics=[SECRET_WORDS]))
        for recap in tx.scalars(select(RecapRecord)):
            recap.summary = SECRET_WORDS
            for seat in recap.hot_seats:
                seat.summary = SECRET_WORDS
        sitting = SittingRecord(session_id=story.held_id, platform="zoom", uuid="u")
        tx.add(sitting)
        tx.flush()
        tx.add(PlatformSummaryRecord(sitting_id=sitting.id, text=SECRET_WORDS))
        recap = queries.newest_recap(tx, story.held_id)
        dana_id = story.people["Dana"]
        tx.add(PointRecord(recap_id=recap.id, person_id=dana_id, text=SECRET_WORDS))
        dana = MembershipRecord.person_id == dana_id
        tx.scalars(select(MembershipRecord).where(dana)).one().profile = SECRET_WORDS
    return story


def sealed_columns():
    return [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, KINDS)
    ]


def raw(db, table, column):
    """What really lies in a column."""
    with db.engine.connect() as connection:
        found = connection.execute(text(f'SELECT "{column}" FROM {table}')).scalars().all()
    return [
        bytes(v).decode("utf-8", "replace") if isinstance(v, bytes | memoryview)
        else v if isinstance(v, str) else json.dumps(v)
        for v in found if v not in (None, "")
    ]  # fmt: skip


def everything_raw(db):
    names = inspect(db.engine).get_table_names()
    with db.engine.connect() as connection:
        rows = [connection.execute(text(f"SELECT * FROM {name}")).all() for name in names]
    return "".join(
        bytes(v).decode("utf-8", "replace") if isinstance(v, bytes | memoryview) else f"{v}\n"
        for table in rows
        for row in table
        for v in row
    )


def is_open(value):
    return "\x02gAAAA" not in value.replace("\\u0002", "\x02")


def seen(db, story):
    """What people are shown of it."""
    deps = replace(story.deps, db=db)
    draft = send_agenda.open_draft(story.session_id, None, deps)
    with db.tx() as tx:
        mails = [(m.text, m.html, m.calendar) for m in tx.scalars(MAILS)]
        view, said = (
            queries.get_recap_view(tx, story.held_id),
            submitted_check_ins(tx, story.session_id),
        )
    return view, said, mails, draft


def test_with_a_key_nothing_that_was_said_lies_open(database, opened, tmp_path):
    db = opened(OLD)
    story = filled(db, tmp_path)

    for table, column in sealed_columns():
        values = raw(db, table, column)
        assert values, (table, column)
        assert not [v for v in values if is_open(v)], (table, column)
    there = everything_raw(db)
    assert SECRET_WORDS not in there
    for line in SCRIPT.strip().splitlines():
        said = line.partition(": ")[2]
        assert said not in there or len(said) < 8
    assert "ten users by Friday" in seen(db, story)[0].recap.commitments[0].text


def test_what_people_see_is_the_same_with_a_key_and_without(database, opened, tmp_path):
    story = filled(database, tmp_path)
    plain = seen(database, story)
    db = opened(OLD)

    assert seen(db, story) == plain
    rotate_key(db)

    assert seen(db, story) == plain
    assert SECRET_WORDS not in everything_raw(db)


def test_a_new_key_takes_over_and_the_old_one_is_needed_no_more(database, opened, tmp_path):
    story = filled(opened(OLD), tmp_path)
    shown = seen(opened(OLD), story)
    both = opened(NEW, OLD)

    rows = rotate_key(both)

    assert seen(opened(NEW), story) == shown
    opened(NEW).check_key()
    with pytest.raises(Refused, match="cannot be decrypted"):
        opened(OLD).check_key()
    with both.tx() as tx:
        line = list_audit_entries(tx)[-1]
    assert (line.what, line.about) == (
        "sealed everything with the data key in force", f"{rows} rows",
    )  # fmt: skip


def test_without_the_key_nothing_is_read_and_nothing_written_open(database, opened, tmp_path):
    story = filled(opened(OLD), tmp_path)

    with pytest.raises(BadSetting) as missing:
        database.upgrade()
    with pytest.raises(BadSetting), database.tx() as tx:
        queries.get_recap_view(tx, story.held_id)
    with pytest.raises(Refused) as another:
        opened(NEW).upgrade()

    assert "FACILITATOR_DATA_KEY" in missing.value.advice
    assert "FACILITATOR_DATA_KEY was changed" in another.value.advice


def test_there_is_nothing_to_rotate_without_a_key(database):
    with pytest.raises(BadSetting, match="no key to encrypt with"):
        rotate_key(database)


def test_a_key_of_many_rows_is_changed_in_small_parts(database, opened, tmp_path, monkeypatch):
    filled(database, tmp_path)
    monkeypatch.setattr("facilitator.features.privacy.rotate_key.AT_ONCE", 3)
    db = opened(OLD)

    rotate_key(db)

    for table, column in sealed_columns():
        assert not [v for v in raw(db, table, column) if is_open(v)], (table, column)


def test_who_was_forgotten_is_gone_from_what_is_sealed(database, opened, tmp_path):
    db = opened(OLD)
    story = filled(db, tmp_path)

    forget_person("Dana", db)

    told = repr(seen(db, story))
    assert "Dana" not in told
    assert SECRET_WORDS not in told


@pytest.mark.parametrize("keys", [(), (OLD,)], ids=["plain", "sealed"])
def test_any_text_comes_back_as_it_went_in(database, opened, tmp_path, keys):
    db = opened(*keys)
    story = before(db, tmp_path)
    words = st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60
    )  # fmt: skip
    marked = st.one_of(words, words.map("\x02".__add__), words.map("\x02\x02".__add__))

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(marked)
    def comes_back(said):
        with db.tx() as tx:
            mail = OutboxRecord(
                group_id=1, person_id=story.people["Dana"], kind="k", purpose="p", message_id="m",
                subject="", text=said, html=said, calendar=said.encode(),
                created_at=datetime(2026, 3, 4, tzinfo=UTC),
            )  # fmt: skip
            tx.add(mail)
            tx.flush()
            tx.expire_all()
            assert (mail.text, mail.html, mail.calendar) == (said, said, said.encode())
            tx.delete(mail)

    comes_back()


def test_the_setting_seals_and_needs_sixteen_letters(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACILITATOR_DATA_KEY", f"{NEW}, {OLD}")
    db = adapter_factories.database(config.load())
    story = before(db, tmp_path)
    db.close()

    monkeypatch.setenv("FACILITATOR_DATA_KEY", "too short")
    with pytest.raises(BadSetting) as wrong:
        config.load()

    assert "too short" not in wrong.value.message
    assert "at least 16 characters" in wrong.value.message
    content = b"".join(path.read_bytes() for path in (tmp_path / "var").glob("facilitator.db*"))
    assert b"One field would be possible for us" not in content
    with db.tx() as tx:
        assert tx.get_one(PersonRecord, story.people["Dana"]).name == "Dana"
    assert HELD.files[0] not in content
