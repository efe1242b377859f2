"""After a session: its recap is made from the kept transcript, and kept as a new version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from facilitator.domain.errors import Unknown
from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.recaps.review import with_seat
from facilitator.domain.sessions.turns import Transcript
from facilitator.features.llm.call_ledger import LedgerInRecords
from facilitator.features.llm.group_prompts import own_prompts
from facilitator.features.recaps.keep_prompts import keep_prompts
from facilitator.features.recaps.keep_recap import keep_recap
from facilitator.features.transcripts.make_recap import recap_of
from facilitator.features.transcripts.read_transcript import Heard
from facilitator.kit import queries
from facilitator.kit.deps import Deps, Wish
from facilitator.kit.people import keep_people, others
from facilitator.kit.retention import struck_at
from facilitator.kit.reviews import begun, review_of
from facilitator.prompting.library import Library
from facilitator.records.base import now
from facilitator.records.groups import PersonRecord
from facilitator.records.sessions import SessionRecord
from facilitator.records.work import QuestionRecord


@dataclass(frozen=True, slots=True)
class Written:
    """A recap is kept: its session and its version."""

    session_id: int
    version: int


def write_recap(session_id: int, deps: Deps, work: str | None = None) -> Written | None:
    """Make the recap of a session whose transcript is kept.

    Safe to run twice: ``work`` is the key of the durable work that does it, and what that has made
    already is not made again, for a model would find other words.
    What its moderator changed stays, as does all but one hot seat where they want just that anew.
    None where there is no transcript any more, or a member struck some of it meanwhile: then it is
    made anew. Raises OutsideFault, OverBudget.
    """
    with deps.db.tx() as tx:
        session = tx.get(SessionRecord, session_id)
        if session is None:
            raise Unknown(
                f"There is no session {session_id}.", "`facilitator sessions` lists them."
            )
        made, shown = (queries.newest_recap(tx, session_id, found=f) for f in (True, False))
        if work is not None and made is not None and shown is not None and made.work == work:
            return Written(session_id, shown.version)
        heard = heard_in(tx, session)
        state = review_of(tx, session_id)
        struck = struck_at(tx, session_id)
        wish = wish_of(tx, session, state.redo_note if state else "")
    if heard is None:
        return None
    ledger = LedgerInRecords(deps.db, session_id)
    recap = recap_of(heard, deps.engine(wish, ledger), wish.language)
    return deps.db.settled(lambda tx: _keep(tx, wish, heard, recap, (struck, work)))


def wish_of(tx: Session, session: SessionRecord, note: str = "") -> Wish:
    """The engine a session needs, with the prompts its group words itself."""
    theme, format, language = session.recap_in()
    own = own_prompts(tx, session.group_id, theme)
    return Wish(session.id, theme, format, language, note, own)


def _keep(
    tx: Session,
    wish: Wish,
    heard: Heard,
    recap: Recap,
    begun_with: tuple[datetime | None, str | None],
) -> Written | None:
    """``begun_with`` is when words were struck last, and the key of the work."""
    struck, work = begun_with
    session = tx.get_one(SessionRecord, wish.session_id, with_for_update=True)
    if session.transcript is None or not session.transcript.turns:
        return None  # it was deleted while we worked
    if struck_at(tx, session.id) != struck:  # the engine has read words that are gone by now
        tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == session.id))
        begun(tx, session.id).redo_at = now()
        return None
    named = Roster((*heard.roster.people, *others(heard.roster, recap).people))
    people = keep_people(tx, session.group, named, told=False)
    recap = _as_asked(tx, session.id, recap)
    session.theme, session.format, session.language = wish.theme, wish.format, wish.language
    version = keep_recap(tx, session, recap, people, work)
    keep_prompts(tx, Library.of(wish.theme, wish.own_prompts), wish.theme, recap.prompts)
    tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == session.id))
    return Written(session.id, version)


def _as_asked(tx: Session, session_id: int, made: Recap) -> Recap:
    """What was wished to be made anew is done; where that was one hot seat, the rest stays."""
    state = review_of(tx, session_id)
    if state is None or state.redo_at is None:
        return made
    member = tx.get(PersonRecord, state.redo_member_id) if state.redo_member_id else None
    before = queries.newest_recap(tx, session_id, found=True)
    state.redo_at, state.redo_member_id, state.redo_note = None, None, ""
    if member is None or before is None:
        return made
    return with_seat(queries.recap_of(before), made, member.name)


def heard_in(tx: Session, session: SessionRecord) -> Heard | None:
    """What was kept of a session's words, as an engine takes it."""
    kept = session.transcript
    if kept is None or not kept.turns:
        return None
    turns = tuple(turn.as_turn() for turn in kept.turns)
    held_on = session.held_at.date() if session.held_at else None
    roster = queries.roster_of(tx, session.group_id, session.held_at)
    hidden = frozenset(p.name for p in roster.people if not p.recorded)
    closed = tuple((start, end) for start, end in kept.closed)
    return Heard(
        Transcript(turns, kept.source, held_on=held_on, closed=closed), Roster(roster.people),
        fingerprint=kept.fingerprint, hidden=hidden, warnings=tuple(kept.warnings),
    )  # fmt: skip
