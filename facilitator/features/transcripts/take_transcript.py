"""After a session: its transcript is fetched, read and kept, without what nobody may keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator import readers
from facilitator.domain.errors import NotHeard, Unknown
from facilitator.domain.events import Event, File
from facilitator.domain.sessions.sittings import next_try
from facilitator.domain.sessions.stretches import ROUGH_SECONDS
from facilitator.features.live.live_notes import is_ever_off, stretches_of
from facilitator.features.meetings.follow_rooms import BY_NAME, room_of
from facilitator.features.meetings.follow_sittings import session_at
from facilitator.features.transcripts.keep_transcript import adopt, keep_transcript
from facilitator.features.transcripts.read_transcript import Heard, hear
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.people import hidden_check, keep_people
from facilitator.kit.retention import emptied_of, struck_at
from facilitator.readers import Piece
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.work import ParcelRecord

SPEECH = "transcript"  # the kind of a file with what was said


@dataclass(frozen=True, slots=True)
class Taken:
    """A session's transcript is kept; the fingerprint names these very words."""

    session_id: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Sitting:
    id: int
    platform: str
    uuid: str
    begins: float  # seconds from the start of the session


def take_transcript(sitting_id: int, tickets: Mapping[str, str], deps: Deps) -> Taken | None:
    """Fetch, read and keep what was said in the session of this sitting, in all its sittings.

    Safe to run twice. ``tickets`` are what came with events, sealed, by sitting. None where the
    group's format keeps no record, the recording was deleted, or the words are kept no longer.
    Raises NotHeard with the reason, UnreadableTranscript, OutsideFault.
    """
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None or sitting.recording_gone_at or not _takes_words(sitting.session):
            return None
        session = sitting.session
        session_id, held_at = session.id, session.held_at
        everything = _of_session(tx, session.id)
        sittings, first = _sittings(everything), _first(everything)
        off = stretches_of(tx, session, first)
        group_id, members = session.group_id, queries.roster_of(tx, session.group_id, held_at)
    pieces: list[Piece] = []
    files: dict[int, list[str]] = {}
    fetched: list[tuple[File, bytes]] = []
    for one in sittings:
        try:
            found = _fetched(one, tickets.get(one.uuid, ""), deps)
        except NotHeard:
            if one.id == sitting_id:
                raise
            continue  # a short opening before may have been recorded by nobody
        pieces += [Piece(content, one.begins + file.offset) for file, content in found]
        files[one.id] = [file.id for file, _ in found]
        fetched += found
    paused = _paused(fetched) if off else 0.0
    off = tuple(replace(stretch, paused=paused) for stretch in off)
    heard = hear(
        pieces, members, held_on=held_at.date() if held_at else None,
        is_forgotten=hidden_check(deps.db, group_id), off=off,
    )  # fmt: skip
    return _keep(session_id, heard, files, deps)


def take_handed_in(event: Event, deps: Deps) -> Taken | None:
    """Read and keep a transcript that another tool handed in; its parcel is gone afterwards.

    Safe to run twice. Raises Unknown where no group has this meeting or name.
    """
    with deps.db.tx() as tx:
        parcel = tx.get(ParcelRecord, event.key)
        session = _session_of(tx, event, deps.clock.now())
        session_id, held_at = session.id, session.held_at
        group_id, members = session.group_id, queries.roster_of(tx, session.group_id, held_at)
        if parcel is None or not queries.keeps_records(session):
            return None
        off = stretches_of(tx, session, None)
        sealed = parcel.sealed
    content = deps.seal.open(sealed.decode())
    heard = hear(
        [Piece(content)], members, held_on=held_at.date() if held_at else None,
        is_forgotten=hidden_check(deps.db, group_id), off=off,
    )  # fmt: skip
    kept = _keep(session_id, heard, {}, deps)
    with deps.db.tx() as tx:
        if (parcel := tx.get(ParcelRecord, event.key)) is not None:
            tx.delete(parcel)
    return kept


def take_summary(sitting_id: int, deps: Deps) -> None:
    """Keep the platform's own summary for comparison, unless it may tell what is off the record."""
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None or sitting.recording_gone_at or not _takes_words(sitting.session):
            return
        name, uuid = sitting.platform, sitting.uuid
    platform = deps.platform(name)
    text = platform.summary(uuid) if platform else None
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id, with_for_update=True)
        heard = sitting.session.transcript if sitting else None
        if not text or sitting is None or (heard and (heard.left_out or heard.not_recorded)):
            return
        if struck_at(tx, sitting.session_id) or is_ever_off(tx, sitting.session_id):
            return
        kept = tx.scalar(
            select(PlatformSummaryRecord).where(PlatformSummaryRecord.sitting_id == sitting_id)
        ) or PlatformSummaryRecord(sitting_id=sitting_id)
        kept.text, kept.kept_at = text, deps.clock.now()
        tx.add(kept)


