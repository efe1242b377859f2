"""A recap as its moderator reviews it, including what only moderators may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.notices import Notice
from facilitator.domain.recaps.checks import Verdict
from facilitator.domain.recaps.recap import HotSeat, Recap
from facilitator.domain.recaps.review import (
    EditKind,
    ReviewedRecap,
    ReviewEntry,
    apply_edits,
    reasons_to_check,
)
from facilitator.domain.recaps.statements import Statement, StatementPart
from facilitator.features.live.live_notes import Note, NoteKind, as_note, notes_in
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.recap_edits import active_edit_rows, active_edits
from facilitator.kit.reviews import (
    get_session_with_recap,
    member_previews_of,
    moderators_of,
    review_of,
)
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord


@dataclass(frozen=True, slots=True)
class ReviewedStatement:
    """A statement on the page; ``doubts`` say why it should be checked first."""

    entry: ReviewEntry
    doubts: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key that edits refer to it by."""
        return self.entry.target.key

    @property
    def is_sound(self) -> bool:
        """Whether it does not need to be checked first."""
        return not self.doubts or not self.entry.is_public

    @property
    def is_unsure(self) -> bool:
        """Whether it is shown as it was said, because the model's words did not hold."""
        return bool(self.entry.now.check.doubt) and not self.entry.is_edited

    @property
    def is_read_twice(self) -> bool:
        """Whether a second reader found all of it, as it is shown, in what was said."""
        is_as_found = self.entry.now.text == self.entry.found.text
        return is_as_found and self.entry.now.check.verdict is Verdict.BORNE_OUT


@dataclass(frozen=True, slots=True)
class ReviewedSeat:
    """A hot seat on the page; ``start`` and ``end`` are seconds from the start of the session."""

    brought: ReviewedStatement
    solutions: tuple[ReviewedStatement, ...]
    start: float = 0.0
    end: float = 0.0
    summary: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether nothing in it needs to be checked first."""
        return all(one.is_sound for one in (self.brought, *self.solutions))

    @property
    def is_unsure(self) -> bool:
        """Whether it holds something that is unsure."""
        return any(one.is_unsure for one in (self.brought, *self.solutions))


@dataclass(frozen=True, slots=True)
class EditEntry:
    """One edit; ``by`` is empty for the command line, ``text`` is the statement as found."""

    at: datetime
    by: str
    change: EditKind
    text: str


@dataclass(frozen=True, slots=True)
class MemberReviewState:
    """A member's review of their part: the group waits for it until then, unless accepted."""

    name: str
    until: datetime
    is_fine: bool


@dataclass(frozen=True, slots=True)
class Review:
    """A recap under review; doubtful statements come first.

    ``people`` are the members a statement can be assigned to, ``labels`` the unresolved speakers.
    ``version`` is what an approval sends, ``sent_version`` what the group has, ``look_version``
    what was approved and is in member review; ``looks`` are those reviews. ``noted`` are live
    notes that the recap does not have.
    """

    session_id: int
    group: str
    title: str
    held_at: datetime | None
    seats: tuple[ReviewedSeat, ...]
    commitments: tuple[ReviewedStatement, ...]
    points: tuple[ReviewedStatement, ...]
    lost: tuple[Statement, ...]
    warnings: tuple[Notice, ...]
    people: tuple[tuple[int, str], ...]
    labels: tuple[str, ...]
    history: tuple[EditEntry, ...]
    version: int
    sent_version: int | None
    is_redoing: bool
    can_redo: bool
    made_by: str
    look_version: int | None
    looks: tuple[MemberReviewState, ...]
    noted: tuple[Note, ...] = ()
    summary: str = ""

    @property
    def is_sent(self) -> bool:
        """Whether the group has this version."""
        return self.version == self.sent_version

    @property
    def is_looked_at(self) -> bool:
        """Whether this version is in member review and is sent afterwards."""
        return self.version == self.look_version

    @property
    def to_approve(self) -> bool:
        """Whether it waits for an approval."""
        return not (self.is_sent or self.is_looked_at)


def open_review(session_id: int, person_id: int | None, deps: Deps) -> Review:
    """Return the recap as its moderator sees it; ``person_id`` is None for the operator.

    Changes nothing. Raises NotFound, also if the person no longer moderates the group.
    """
    with deps.db.tx() as tx:
        session = get_session_with_recap(tx, session_id, to_change=False)
        if person_id is not None and person_id not in {
            m.person_id for m in moderators_of(tx, session.group_id)
        }:
            raise NotFound("This recap is not for you.", "Only the group's moderators review it.")
        return build_review(tx, session)


