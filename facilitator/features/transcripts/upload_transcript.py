"""A transcript that a moderator hands in on a page: read and kept at once, recapped by a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator import readers
from facilitator.domain.errors import Refused, UnreadableTranscript
from facilitator.domain.people.people import Roster
from facilitator.domain.sessions.stretches import Stretch
from facilitator.features.access.access import own_group, own_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.live.live_notes import stretches_of
from facilitator.features.meetings.follow_rooms import new_session
from facilitator.features.meetings.follow_sittings import near_session, stop_waiting
from facilitator.features.meetings.plan_session import instant
from facilitator.features.transcripts.keep_transcript import adopt, keep_transcript
from facilitator.features.transcripts.read_transcript import Heard, hear
from facilitator.kit import queries
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.kit.people import hidden_check, keep_people
from facilitator.kit.queries import has_words
from facilitator.kit.retention import emptied_of, struck_at
from facilitator.readers import Piece
from facilitator.records.base import now as written_now
from facilitator.records.groups import GroupRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord

LARGEST_BYTES = 8 * 1024 * 1024  # of all files together: a session of three hours has half a MB
MOST_FILES = 20
LONGEST_NAME = 80
DAY = timedelta(days=1)


class OtherDay(Refused):
    """A file says that it is of another day than the session it is handed in for."""


@dataclass(frozen=True, slots=True)
class Handed:
    """The files of one session with their names.

    ``is_sure``: somebody looked, and they are of this session whatever day they tell.
    """

    files: Sequence[tuple[str, bytes]]
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """What files are read with."""

    group_id: int
    day: date
    roster: Roster
    off: tuple[Stretch, ...] = ()


def hand_in(session_id: int, handed: Handed, visitor: Visitor, deps: Deps) -> None:
    """Keep the transcript of a session of theirs; a worker makes the recap.

    Safe to run twice: the same words do nothing again. Raises Unknown; UnreadableTranscript;
    OtherDay; Refused where the session takes no transcript, or has another one.
    """
    files, now = _in_order(handed.files), deps.clock.now()
    with deps.db.tx() as tx:
        session = own_session(tx, visitor, session_id)
        _check(tx, session, now)
        at, group_id = session.held_at or session.planned_at or now, session.group_id
        place = _Place(
            group_id, at.astimezone(session.group.as_settings().zone).date(),
            queries.roster_of(tx, group_id, at), stretches_of(tx, session, None),
        )  # fmt: skip
    heard = _heard(files, place, handed.is_sure, deps)

    def keep(tx: Session) -> None:
        session = tx.get_one(SessionRecord, session_id, with_for_update=True)
        _check(tx, session, now)
        _keep(tx, session, heard, visitor, now)

    deps.db.settled(keep)


def hand_in_new(
    group_id: int, began: datetime, handed: Handed, visitor: Visitor, deps: Deps
) -> int:  # fmt: skip
    """Keep the transcript of a session that nobody planned, or of the one that was planned then.

    ``began`` is in the group's time, without a zone. Gives the session's number. Safe to run
    twice. Raises what hand_in does, and Refused for a time that cannot be.
    """
    files, now = _in_order(handed.files), deps.clock.now()
    with deps.db.tx() as tx:
        group = own_group(tx, visitor, group_id)
        at = instant(began, group.as_settings().zone)
        if at > now:
            raise Refused("This time is still to come.", "Say when the session began.")
        known = near_session(tx, group, None, at)
        keeps = queries.format_keeps(group.format)
        place = _Place(group_id, began.date(), queries.roster_of(tx, group_id, at))
        known_id = known.id if known else None
    if known_id is not None:
        hand_in(known_id, handed, visitor, deps)
        return known_id
    if not keeps:
        raise Refused(NOTHING_KEPT, OTHER_FORMAT)
    heard = _heard(files, place, handed.is_sure, deps)

    def keep(tx: Session) -> int:
        group = own_group(tx, visitor, group_id)
        tx.refresh(group, with_for_update=True)  # two who hand in at once see each other
        if (twin := _with_words(tx, group, heard)) is not None:
            return twin.id
        session = near_session(tx, group, None, at) or new_session(tx, group, None)
        session.held_at = session.held_at or session.planned_at or at
        _keep(tx, session, heard, visitor, now)
        return session.id

    return deps.db.settled(keep)


def unwritten(deps: Deps) -> list[tuple[int, str]]:
    """The sessions whose words were kept within a day, and have no recap; with the fingerprints."""
    with deps.db.tx() as tx:
        kept = (
            select(TranscriptRecord.session_id, TranscriptRecord.fingerprint)
            .where(TranscriptRecord.created_at > written_now() - DAY)
            .where(TranscriptRecord.emptied_at.is_(None), TranscriptRecord.turns.any())
            .where(TranscriptRecord.session_id.not_in(select(RecapRecord.session_id)))
            .order_by(TranscriptRecord.session_id)
        )
        return [(session_id, words) for session_id, words in tx.execute(kept)]


NOTHING_KEPT = (
    "Of sessions in this group's format nothing is written down, so no transcript is taken."
)
OTHER_FORMAT = "If that is not meant, give the group another format in its settings."


def why_none_taken(tx: Session, session: SessionRecord, now: datetime) -> tuple[str, str]:
    """Why a session takes no transcript, and what to do; empty where it takes one."""
    if not queries.keeps_records(session):
        return NOTHING_KEPT, OTHER_FORMAT
    if session.held_at is None and session.planned_at is not None and session.planned_at > now:
        return "This session has not been held yet.", "Hand its transcript in when it is over."
    if struck_at(tx, session.id):
        return (
            "A member struck words of this session, and they are not taken in again.",
            "Its recap can be made anew from what is left.",
        )
    return "", ""


def _check(tx: Session, session: SessionRecord, now: datetime) -> None:
    message, advice = why_none_taken(tx, session, now)
    if message:
        raise Refused(message, advice)


def _in_order(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """In the order of their names, which is that of time where a recorder named them."""
    if not files:
        raise Refused("No file was chosen.", "Choose the transcript, as your recorder saved it.")
    if len(files) > MOST_FILES:
        raise Refused(f"These are {len(files)} files.", f"Give at most {MOST_FILES} at once.")
    if sum(len(content) for _, content in files) > LARGEST_BYTES:
        raise Refused(
            f"This is more than {LARGEST_BYTES // 1024**2} MB; no transcript is.",
            "Give the text transcript (VTT, SRT, TXT, DOCX, JSON), not the recording.",
        )
    return sorted(files)


def _heard(
    files: Sequence[tuple[str, bytes]], place: _Place, is_sure: bool, deps: Deps
) -> Heard:  # fmt: skip
    """What was said, without what nobody may keep. Raises UnreadableTranscript, OtherDay."""
    pieces = [Piece(content) for _, content in files]
    is_hidden = hidden_check(deps.db, place.group_id)
    try:
        heard = hear(pieces, place.roster, is_forgotten=is_hidden, off=place.off)
    except UnreadableTranscript as error:
        raise _of_which(files, error) from error
    told = heard.transcript.held_on
    if told is not None and abs(told - place.day) > DAY and not is_sure:  # zones differ by a day
        raise OtherDay(
            f"This file says that it is of {told:%Y-%m-%d}, and the session was on "
            f"{place.day:%Y-%m-%d}.",
            "Is it the right file? If it is, choose it again and say so below it.",
        )
    return replace(heard, transcript=replace(heard.transcript, held_on=place.day))


def _of_which(
    files: Sequence[tuple[str, bytes]], error: UnreadableTranscript
) -> UnreadableTranscript:
    """The error with the name of the file that it is about."""
    for name, content in files:
        try:
            readers.read(content)
        except UnreadableTranscript as fault:
            shown = "".join(c for c in name if c.isprintable())[:LONGEST_NAME]
            return UnreadableTranscript(f"{shown}: {fault.message}", fault.advice)
    return error


def _with_words(tx: Session, group: GroupRecord, heard: Heard) -> SessionRecord | None:
    """The session of a group that has these very words."""
    return tx.scalar(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == group.id)
        .where(TranscriptRecord.fingerprint == heard.fingerprint)
        .limit(1)
    )


def _keep(
    tx: Session, session: SessionRecord, heard: Heard, visitor: Visitor, now: datetime
) -> None:
    """Keep the words of a session, once. Raises Refused where it has others, or theirs are over."""
    words = heard.fingerprint or ""
    if has_words(tx, session, words):
        return
    if (gone := emptied_of(tx, session.group_id, words)) is not None and gone.emptied_at:
        raise Refused(
            f"What was said in session {gone.session_id} was deleted on "
            f"{gone.emptied_at:%Y-%m-%d}, as its group wants, and is not taken in again.",
            "Its recap is still there.",
        )
    adopt(tx, session, words)
    stop_waiting(tx, session)
    session.held_at = session.held_at or session.planned_at or now.astimezone(UTC)
    session.cancelled_at = None
    people = keep_people(tx, session.group, heard.roster, told=False)
    keep_transcript(tx, session, heard, people)
    deed = Deed(
        "handed in a transcript", f"session {session.id}", session.group_id, visitor.person_id
    )
    note(tx, deed, now)
