"""A group that has met once and meets again in two weeks: what a check-in is about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select, text

from facilitator.engines.offline import OfflineEngine
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.kit.deps import Deps
from facilitator.records.base import Base
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.sealed import is_locked
from facilitator.records.search import MemoryRecord, add_words
from facilitator.records.sessions import SessionRecord
from tests.people import MEMBERS, zoom_vtt
from tests.standins.deps import deps_of

STARTS_AT = datetime(2026, 3, 18, 17, tzinfo=UTC)
HELD = SessionFiles(
    [zoom_vtt().encode()], MEMBERS + b"Gil,gil@example.org,guest\n", held_on=date(2026, 3, 4),
    group="Founders North", title="March",
)  # fmt: skip


@dataclass
class Before:
    """The second session is planned; ``people`` are the ids of the cast by name."""

    deps: Deps
    session_id: int
    held_id: int
    people: dict[str, int]

    def pair(self, name):
        return self.session_id, self.people[name]

    def link(self, name="Dana", purpose="check-in", until=None):
        """The path of a member's link."""
        until = until or datetime(2026, 4, 1, tzinfo=UTC)
        return f"/{purpose}/" + self.deps.links.token(purpose, self.pair(name), until)

    def change(self, **values):
        """Change the planned session."""
        with self.deps.db.tx() as tx:
            session = tx.get_one(SessionRecord, self.session_id)
            for name, value in values.items():
                setattr(session, name, value)


_ROWS = []  # of every table, as they stand after the story so far: writing it takes long


def before(db, folder):
    """Records in which Dana and Bob said on 4 March what they would do; the time is 16 March."""
    deps = deps_of(db, folder)
    deps.clock.at = datetime(2026, 3, 16, 9, tzinfo=UTC)
    if is_locked(db.engine.dialect):
        return Before(deps, *_written(db))
    if not _ROWS:
        ids = _written(db)
        _ROWS.extend([ids, _read(db)])
    else:
        _put(db, _ROWS[1])
    session_id, held_id, people = _ROWS[0]
    return Before(deps, session_id, held_id, dict(people))


_LATER = {}  # how a story goes on, with the time and the rows after it: as above


def went_on(db, folder, go_on):
    """The same story after ``go_on(story)``, which is done once: later its rows are written."""
    if is_locked(db.engine.dialect) or go_on not in _LATER:
        story = before(db, folder)
        go_on(story)
        _LATER[go_on] = (story.deps.clock.at, _read(db))
        return story
    deps = deps_of(db, folder)
    deps.clock.at, rows = _LATER[go_on]
    _put(db, rows)
    with db.tx() as tx:
        add_words(tx, [(row.id, row.words) for row in tx.scalars(select(MemoryRecord))])
    session_id, held_id, people = _ROWS[0]
    return Before(deps, session_id, held_id, dict(people))


def _read(db):
    with db.engine.connect() as connection:
        return [
            (table, [dict(row) for row in connection.execute(table.select()).mappings()])
            for table in Base.metadata.sorted_tables
        ]


def _put(db, rows):
    """The same rows in an empty database; its counters go on behind them."""
    with db.engine.begin() as connection:
        for table, kept in rows:
            if not kept:
                continue
            connection.execute(table.insert(), kept)
            if db.engine.dialect.name == "postgresql" and "id" in table.c:
                counter = f"pg_get_serial_sequence('{table.name}', 'id')"
                newest = f"(SELECT max(id) FROM {table.name})"
                connection.execute(text(f"SELECT setval({counter}, {newest})"))


def _written(db):
    kept = store_session(HELD, make_recap(HELD, OfflineEngine()), db)
    with db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        planned = SessionRecord(group_id=group.id, title="March II", planned_at=STARTS_AT)
        tx.add(planned)
        tx.flush()
        people = dict(
            tx.execute(
                select(PersonRecord.name, PersonRecord.id).join(
                    MembershipRecord, MembershipRecord.person_id == PersonRecord.id
                )
            ).all()
        )
        return planned.id, kept.session_id, people
