"""Between sessions: who is to be asked now how things go, and the mail that asks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.commitments import NOTED
from facilitator.domain.sessions.follow_ups import (
    FARTHEST,
    WEEK,
    Pace,
    after_quiet,
    is_note_due,
    may_write,
    moments,
)
from facilitator.domain.sessions.office_hours import ASKED_FOR, OPEN_AFTER, Standing, is_asked_about
from facilitator.features.commitments.commitment_status import (
    Followed,
    followed,
    in_debt,
    with_history,
)
from facilitator.features.commitments.hot_seat_history import OwnSeat, own_seats
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import Addressed, put, why_not
from facilitator.records.follow_ups import PaceRecord
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord

KIND, THANKS = "follow_up", "thanks"
BETWEEN = (KIND, THANKS)  # of them together a person gets one in a week
PURPOSE = "follow-up"  # of the link
LINK_LASTS = timedelta(days=60)
NOTHING_LEFT = "Nothing of it is open any more."


@dataclass(frozen=True, slots=True)
class _Note:
    """What a person can be asked about: commitments that are open, challenges that may be."""

    promises: tuple[Followed, ...] = ()
    seats: tuple[OwnSeat, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.promises or self.seats)

    @property
    def group(self) -> GroupRecord:
        """The one whose words the mail is in."""
        return (self.promises or self.seats)[0].group

    def is_due(self, last: datetime | None, now: datetime, pace: Pace) -> bool:
        """Whether a moment has come that no note was written after.

        A challenge alone is asked about once, and not where somebody wants less of this.
        """
        return any(is_note_due(p.when, last, now, pace) for p in self.promises) or (
            pace is Pace.USUAL
            and any(last is None or last < seat.held_at + OPEN_AFTER for seat in self.seats)
        )


def due(deps: Deps) -> list[int]:
    """The people to be asked now."""
    now = deps.clock.now()
    with deps.db.reading() as tx:
        known = {p.person_id for p in followed(tx, since=now - FARTHEST)}
        known |= {seat.person_id for seat in own_seats(tx, since=now - ASKED_FOR)}
        return [person_id for person_id in sorted(known) if _to_ask(tx, person_id, now)]


def ask(person_id: int, deps: Deps) -> bool:
    """Mail a member all they are to be asked about. False where that is not due any more.

    Safe to run twice, also at the same time: the mail is the proof that they were asked, and the
    person's row is locked until it is in the outbox.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        person = tx.get(PersonRecord, person_id, with_for_update=True)
        found = _to_ask(tx, person_id, now) if person else _Note()
        if person is None or not found:
            return False
        to = Addressed(KIND, found.group.id, person_id, f"note:{now:%Y%m%d%H%M%S}")
        return put(tx, to, _content(found, person, deps), now)


def write_anew(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    """Let a note that leaves say what may be said now. Gives why it does not leave, if so."""
    found = _askable(tx, mail.person_id, deps.clock.now())
    if not found:
        return NOTHING_LEFT
    content = _content(found, mail.person, deps)
    mail.subject, mail.text, mail.html = content.subject, content.text, content.html
    return ""


def last_mail(tx: Session, person_id: int, kinds: tuple[str, ...] = BETWEEN) -> datetime | None:
    """When a person was last written to between sessions, in whatever group."""
    return tx.scalar(
        select(func.max(OutboxRecord.created_at))
        .where(OutboxRecord.person_id == person_id, OutboxRecord.kind.in_(kinds))
    )  # fmt: skip


def is_note_near(tx: Session, person_id: int, now: datetime) -> bool:
    """Whether a note would wait, or come too late, if something else were written now."""
    pace, found = pace_of(tx, person_id), _askable(tx, person_id, now)
    soon = (at for p in found.promises for at in moments(p.when, pace))
    return found.is_due(last_mail(tx, person_id, (KIND,)), now, pace) or any(
        now < at < now + (pace.gap or WEEK) for at in soon
    )


def pace_of(tx: Session, person_id: int) -> Pace:
    """How often a person wants notes."""
    kept = tx.get(PaceRecord, person_id)
    return Pace(kept.pace) if kept else Pace.USUAL


def is_quiet(group: GroupRecord, zone: ZoneInfo, now: datetime) -> bool:
    """Whether members of a group are not to be disturbed now, by the clocks of ``zone``."""
    settings = group.as_settings()
    return after_quiet(now, settings.quiet_from, settings.quiet_to, zone) != now


def _to_ask(tx: Session, person_id: int, now: datetime) -> _Note:
    """What to ask a person about now; nothing where it is not the time."""
    pace = pace_of(tx, person_id)
    if not may_write(last_mail(tx, person_id), now, pace):
        return _Note()
    found = _askable(tx, person_id, now)
    awake = _Note(
        tuple(p for p in found.promises if not is_quiet(p.group, p.zone, now)),
        tuple(s for s in found.seats if not is_quiet(s.group, s.zone, now)),
    )
    return awake if awake.is_due(last_mail(tx, person_id, (KIND,)), now, pace) else _Note()


def _askable(tx: Session, person_id: int, now: datetime) -> _Note:
    """What a person could be asked about at any hour, the most pressing first."""
    promises = [
        p
        for p in with_history(tx, followed(tx, person_id=person_id), person_id)
        if _is_to_be_noted(tx, p.group, person_id)
    ]
    talked = {one.id for group in _groups(promises) for chain in in_debt(group) for one in chain}
    asked = [p for p in promises if p.is_open and p.id not in talked and now < p.when.due_at]
    seats = [
        s
        for s in own_seats(tx, person_id=person_id, since=now - ASKED_FOR)
        if s.standing is None and is_asked_about(s.held_at, now)
        if _is_to_be_noted(tx, s.group, person_id)
    ]
    return _Note(tuple(sorted(asked, key=lambda p: (p.when.due_at, p.id))), tuple(seats))


def _is_to_be_noted(tx: Session, group: GroupRecord, person_id: int) -> bool:
    wants = group.as_settings().follow_up_notes
    return wants and not why_not(tx, Addressed(KIND, group.id, person_id, ""))


def _content(found: _Note, person: PersonRecord, deps: Deps) -> compose.Content:
    link = deps.links.url(PURPOSE, (person.id,), deps.clock.now() + LINK_LASTS)
    return compose.write(
        KIND, group=found.group.name, language=found.group.language, member=person.name,
        link=link,
        promises=[
            (p.text, p.due, [(s.value, f"{link}?promise={p.id}&went={s}") for s in NOTED])
            for p in found.promises
        ],
        seats=[
            (
                s.challenge if s.travels else "", s.day.date(),
                [(one.value, f"{link}?seat={s.session_id}&is={one}") for one in Standing],
            )
            for s in found.seats
        ],
    )  # fmt: skip


def _groups(promises: list[Followed]) -> list[list[Followed]]:
    found = defaultdict(list)
    for promise in promises:
        found[promise.group.id].append(promise)
    return list(found.values())
