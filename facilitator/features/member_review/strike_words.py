"""Delete struck statements from all records of a group, including mails and posts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.domain.recaps.review import EditKind
from facilitator.domain.recaps.statements import Statement, list_statements
from facilitator.domain.recaps.strikes import STRUCK, Strike
from facilitator.features.erasure.delete_held import delete_held
from facilitator.features.erasure.forget_prompts import delete_trials
from facilitator.features.erasure.remove_words import remove_summaries
from facilitator.features.live.live_notes import rewrite_notes
from facilitator.features.memory.index import clear_session
from facilitator.kit import pending_work, queries
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import person_ids_in, statement_from_json
from facilitator.kit.reviews import review_of
from facilitator.records.agendas import AgendaRecord
from facilitator.records.base import now
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
RECAPS = ("recap", "recap_correction", "recap_draft")  # contain the whole recap
OWN_PART = "recap_own_part"
WHY = "A member struck words that are in it."
CHANGES_WITH_TEXT = (EditKind.TEXT, EditKind.ADD, EditKind.REWORD)


def strike_words(
    tx: Session, session: SessionRecord, struck: Collection[Statement], by: int
) -> list[str]:
    """Delete the words of these statements from the records of a session's group.

    Other statements based on the same words are struck too, except another member's own challenge.
    Waiting mails that contain them are dropped, other mails are emptied. Returns the file name
    prefixes of these mails, for mail backends that write files.
    """
    strike = Strike(tuple(dict.fromkeys(struck)))
    more = [s for recap in _recaps(tx, session.id) for s, _ in _rows(recap) if strike.is_in(s)]
    all_struck = Strike(tuple(dict.fromkeys((*struck, *more))))
    for recap in _recaps(tx, session.id):
        _from_recap(recap, strike)
        recap.warnings = [warning.rewritten(all_struck.without) for warning in recap.warnings]
    remove_summaries(tx, [session.id])
    _from_edits(tx, session.id, strike)
    _from_turns(tx, session.id, strike)
    _from_agendas(tx, session.group_id, all_struck.without)
    _from_posts(tx, session.group_id, all_struck)
    rewrite_notes(tx, [session.id], lambda text: "" if all_struck.is_told(text) else text)
    if state := review_of(tx, session.id):
        state.redo_note = ""  # free text: it may paraphrase them
    sittings = select(SittingRecord.id).where(SittingRecord.session_id == session.id)
    tx.execute(  # free text: it may paraphrase them
        delete(PlatformSummaryRecord).where(PlatformSummaryRecord.sitting_id.in_(sittings))
    )
    tx.execute(delete(QuestionRecord).where(QuestionRecord.session_id == session.id))
    delete_trials(tx, [session.id])
    delete_held(tx, [session.id], now())
    mail_prefixes = _from_mails(tx, session, all_struck, by)
    _from_outcomes(tx, session.id, all_struck)
    clear_session(tx, session.id)
    pending_work.cancel(tx, session.id, Pending.MAIL_RECAP)  # as mails that wait are dropped
    return [f"{session.id:04}-recap-", *mail_prefixes]


def _recaps(tx: Session, session_id: int) -> list[RecapRecord]:
    return list(tx.scalars(select(RecapRecord).where(RecapRecord.session_id == session_id)))


def _rows(recap: RecapRecord) -> Iterator[tuple[Statement, Row]]:
    """Yield each statement of a recap version with its row."""
    rows: list[Row] = []
    for seat in recap.hot_seats:
        rows += [seat.challenge, *seat.solutions]
    rows += [*recap.commitments, *recap.points]
    placed = list_statements(queries.recap_from_record(recap))
    yield from zip([p.statement for p in placed], rows, strict=True)


def _from_recap(recap: RecapRecord, strike: Strike) -> None:
    for statement, row in list(_rows(recap)):
        is_in = strike.is_in(statement)
        row.text = STRUCK if is_in else row.text
        for words, cited in zip(row.evidence, statement.evidence, strict=True):
            words.quote = "" if is_in else strike.quote(cited)


def _from_edits(tx: Session, session_id: int, strike: Strike) -> None:
    """Delete the moderator's wordings of it; edits that drop it or mark it confidential stay."""
    keys = {statement.key for statement in strike.struck}
    rows = list(tx.scalars(select(RecapEditRecord).where(RecapEditRecord.session_id == session_id)))
    ids = {id for row in rows for id in person_ids_in(row)}
    names = {p.id: p.name for p in tx.scalars(select(PersonRecord).where(PersonRecord.id.in_(ids)))}
    for row in rows:
        target = statement_from_json(row.target, names)
        is_in = target.key in keys or strike.is_in(target)
        if is_in and row.change in CHANGES_WITH_TEXT:
            tx.delete(row)
            continue
        row.target = _wordless(row.target) if is_in else row.target
        if row.into and strike.is_in(statement_from_json(row.into, names)):
            row.into = _wordless(row.into)
        if row.change in CHANGES_WITH_TEXT:
            row.value = strike.without(row.value)
    tx.flush()


