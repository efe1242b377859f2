"""The console's view of a session after it was held: recap beside transcript."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.citations import CitedPiece, cut_at_citations, locate_evidence
from facilitator.domain.recaps.recap import Evidence
from facilitator.domain.recaps.speaking_chart import SpeakingChart, speaking_chart
from facilitator.domain.sessions.held_transcripts import HeldTranscript
from facilitator.domain.sessions.turns import Span, Turn
from facilitator.features.access.group_access import visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.delivery.delivery_status import Delivery, deliveries_of
from facilitator.features.review.review_recap import Review, ReviewedStatement, build_review
from facilitator.features.transcripts.held_transcripts import held_transcript
from facilitator.kit.attendance import speaking_seconds
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.retention import transcript_deletion_day
from facilitator.kit.reviews import moderators_of
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord, TurnRecord

SAW_TRANSCRIPT = "saw what was said"


@dataclass(frozen=True, slots=True)
class TranscriptTurn:
    """A turn: speaker (empty if unknown), start in seconds, and its text in pieces.

    ``is_kept_back`` means that this visitor is not shown the text because it is confidential.
    """

    number: int
    speaker: str
    start: float
    pieces: tuple[CitedPiece, ...]
    is_kept_back: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the evidence of a statement is: turn and piece; ``start`` in seconds."""

    turn: int
    piece: int
    start: float


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session after it was held; times are in the group's time zone.

    ``review`` is None if there is no recap; then ``silence`` may give the reason. ``passages`` are
    by statement key, ``secret`` are the keys of statements only moderators may see, and
    ``kept_back`` is the number of those this visitor is not shown. ``unread`` counts turns left out
    of the recap because their speaker is not recorded. ``text_deleted_on`` is the day the
    transcript's text was deleted, ``words_go_on`` the day it will be. ``held`` is a transcript that
    waits, or waited, for the moderator's word.
    """

    session_id: int
    group_id: int
    group: str
    topic: str
    at: datetime | None
    is_held: bool
    silence: str = ""
    review: Review | None = None
    turns: tuple[TranscriptTurn, ...] = ()
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    secret: frozenset[str] = frozenset()
    kept_back: int = 0
    unread: int = 0
    text_deleted_on: date | None = None
    words_go_on: date | None = None
    picture: SpeakingChart | None = None
    deliveries: tuple[Delivery, ...] = ()
    held: HeldTranscript | None = None


@dataclass(frozen=True, slots=True)
class _Citation:
    """Evidence for a statement: in which turn, from which character to which."""

    turn: int
    first: int
    last: int
    key: str
    words: Evidence


def load_held_session(session_id: int, visitor: Visitor, deps: Deps) -> HeldSession:
    """Load a session as this visitor may see it. Only writes to the audit log, at most once a day,
    that they saw the transcript.

    An owner who does not moderate the group sees nothing confidential, nor the text it is based on.
    Raises NotFound.
    """
    with deps.db.reading() as tx:
        session = visible_session(tx, visitor, session_id)
        held_at, zone = session.held_at or session.planned_at, session.group.as_settings().zone
        after = HeldSession(
            session_id, session.group_id, session.group.name, session.topic,
            held_at.astimezone(zone) if held_at else None, session.held_at is not None,
            missing_transcript_reason(tx, session_id), deliveries=deliveries_of(tx, session),
            held=held_transcript(tx, session_id),
        )  # fmt: skip
        if not has_recap(tx, session_id):
            return after
        full_review, sees_all = build_review(tx, session), _moderates(tx, session, visitor)
        secret_keys = {one.key for one in _all_statements(full_review) if _is_secret(one)}
        shown = full_review if sees_all else _without_secret(full_review, secret_keys)
        after = replace(
            after, review=_in_zone(shown, zone), secret=frozenset(secret_keys),
            kept_back=0 if sees_all else len(secret_keys),
        )  # fmt: skip
        after = _with_transcript(tx, session, after, full_review)
        entry = AuditEntry(
            SAW_TRANSCRIPT, f"session {session_id}", after.group_id, visitor.person_id
        )
        is_new_view = bool(after.turns) and not _is_logged(tx, entry, deps.clock.now())
    if is_new_view:
        with deps.db.tx() as tx:
            record_audit_entry(tx, entry, deps.clock.now())
    return after


def check_change(session_id: int, visitor: Visitor, keys: Collection[str], deps: Deps) -> None:
    """Raise NotFound unless the visitor may see, and therefore change, these statements."""
    with deps.db.tx() as tx:
        session = visible_session(tx, visitor, session_id)
        if not has_recap(tx, session_id) or _moderates(tx, session, visitor):
            return
        if any(
            _is_secret(one) for one in _all_statements(build_review(tx, session)) if one.key in keys
        ):
            raise NotFound("This is not in the recap any more.", "Look at it again.")


def session_deliveries(session_id: int, visitor: Visitor, deps: Deps) -> tuple[Delivery, ...]:
    """Return the delivery status of a session's mails. Raises NotFound."""
    with deps.db.reading() as tx:
        return deliveries_of(tx, visible_session(tx, visitor, session_id))


