"""After a member's word: what they struck goes from everything that is kept, mails included."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.domain.recaps.review import Change
from facilitator.domain.recaps.statements import Statement, statements
from facilitator.domain.recaps.strikes import STRUCK, Strike
from facilitator.features.erasure.forget_prompts import forget_trials
from facilitator.features.live.live_notes import rewrite_captures
from facilitator.features.memory.index import clear_session
from facilitator.kit import pending_work, queries
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import people_in, statement_from
from facilitator.kit.reviews import review_of
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.posts import PostRecord
from facilitator.records.recaps import (
    ChallengeRecord,
    CommitmentRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import RecapEditRecord
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.search import SolutionOutcomeRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord

Row = ChallengeRecord | SolutionRecord | CommitmentRecord | PointRecord
RECAPS = ("recap", "recap_correction", "recap_draft")  # tell all of it, clipped or not
OWN_PART = "recap_own_part"
WHY = "A member struck words that are in it."
HOLD_WORDS = (Change.TEXT, Change.ADD, Change.REWORD)


def strike_words(
    tx: Session, session: SessionRecord, struck: Collection[Statement], by: int
) -> list[str]:
    """Take these statements' words out of the records of a session's group.

    Whatever else rests on the same words goes with them, but for what another member brought as
    their own challenge. Mails that wait and tell of it are dropped, others lose their words. Gives
    how the files of these mails begin, where mails are files.
    """
    strike = Strike(tuple(dict.fromkeys(struck)))
    more = [s for recap in _recaps(tx, session.id) for s, _ in _rows(recap) if strike.is_in(s)]
    told = Strike(tuple(dict.fromkeys((*struck, *more))))
    for recap in _recaps(tx, session.id):
        _from_recap(recap, strike)
        recap.warnings = [warning.rewritten(told.without) for warning in recap.warnings]
    _from_edits(tx, session.id, strike)
    _from_turns(tx, session.id, strike)
    _from_agendas(tx, session.group_id, told.without)
    _from_posts(tx, session.group_id, told)
    rewrite_captures(tx, [session.id], lambda text: "" if told.is_told(text) else text)
    if state := review_of(tx, session.id):
        state.redo_note = ""  # it may tell of it in any words
    sittings = select(SittingRecord.id).where(SittingRecord.session_id == session.id)
    tx.execute(  # it tells the same in words that nobody can find
        delete(PlatformSummaryRecord).where(PlatformSummaryRecord.sitting_id.in_(sittings))
    )
    tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == session.id))
    forget_trials(tx, [session.id])
    gone = _from_mails(tx, session, told, by)
    _from_outcomes(tx, session.id, told)
    clear_session(tx, session.id)
    pending_work.cancel(tx, session.id, Pending.MAIL_RECAP)  # as mails that wait are dropped
    return [f"{session.id:04}-recap-", *gone]


def _recaps(tx: Session, session_id: int) -> list[RecapRecord]:
    return list(tx.scalars(select(RecapRecord).where(RecapRecord.session_id == session_id)))


def _rows(recap: RecapRecord) -> Iterator[tuple[Statement, Row]]:
    """Each statement of a version with its row."""
    rows: list[Row] = []
    for seat in recap.hot_seats:
        rows += [seat.challenge, *seat.solutions]
    rows += [*recap.commitments, *recap.points]
    placed = statements(queries.recap_of(recap))
    yield from zip([p.statement for p in placed], rows, strict=True)


def _from_recap(recap: RecapRecord, strike: Strike) -> None:
    for statement, row in list(_rows(recap)):
        is_in = strike.is_in(statement)
        row.text = STRUCK if is_in else row.text
        for words, cited in zip(row.evidence, statement.evidence, strict=True):
            words.quote = "" if is_in else strike.quote(cited)


def _from_edits(tx: Session, session_id: int, strike: Strike) -> None:
    """What a moderator changed of it goes, too; that it was left out or kept back stays."""
    keys = {statement.key for statement in strike.struck}
    rows = list(tx.scalars(select(RecapEditRecord).where(RecapEditRecord.session_id == session_id)))
    ids = {id for row in rows for id in people_in(row)}
    names = {p.id: p.name for p in tx.scalars(select(PersonRecord).where(PersonRecord.id.in_(ids)))}
    for row in rows:
        target = statement_from(row.target, names)
        is_in = target.key in keys or strike.is_in(target)
        if is_in and row.change in HOLD_WORDS:
            tx.delete(row)
            continue
        row.target = _wordless(row.target) if is_in else row.target
        if row.into and strike.is_in(statement_from(row.into, names)):
            row.into = _wordless(row.into)
        if row.change in HOLD_WORDS:
            row.value = strike.without(row.value)
    tx.flush()


def _wordless(told: dict[str, Any]) -> dict[str, Any]:
    """As ``strikes.wordless`` leaves it, so that it is known as the statement in the recap."""
    return {**told, "text": STRUCK, "evidence": [{**e, "quote": ""} for e in told["evidence"]]}


def _from_turns(tx: Session, session_id: int, strike: Strike) -> None:
    """Only the words that were struck: what else was said in the same breath stays."""
    for turn in tx.scalars(
        select(TurnRecord).join(TranscriptRecord).where(TranscriptRecord.session_id == session_id)
    ):
        heard = turn.as_turn()
        left = strike.heard(heard.speaker, heard.spans)
        if not left:
            tx.delete(turn)
        elif left != list(heard.spans):
            turn.spans = [[span.start, span.end, span.text] for span in left]


def _from_agendas(tx: Session, group_id: int, without: Callable[[str], str]) -> None:
    sessions = select(SessionRecord.id).where(SessionRecord.group_id == group_id)
    for agenda in tx.scalars(select(AgendaRecord).where(AgendaRecord.session_id.in_(sessions))):
        agenda.parts = _each(agenda.parts, without)
        for version in agenda.versions:
            version.parts = _each(version.parts, without)


def _each(value: Any, without: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return without(value)
    if isinstance(value, dict):
        return {key: _each(one, without) for key, one in value.items()}
    return [_each(one, without) for one in value] if isinstance(value, list) else value


def _from_posts(tx: Session, group_id: int, strike: Strike) -> None:
    for post in tx.scalars(select(PostRecord).where(PostRecord.group_id == group_id)):
        if strike.is_told("\n".join([post.title, *post.lines])):
            post.title, post.lines = "", []
            _drop(post)


def _from_mails(tx: Session, session: SessionRecord, strike: Strike, by: int) -> list[str]:
    gone = []
    held = select(OutboxRecord).where(
        OutboxRecord.group_id == session.group_id, OutboxRecord.text != ""
    )
    for mail in tx.scalars(held):
        is_own = mail.kind == OWN_PART and mail.person_id == by
        is_of_it = mail.session_id == session.id and (mail.kind in RECAPS or is_own)
        if is_of_it or strike.is_told(mail.text):
            mail.text, mail.html, mail.calendar = "", "", None
            _drop(mail)
            gone.append(mail.message_id)
    return gone


def _from_outcomes(tx: Session, session_id: int, strike: Strike) -> None:
    """How a solution turned out stays; what was said about that of the words goes."""
    rows = (
        select(SolutionOutcomeRecord)
        .join(SolutionRecord).join(HotSeatRecord).join(RecapRecord)
        .where(RecapRecord.session_id == session_id)
    )  # fmt: skip
    for row in tx.scalars(rows):
        row.word = "" if row.solution.text == STRUCK else strike.without(row.word)


def _drop(row: OutboxRecord | PostRecord) -> None:
    """What waits does not go; what may have gone keeps its state, so that nobody gets it twice."""
    if row.state == MailState.WAITING:
        row.state, row.why = MailState.DROPPED, WHY