def _wordless(statement: dict[str, Any]) -> dict[str, Any]:
    """Remove the words as ``strikes.struck_statement`` does, so that it still matches the
    statement.
    """
    return {
        **statement,
        "text": STRUCK,
        "evidence": [{**e, "quote": ""} for e in statement["evidence"]],
    }


def _from_turns(tx: Session, session_id: int, strike: Strike) -> None:
    """Delete only the struck words; the rest of the turn stays."""
    for turn in tx.scalars(
        select(TurnRecord).join(TranscriptRecord).where(TranscriptRecord.session_id == session_id)
    ):
        spoken = turn.as_turn()
        remaining = strike.heard(spoken.speaker, spoken.spans)
        if not remaining:
            tx.delete(turn)
        elif remaining != list(spoken.spans):
            turn.spans = [[span.start, span.end, span.text] for span in remaining]


def _from_agendas(tx: Session, group_id: int, without: Callable[[str], str]) -> None:
    sessions = select(SessionRecord.id).where(SessionRecord.group_id == group_id)
    for agenda in tx.scalars(select(AgendaRecord).where(AgendaRecord.session_id.in_(sessions))):
        agenda.parts = _apply_to_strings(agenda.parts, without)
        for version in agenda.versions:
            version.parts = _apply_to_strings(version.parts, without)


def _apply_to_strings(value: Any, without: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return without(value)
    if isinstance(value, dict):
        return {key: _apply_to_strings(one, without) for key, one in value.items()}
    return [_apply_to_strings(one, without) for one in value] if isinstance(value, list) else value


def _from_posts(tx: Session, group_id: int, strike: Strike) -> None:
    for post in tx.scalars(select(PostRecord).where(PostRecord.group_id == group_id)):
        if strike.is_told("\n".join([post.title, *post.lines])):
            post.title, post.lines = "", []
            _drop(post)


def _from_mails(tx: Session, session: SessionRecord, strike: Strike, by: int) -> list[str]:
    message_ids = []
    query = select(OutboxRecord).where(
        OutboxRecord.group_id == session.group_id, OutboxRecord.text != ""
    )
    for mail in tx.scalars(query):
        is_own = mail.kind == OWN_PART and mail.person_id == by
        is_of_it = mail.session_id == session.id and (mail.kind in RECAPS or is_own)
        if is_of_it or strike.is_told(mail.text):
            mail.text, mail.html, mail.calendar = "", "", None
            _drop(mail)
            message_ids.append(mail.message_id)
    return message_ids


def _from_outcomes(tx: Session, session_id: int, strike: Strike) -> None:
    """Keep the outcomes of solutions, and delete struck words from the comments on them."""
    rows = (
        select(SolutionOutcomeRecord)
        .join(SolutionRecord).join(HotSeatRecord).join(RecapRecord)
        .where(RecapRecord.session_id == session_id)
    )  # fmt: skip
    for row in tx.scalars(rows):
        row.word = "" if row.solution.text == STRUCK else strike.without(row.word)


def _drop(row: OutboxRecord | PostRecord) -> None:
    """Drop a waiting mail or post; one that may have been sent keeps its state."""
    if row.state == MailState.WAITING:
        row.state, row.why = MailState.DROPPED, WHY