def _with_transcript(
    tx: Session, session: SessionRecord, after: HeldSession, full_review: Review
) -> HeldSession:
    """Add the transcript, the passages statements are based on, and the chart."""
    transcript, sees_all = session.transcript, not after.kept_back
    all_turns = _turns(tx, transcript.id) if transcript else []
    excluded = transcript.closed if transcript else []
    turns = [t for t in all_turns if not any(a <= t.start < b for a, b in excluded)]
    seats = [
        (seat.brought.entry.now.speaker, seat.start, seat.end)
        for seat in full_review.seats
        if seat.brought.entry.is_kept and (sees_all or seat.brought.key not in after.secret)
    ]
    hidden_spans = [] if sees_all else [
        (seat.start, seat.end) for seat in full_review.seats if seat.brought.key in after.secret
    ]  # fmt: skip
    cited = [
        _Citation(number, *span, one.key, words)
        for one in _all_statements(full_review)
        for words in _evidence(one)
        for number, turn in enumerate(turns)
        if (span := locate_evidence(turn, words))
    ]
    shown = tuple(_with_pieces(number, turn, cited) for number, turn in enumerate(turns))
    passages = _passages(shown, cited)
    if not sees_all:
        shown = tuple(_hide_secret(one, after.secret, hidden_spans) for one in shown)
    emptied = transcript is not None and transcript.emptied_at is not None
    return replace(
        after, turns=shown, passages=passages, unread=len(all_turns) - len(turns),
        picture=speaking_chart(
            all_turns, seats, session.seconds, _seconds_by_name(tx, session.id) if emptied else {}
        ),
        text_deleted_on=transcript_deletion_day(tx, session) if emptied else None,
        words_go_on=None if emptied else transcript_deletion_day(tx, session),
    )  # fmt: skip


def _turns(tx: Session, transcript_id: int) -> list[Turn]:
    rows = tx.execute(
        select(TurnRecord.spans, TurnRecord.label, PersonRecord.name)
        .outerjoin(PersonRecord, PersonRecord.id == TurnRecord.person_id)
        .where(TurnRecord.transcript_id == transcript_id)
        .order_by(TurnRecord.number)
    )
    return [
        Turn(name or label, tuple(Span(*span) for span in spans))
        for spans, label, name in rows
        if spans
    ]


def _with_pieces(number: int, turn: Turn, cited: Iterable[_Citation]) -> TranscriptTurn:
    spans = [(one.first, one.last, one.key) for one in cited if one.turn == number]
    return TranscriptTurn(number, turn.speaker, turn.start, cut_at_citations(turn.text, spans))


def _hide_secret(
    turn: TranscriptTurn, secret: Collection[str], hidden_spans: Iterable[tuple[float, float]]
) -> TranscriptTurn:
    """Hide the text of a turn if any of it is confidential, as the rest could reveal it."""
    is_secret = any(key in secret for piece in turn.pieces for key in piece.keys)
    if is_secret or any(a <= turn.start < b for a, b in hidden_spans):
        return replace(turn, pieces=(), is_kept_back=True)
    return turn


