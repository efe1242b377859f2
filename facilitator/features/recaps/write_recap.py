"""Make the recap of a session from its stored transcript, and store it as a new version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.recaps.review import replace_hot_seat
from facilitator.domain.sessions.turns import Transcript
from facilitator.features.llm.call_ledger import DatabaseLedger
from facilitator.features.llm.group_prompts import own_prompts
from facilitator.features.recaps.store_prompts import store_prompts
from facilitator.features.recaps.store_recap import store_recap
from facilitator.features.transcripts.make_recap import run_engine
from facilitator.features.transcripts.read_transcript import ReadTranscript
from facilitator.kit import queries
from facilitator.kit.deps import Deps, EngineRequest
from facilitator.kit.members import people_not_on_roster, save_members
from facilitator.kit.retention import last_struck_at
from facilitator.kit.reviews import get_or_create_review, review_of
from facilitator.prompting.library import PromptLibrary
from facilitator.records.base import now
from facilitator.records.groups import PersonRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.work import QuestionRecord


@dataclass(frozen=True, slots=True)
class WrittenRecap:
    """The session and version of a stored recap."""

    session_id: int
    version: int


def write_recap(session_id: int, deps: Deps, work: str | None = None) -> WrittenRecap | None:
    """Make the recap of a session whose transcript is stored.

    Safe to run twice: ``work`` is the key of the workflow, and a recap it has made already is not
    made again, as a model would word it differently. The moderator's edits stay; if they requested
    one hot seat only, so does the rest. Returns None if the transcript was deleted, or if a member
    struck part of it meanwhile: then another run is requested. Raises ExternalServiceError,
    OverBudget.
    """
    with deps.db.tx() as tx:
        session = tx.get(SessionRecord, session_id)
        if session is None:
            raise NotFound(
                f"There is no session {session_id}.", "`facilitator sessions` lists them."
            )
        made, shown = (queries.newest_recap(tx, session_id, found=f) for f in (True, False))
        if work is not None and made is not None and shown is not None and made.work == work:
            return WrittenRecap(session_id, shown.version)
        transcript = stored_transcript(tx, session)
        state = review_of(tx, session_id)
        struck = last_struck_at(tx, session_id)
        request = engine_request(tx, session, state.redo_note if state else "")
    if transcript is None:
        return None
    ledger = DatabaseLedger(deps.db, session_id)
    recap = run_engine(transcript, deps.engine(request, ledger), request.language)
    return deps.db.run_with_retry(lambda tx: _store(tx, request, transcript, recap, (struck, work)))


def engine_request(tx: Session, session: SessionRecord, note: str = "") -> EngineRequest:
    """Return the engine request of a session, with its group's own prompts."""
    theme, format, language = session.recap_settings()
    own = own_prompts(tx, session.group_id, theme)
    return EngineRequest(session.id, theme, format, language, note, own)


def _store(
    tx: Session,
    request: EngineRequest,
    transcript: ReadTranscript,
    recap: Recap,
    before_run: tuple[datetime | None, str | None],
) -> WrittenRecap | None:
    """Store a recap; ``before_run`` is when words were last struck, and the workflow key."""
    struck_before, work = before_run
    session = tx.get_one(SessionRecord, request.session_id, with_for_update=True)
    if session.transcript is None or not session.transcript.turns:
        return None  # deleted while the engine ran
    if last_struck_at(tx, session.id) != struck_before:  # the engine has read words struck since
        tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == session.id))
        get_or_create_review(tx, session.id).redo_at = now()
        return None
    named = Roster(
        (*transcript.roster.people, *people_not_on_roster(transcript.roster, recap).people)
    )
    people = save_members(tx, session.group, named, told=False)
    recap = _merge_request(tx, session.id, recap)
    session.theme, session.format, session.language = (
        request.theme,
        request.format,
        request.language,
    )
    version = store_recap(tx, session, recap, people, work)
    store_prompts(
        tx, PromptLibrary.of(request.theme, request.own_prompts), request.theme, recap.prompts
    )
    tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == session.id))
    return WrittenRecap(session.id, version)


def _merge_request(tx: Session, session_id: int, made: Recap) -> Recap:
    """Clear the request for a new recap; if it was for one hot seat, keep the rest."""
    state = review_of(tx, session_id)
    if state is None or state.redo_at is None:
        return made
    member = tx.get(PersonRecord, state.redo_member_id) if state.redo_member_id else None
    before = queries.newest_recap(tx, session_id, found=True)
    state.redo_at, state.redo_member_id, state.redo_note = None, None, ""
    if member is None or before is None:
        return made
    return replace_hot_seat(queries.recap_from_record(before), made, member.name)


def stored_transcript(tx: Session, session: SessionRecord) -> ReadTranscript | None:
    """Return the stored transcript of a session as engine input; None if it has no words."""
    record = session.transcript
    if record is None or not record.turns:
        return None
    turns = tuple(turn.as_turn() for turn in record.turns)
    held_on = session.held_at.date() if session.held_at else None
    roster = queries.roster_of(tx, session.group_id, session.held_at)
    hidden = frozenset(p.name for p in roster.people if not p.recorded)
    closed = tuple((start, end) for start, end in record.closed)
    return ReadTranscript(
        Transcript(turns, record.source, held_on=held_on, closed=closed), Roster(roster.people),
        fingerprint=record.fingerprint, hidden=hidden, warnings=tuple(record.warnings),
    )  # fmt: skip
