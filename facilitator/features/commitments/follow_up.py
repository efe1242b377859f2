"""Find the members to ask about their commitments between sessions, and mail them."""

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
    may_send_note,
    note_times,
)
from facilitator.domain.sessions.office_hours import (
    ASKED_FOR,
    OPEN_AFTER,
    ChallengeState,
    is_asked_about,
)
from facilitator.features.commitments.commitment_status import (
    TrackedCommitment,
    repeated_in_group,
    tracked_commitments,
    with_history,
)
from facilitator.features.commitments.hot_seat_history import PastHotSeat, past_hot_seats
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail, why_not_send
from facilitator.records.follow_ups import FollowUpPaceRecord
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord

KIND, THANKS_KIND = "follow_up", "thanks"
KINDS_BETWEEN_SESSIONS = (KIND, THANKS_KIND)  # a person gets at most one of these a week
PURPOSE = "follow-up"  # of the link
LINK_LIFETIME = timedelta(days=60)
NOTHING_LEFT = "Nothing of it is open any more."


@dataclass(frozen=True, slots=True)
class _Note:
    """What a person can be asked about: open commitments, and challenges that may still be open."""

    promises: tuple[TrackedCommitment, ...] = ()
    seats: tuple[PastHotSeat, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.promises or self.seats)

    @property
    def group(self) -> GroupRecord:
        """The group whose language and name the mail uses."""
        return (self.promises or self.seats)[0].group

    def is_due(self, last: datetime | None, now: datetime, pace: Pace) -> bool:
        """Whether a note is due for anything in it and has not been written since.

        A challenge alone is asked about once, and not if the person reduced the notes.
        """
        return any(is_note_due(p.when, last, now, pace) for p in self.promises) or (
            pace is Pace.USUAL
            and any(last is None or last < seat.held_at + OPEN_AFTER for seat in self.seats)
        )


def due(deps: Deps) -> list[int]:
    """The ids of the people to ask now."""
    now = deps.clock.now()
    with deps.db.reading() as tx:
        person_ids = {p.person_id for p in tracked_commitments(tx, since=now - FARTHEST)}
        person_ids |= {seat.person_id for seat in past_hot_seats(tx, since=now - ASKED_FOR)}
        return [person_id for person_id in sorted(person_ids) if _due_note(tx, person_id, now)]


def send_note(person_id: int, deps: Deps) -> bool:
    """Mail a member everything they are to be asked about. False if it is no longer due.

    Safe to run twice, also at the same time: the mail in the outbox records that they were asked,
    and the person's row is locked until it is there.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        person = tx.get(PersonRecord, person_id, with_for_update=True)
        note = _due_note(tx, person_id, now) if person else _Note()
        if person is None or not note:
            return False
        to = MailKey(KIND, note.group.id, person_id, f"note:{now:%Y%m%d%H%M%S}")
        return add_mail(tx, to, _content(note, person, deps), now)


def refresh_note(tx: Session, mail: OutboxRecord, deps: Deps) -> str:
    """Update a note just before it is sent. Returns the reason if it must not be sent."""
    note = _possible_note(tx, mail.person_id, deps.clock.now())
    if not note:
        return NOTHING_LEFT
    content = _content(note, mail.person, deps)
    mail.subject, mail.text, mail.html = content.subject, content.text, content.html
    return ""


def last_mail_at(
    tx: Session, person_id: int, kinds: tuple[str, ...] = KINDS_BETWEEN_SESSIONS
) -> datetime | None:
    """When a person last got a mail between sessions, in any group."""
    return tx.scalar(
        select(func.max(OutboxRecord.created_at))
        .where(OutboxRecord.person_id == person_id, OutboxRecord.kind.in_(kinds))
    )  # fmt: skip


def is_note_soon(tx: Session, person_id: int, now: datetime) -> bool:
    """Whether a note would be delayed or too late if another mail were written now."""
    pace, note = pace_of(tx, person_id), _possible_note(tx, person_id, now)
    moments_ahead = (at for p in note.promises for at in note_times(p.when, pace))
    return note.is_due(last_mail_at(tx, person_id, (KIND,)), now, pace) or any(
        now < at < now + (pace.gap or WEEK) for at in moments_ahead
    )


def pace_of(tx: Session, person_id: int) -> Pace:
    """How often a person wants notes."""
    kept = tx.get(FollowUpPaceRecord, person_id)
    return Pace(kept.pace) if kept else Pace.USUAL


def is_quiet_time(group: GroupRecord, zone: ZoneInfo, now: datetime) -> bool:
    """Whether it is quiet time for members of a group in the time zone ``zone``."""
    settings = group.as_settings()
    return after_quiet(now, settings.quiet_from, settings.quiet_to, zone) != now


def _due_note(tx: Session, person_id: int, now: datetime) -> _Note:
    """What to ask a person about now; empty if it is not the time."""
    pace = pace_of(tx, person_id)
    if not may_send_note(last_mail_at(tx, person_id), now, pace):
        return _Note()
    note = _possible_note(tx, person_id, now)
    not_quiet = _Note(
        tuple(p for p in note.promises if not is_quiet_time(p.group, p.zone, now)),
        tuple(s for s in note.seats if not is_quiet_time(s.group, s.zone, now)),
    )
    return (
        not_quiet if not_quiet.is_due(last_mail_at(tx, person_id, (KIND,)), now, pace) else _Note()
    )


def _possible_note(tx: Session, person_id: int, now: datetime) -> _Note:
    """What a person could be asked about at any time, most urgent first."""
    commitments = [
        p
        for p in with_history(tx, tracked_commitments(tx, person_id=person_id), person_id)
        if _may_be_asked(tx, p.group, person_id)
    ]
    repeated = {
        one.id
        for group in _by_group(commitments)
        for chain in repeated_in_group(group)
        for one in chain
    }
    open_commitments = [
        p for p in commitments if p.is_open and p.id not in repeated and now < p.when.due_at
    ]
    seats = [
        s
        for s in past_hot_seats(tx, person_id=person_id, since=now - ASKED_FOR)
        if s.standing is None and is_asked_about(s.held_at, now)
        if _may_be_asked(tx, s.group, person_id)
    ]
    return _Note(tuple(sorted(open_commitments, key=lambda p: (p.when.due_at, p.id))), tuple(seats))


def _may_be_asked(tx: Session, group: GroupRecord, person_id: int) -> bool:
    wants = group.as_settings().follow_up_notes
    return wants and not why_not_send(tx, MailKey(KIND, group.id, person_id, ""))


def _content(note: _Note, person: PersonRecord, deps: Deps) -> compose.MailContent:
    link = deps.links.url(PURPOSE, (person.id,), deps.clock.now() + LINK_LIFETIME)
    return compose.render_mail(
        KIND, group=note.group.name, language=note.group.language, member=person.name,
        link=link,
        promises=[
            (p.text, p.due, [(s.value, f"{link}?promise={p.id}&went={s}") for s in NOTED])
            for p in note.promises
        ],
        seats=[
            (
                s.challenge if s.travels else "", s.day.date(),
                [(one.value, f"{link}?seat={s.session_id}&is={one}") for one in ChallengeState],
            )
            for s in note.seats
        ],
    )  # fmt: skip


def _by_group(commitments: list[TrackedCommitment]) -> list[list[TrackedCommitment]]:
    by_group = defaultdict(list)
    for commitment in commitments:
        by_group[commitment.group.id].append(commitment)
    return list(by_group.values())