def _passages(
    turns: Sequence[TranscriptTurn], cited: Iterable[_Citation]
) -> dict[str, tuple[Passage, ...]]:
    """Where the evidence of each statement starts, strongest first; at most one per turn."""
    by_key: dict[str, dict[int, Passage]] = {}
    for cited_span in cited:
        piece_starts = [0, *accumulate(len(piece.text) for piece in turns[cited_span.turn].pieces)]
        passage = Passage(
            cited_span.turn, piece_starts.index(cited_span.first), cited_span.words.start
        )
        by_key.setdefault(cited_span.key, {}).setdefault(cited_span.turn, passage)
    return {key: tuple(passages.values()) for key, passages in by_key.items()}


def _evidence(one: ReviewedStatement) -> tuple[Evidence, ...]:
    """The evidence of the original statement first: correcting a name does not change it."""
    return tuple(dict.fromkeys((*one.entry.found.evidence, *one.entry.now.evidence)))


def _all_statements(review: Review) -> list[ReviewedStatement]:
    seats = [one for seat in review.seats for one in (seat.brought, *seat.solutions)]
    return [*seats, *review.commitments, *review.points]


def _is_secret(one: ReviewedStatement) -> bool:
    return one.entry.is_confidential or one.entry.is_hidden


def _without_secret(review: Review, secret: Collection[str]) -> Review:
    """Remove confidential statements and everything that reveals them, such as the history."""
    secret_texts = {
        x.text
        for e in _all_statements(review)
        if e.key in secret
        for x in (e.entry.now, e.entry.found)
    }

    def visible(some: Iterable[ReviewedStatement]) -> tuple[ReviewedStatement, ...]:
        return tuple(e for e in some if e.key not in secret and e.entry.joined not in secret_texts)

    return replace(
        review, commitments=visible(review.commitments), points=visible(review.points),
        lost=() if secret else review.lost, history=() if secret else review.history,
        seats=tuple(
            replace(seat, solutions=visible(seat.solutions))
            for seat in review.seats
            if seat.brought.key not in secret
        ),
    )  # fmt: skip


def _in_zone(review: Review, zone: ZoneInfo) -> Review:
    return replace(
        review,
        history=tuple(replace(done, at=done.at.astimezone(zone)) for done in review.history),
        looks=tuple(replace(look, until=look.until.astimezone(zone)) for look in review.looks),
    )


def _is_logged(tx: Session, entry: AuditEntry, now: datetime) -> bool:
    """Whether the audit log has this entry from the last 24 hours."""
    query = select(AuditEntryRecord.id).where(
        AuditEntryRecord.group_id == entry.group_id, AuditEntryRecord.by_id == entry.by_id,
        AuditEntryRecord.what == entry.what, AuditEntryRecord.about == entry.about,
        AuditEntryRecord.at > now - timedelta(days=1),
    )  # fmt: skip
    return tx.scalar(query.limit(1)) is not None


def _moderates(tx: Session, session: SessionRecord, visitor: Visitor) -> bool:
    return visitor.person_id in {m.person_id for m in moderators_of(tx, session.group_id)}


def _seconds_by_name(tx: Session, session_id: int) -> dict[str, float]:
    times = speaking_seconds(tx, [session_id]).get(session_id, {})
    names = select(PersonRecord.id, PersonRecord.name).where(PersonRecord.id.in_(times))
    return {name: times[id] for id, name in tx.execute(names)}


def has_recap(tx: Session, session_id: int) -> bool:
    """Whether the session has a recap, in any version."""
    made = select(RecapRecord.id).where(RecapRecord.session_id == session_id).limit(1)
    return tx.scalar(made) is not None


def missing_transcript_reason(tx: Session, session_id: int) -> str:
    """Why the platform gave no transcript of the session; empty if unknown."""
    query = select(SittingRecord.silence).where(
        SittingRecord.session_id == session_id, SittingRecord.silence != ""
    )
    return tx.scalar(query.order_by(SittingRecord.id.desc()).limit(1)) or ""