def note_silence(sitting_id: int, why: NotHeard, deps: Deps) -> bool:
    """Remember that there was no transcript, and when to look again. True after the last try."""
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id, with_for_update=True)
        if sitting is None or sitting.files:
            return False
        ended_at = sitting.ended_at or deps.clock.now()
        now = deps.clock.now()
        sitting.tries += 1
        again = next_try(ended_at, sitting.tries) if why.may_come else None
        while again is not None and again <= now:  # after a long sleep: the tries that are over
            sitting.tries += 1
            again = next_try(ended_at, sitting.tries)
        sitting.next_try_at = again
        if again is None:
            sitting.silence = str(why)
        return again is None


def _of_session(tx: Session, session_id: int) -> list[SittingRecord]:
    found = select(SittingRecord).where(SittingRecord.session_id == session_id)
    return list(tx.scalars(found.order_by(SittingRecord.started_at, SittingRecord.id)))


def _sittings(sittings: list[SittingRecord]) -> list[_Sitting]:
    """Those whose recording is still there, with the second of the session at which they began."""
    first = _first(sittings)
    return [
        _Sitting(
            s.id, s.platform, s.uuid,
            (s.started_at - first).total_seconds() if s.started_at and first else 0.0,
        )
        for s in sittings
        if not s.recording_gone_at
    ]  # fmt: skip


def _first(sittings: list[SittingRecord]) -> datetime | None:
    """When the first of them began, which is second 0 of the transcript; None: nobody told."""
    return min((s.started_at for s in sittings if s.started_at), default=None)


def _fetched(sitting: _Sitting, ticket: str, deps: Deps) -> list[tuple[File, bytes]]:
    """The files of a sitting with their content. Raises NotHeard, OutsideFault."""
    platform = deps.platform(sitting.platform)
    if platform is None:
        raise NotHeard(
            f"There are no credentials to ask {sitting.platform} for a transcript.",
            "Set FACILITATOR_ZOOM_ACCOUNT_ID, _CLIENT_ID and _CLIENT_SECRET.",
            may_come=False,
        )
    opened = deps.seal.open(ticket).decode() if ticket else ""
    files = platform.files(sitting.uuid)
    return [(file, platform.content(sitting.uuid, file, opened)) for file in files]


def _paused(fetched: Sequence[tuple[File, bytes]]) -> float:
    """For how many seconds a recording may have been paused: it is longer than what was heard."""
    longest = 0.0
    for file, content in fetched:
        if file.kind == SPEECH:
            heard = readers.read(content).seconds
            longest = max(longest, ROUGH_SECONDS if file.seconds is None else file.seconds - heard)
    return longest


def _keep(
    session_id: int, heard: Heard, files: Mapping[int, list[str]], deps: Deps
) -> Taken | None:
    """Keep what was heard; nothing where it was deleted before, or while we read it."""
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, session_id, with_for_update=True)
        if any(s.recording_gone_at for s in _of_session(tx, session_id) if s.id in files):
            return None
        words = heard.fingerprint or ""
        if not _takes_words(session) or emptied_of(tx, session.group_id, words):
            return None
        if struck_at(tx, session_id):
            return None
        adopt(tx, session, words)
        people = keep_people(tx, session.group, heard.roster, told=False)
        keep_transcript(tx, session, heard, people)
        for sitting in _of_session(tx, session_id):
            if sitting.id in files:
                sitting.files, sitting.next_try_at, sitting.silence = files[sitting.id], None, ""
            if heard.left_out or heard.hidden:
                tx.execute(
                    delete(PlatformSummaryRecord).where(
                        PlatformSummaryRecord.sitting_id == sitting.id
                    )
                )
        return Taken(session_id, words)


def _takes_words(session: SessionRecord) -> bool:
    """Whether words of a session are kept: not where they were, and their time is over."""
    is_over = session.transcript is not None and session.transcript.emptied_at is not None
    return queries.keeps_records(session) and not is_over


def _session_of(tx: Session, event: Event, at: datetime) -> SessionRecord:
    """The session a transcript was handed in for. Raises Unknown."""
    held_at = event.started_at or at
    if event.platform == BY_NAME:
        group, room = queries.group_named(tx, event.room), None
    else:
        room = room_of(tx, event.platform, event.room)
        group = room.group if room else None
    if group is None:
        raise Unknown(
            f"No group meets in {event.room}, so its transcript cannot be kept.",
            "Link the meeting to its group: `facilitator groups add NAME --room NUMBER`.",
        )
    session = session_at(tx, group, room, held_at)
    session.held_at = session.held_at or held_at
    return session