def build_review(tx: Session, session: SessionRecord) -> Review:
    """Return the review of a session, which must have a recap. The caller checks the rights."""
    shown = queries.newest_recap(tx, session.id)
    assert shown is not None
    is_found = shown.reviewed_from is None
    found = shown if is_found else queries.newest_recap(tx, session.id, found=True)
    assert found is not None
    made = queries.recap_from_record(found)
    reviewed, state = apply_edits(made, active_edits(tx, session.id)), review_of(tx, session.id)
    entries = [ReviewedStatement(e, reasons_to_check(e, shown.warnings)) for e in reviewed.entries]
    return Review(
        session.id,
        session.group.name,
        session.title,
        session.held_at,
        _seats(entries, made.hot_seats, reviewed.recap),
        _of_part(entries, StatementPart.COMMITMENT),
        _of_part(entries, StatementPart.POINT),
        reviewed.lost,
        tuple(shown.warnings),
        assignable_people(tx, session),
        unresolved_speakers(tx, session.id),
        _history(tx, session.id),
        shown.version,
        state.sent_version if state else None,
        bool(state and state.redo_at),
        has_words(tx, session),
        shown.model or shown.engine,
        state.look_version if state else None,
        tuple(
            MemberReviewState(look.person.name, look.until, look.fine_at is not None)
            for look in member_previews_of(tx, session.id).values()
        ),
        _noted(tx, session, reviewed),
        reviewed.recap.summary,
    )


def has_words(tx: Session, session: SessionRecord) -> bool:
    """Return whether any words of a session are kept."""
    turns = select(TurnRecord.id).join(TranscriptRecord)
    return tx.scalar(turns.where(TranscriptRecord.session_id == session.id).limit(1)) is not None


def assignable_people(tx: Session, session: SessionRecord) -> tuple[tuple[int, str], ...]:
    """Return (id, name) of the members a statement can be assigned to: those who are recorded."""
    members = queries.members_of(tx, session.group_id, session.held_at)
    return tuple((m.person_id, m.person.name) for m in members if m.recorded)


def unresolved_speakers(tx: Session, session_id: int) -> tuple[str, ...]:
    """Return the labels of speakers who could not be matched to a member."""
    query = (
        select(TurnRecord.label)
        .join(TranscriptRecord)
        .where(TranscriptRecord.session_id == session_id)
        .where(TurnRecord.person_id.is_(None), TurnRecord.label != "")
        .distinct()
        .order_by(TurnRecord.label)
    )
    return tuple(tx.scalars(query))


def _noted(tx: Session, session: SessionRecord, reviewed: ReviewedRecap) -> tuple[Note, ...]:
    in_recap = {(e.found.speaker, e.found.text) for e in reviewed.entries}
    zone = session.group.as_settings().zone
    noted = (as_note(row, zone) for row in notes_in(tx, session.id))
    return tuple(
        one
        for one in noted
        if one.kind is not NoteKind.OFF and (one.name, one.text) not in in_recap
    )


def _seats(
    entries: Sequence[ReviewedStatement], found: Sequence[HotSeat], shown: Recap
) -> tuple[ReviewedSeat, ...]:
    summaries = {(seat.start, seat.end): seat.summary for seat in shown.hot_seats}
    seats = [
        ReviewedSeat(
            challenge,
            _doubtful_first(
                e
                for e in entries
                if e.entry.seat == challenge.entry.seat
                and e.entry.found.part is StatementPart.SOLUTION
            ),
            (seat := found[challenge.entry.seat]).start,
            seat.end,
            summaries.get((seat.start, seat.end), ""),
        )
        for challenge in entries
        if challenge.entry.found.part is StatementPart.CHALLENGE
    ]
    return tuple(sorted(seats, key=lambda seat: (seat.is_sound, not seat.is_unsure)))


def _of_part(
    entries: Sequence[ReviewedStatement], part: StatementPart
) -> tuple[ReviewedStatement, ...]:
    return _doubtful_first(e for e in entries if e.entry.found.part is part)


def _doubtful_first(entries: Iterable[ReviewedStatement]) -> tuple[ReviewedStatement, ...]:
    return tuple(sorted(entries, key=lambda one: (one.is_sound, not one.is_unsure)))


def _history(tx: Session, session_id: int) -> tuple[EditEntry, ...]:
    """Return all edits in force, newest first."""
    return tuple(
        EditEntry(row.at, row.by.name if row.by else "", EditKind(row.change), row.target["text"])
        for row in reversed(active_edit_rows(tx, session_id))
    )
