"""After the session, in the console: recap and transcript side by side, and what came of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Unknown
from facilitator.domain.recaps.cited import Piece, pieces, where
from facilitator.domain.recaps.picture import Picture, picture
from facilitator.domain.recaps.recap import Evidence
from facilitator.domain.sessions.turns import Span, Turn
from facilitator.features.access.access import own_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.delivery.delivery_status import Delivery, deliveries_of
from facilitator.features.review.review_recap import Review, Shown, review_in
from facilitator.kit.attendance import seconds_spoken
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.kit.retention import words_go_on
from facilitator.kit.reviews import moderators_of
from facilitator.records.audit import DeedRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord, TurnRecord

SAW = "saw what was said"


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn: who (empty: nobody is known), when in seconds, and its words in pieces.

    ``is_kept_back`` says that this visitor is not shown the words: they are confidential.
    """

    number: int
    speaker: str
    start: float
    pieces: tuple[Piece, ...]
    is_kept_back: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Where words stand that a statement rests on: turn and piece; seconds from the start."""

    turn: int
    piece: int
    start: float


@dataclass(frozen=True, slots=True)
class After:
    """A session after it was held; times in the group's zone.

    ``review`` is None where there is no recap; then ``silence`` may say why. ``passages`` are by
    the keys of statements, ``secret`` the keys of those that only moderators may know, and
    ``kept_back`` the number of those this visitor is not shown. ``unread`` counts turns that are
    in no recap, as they belong to somebody of whom nothing is kept. ``emptied_on`` is when the
    words were deleted, ``words_go_on`` when they will be.
    """

    session_id: int
    group_id: int
    group: str
    topic: str
    at: datetime | None
    is_held: bool
    silence: str = ""
    review: Review | None = None
    turns: tuple[Heard, ...] = ()
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    secret: frozenset[str] = frozenset()
    kept_back: int = 0
    unread: int = 0
    emptied_on: date | None = None
    words_go_on: date | None = None
    picture: Picture | None = None
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cited:
    """Words a statement rests on: in which turn, from which letter to which."""

    turn: int
    first: int
    last: int
    key: str
    words: Evidence


def open_after(session_id: int, visitor: Visitor, deps: Deps) -> After:
    """A session of one of the visitor's groups as they may see it. Changes nothing but the audit
    log, which says once a day who saw what was said.

    An owner who does not moderate the group sees nothing that is confidential, nor the words it
    rests on. Raises Unknown.
    """
    with deps.db.reading() as tx:
        session = own_session(tx, visitor, session_id)
        at, zone = session.held_at or session.planned_at, session.group.as_settings().zone
        after = After(
            session_id, session.group_id, session.group.name, session.topic,
            at.astimezone(zone) if at else None, session.held_at is not None,
            silence_of(tx, session_id), deliveries=deliveries_of(tx, session),
        )  # fmt: skip
        if not has_recap(tx, session_id):
            return after
        whole, sees_all = review_in(tx, session), _moderates(tx, session, visitor)
        secret = {one.key for one in _all(whole) if _is_secret(one)}
        shown = whole if sees_all else _without(whole, secret)
        after = replace(
            after, review=_in_zone(shown, zone), secret=frozenset(secret),
            kept_back=0 if sees_all else len(secret),
        )  # fmt: skip
        after = _with_words(tx, session, after, whole)
        deed = Deed(SAW, f"session {session_id}", after.group_id, visitor.person_id)
        is_news = bool(after.turns) and not _is_noted(tx, deed, deps.clock.now())
    if is_news:
        with deps.db.tx() as tx:
            note(tx, deed, deps.clock.now())
    return after


def check_change(session_id: int, visitor: Visitor, keys: Collection[str], deps: Deps) -> None:
    """Raise Unknown unless this visitor may change these statements: those they are shown."""
    with deps.db.tx() as tx:
        session = own_session(tx, visitor, session_id)
        if not has_recap(tx, session_id) or _moderates(tx, session, visitor):
            return
        if any(_is_secret(one) for one in _all(review_in(tx, session)) if one.key in keys):
            raise Unknown("This is not in the recap any more.", "Look at it again.")


def own_deliveries(session_id: int, visitor: Visitor, deps: Deps) -> tuple[Delivery, ...]:
    """How far the mails of a session are. Raises Unknown."""
    with deps.db.reading() as tx:
        return deliveries_of(tx, own_session(tx, visitor, session_id))


def _with_words(tx: Session, session: SessionRecord, after: After, whole: Review) -> After:
    """With the transcript, the passages statements rest on, and the picture."""
    kept, sees_all = session.transcript, not after.kept_back
    heard = _turns(tx, kept.id) if kept else []
    closed = kept.closed if kept else []
    turns = [t for t in heard if not any(a <= t.start < b for a, b in closed)]
    seats = [
        (seat.brought.entry.now.speaker, seat.start, seat.end)
        for seat in whole.seats
        if seat.brought.entry.is_kept and (sees_all or seat.brought.key not in after.secret)
    ]
    back = [] if sees_all else [
        (seat.start, seat.end) for seat in whole.seats if seat.brought.key in after.secret
    ]  # fmt: skip
    cited = [
        _Cited(number, *there, one.key, words)
        for one in _all(whole)
        for words in _evidence(one)
        for number, turn in enumerate(turns)
        if (there := where(turn, words))
    ]
    shown = tuple(_heard(number, turn, cited) for number, turn in enumerate(turns))
    passages = _passages(shown, cited)
    if not sees_all:
        shown = tuple(_kept_back(one, after.secret, back) for one in shown)
    emptied = kept is not None and kept.emptied_at is not None
    return replace(
        after, turns=shown, passages=passages, unread=len(heard) - len(turns),
        picture=picture(heard, seats, session.seconds, _spoken(tx, session.id) if emptied else {}),
        emptied_on=words_go_on(tx, session) if emptied else None,
        words_go_on=None if emptied else words_go_on(tx, session),
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


def _heard(number: int, turn: Turn, cited: Iterable[_Cited]) -> Heard:
    here = [(one.first, one.last, one.key) for one in cited if one.turn == number]
    return Heard(number, turn.speaker, turn.start, pieces(turn.text, here))


def _kept_back(
    heard: Heard, secret: Collection[str], closed: Iterable[tuple[float, float]]
) -> Heard:
    """Without its words, where any of them are confidential: others in the turn may tell of it."""
    is_secret = any(key in secret for piece in heard.pieces for key in piece.keys)
    if is_secret or any(a <= heard.start < b for a, b in closed):
        return replace(heard, pieces=(), is_kept_back=True)
    return heard


def _passages(turns: Sequence[Heard], cited: Iterable[_Cited]) -> dict[str, tuple[Passage, ...]]:
    """Where the words of each statement begin, what carries it first; one for each turn."""
    found: dict[str, dict[int, Passage]] = {}
    for one in cited:
        begins = [0, *accumulate(len(piece.text) for piece in turns[one.turn].pieces)]
        passage = Passage(one.turn, begins.index(one.first), one.words.start)
        found.setdefault(one.key, {}).setdefault(one.turn, passage)
    return {key: tuple(passages.values()) for key, passages in found.items()}


def _evidence(one: Shown) -> tuple[Evidence, ...]:
    """What was found first: a corrected name does not move the words."""
    return tuple(dict.fromkeys((*one.entry.found.evidence, *one.entry.now.evidence)))


def _all(review: Review) -> list[Shown]:
    seats = [one for seat in review.seats for one in (seat.brought, *seat.solutions)]
    return [*seats, *review.commitments, *review.points]


def _is_secret(one: Shown) -> bool:
    return one.entry.is_confidential or one.entry.is_hidden


def _without(review: Review, secret: Collection[str]) -> Review:
    """Without what is confidential, and all that tells of it: also what was changed, and lost."""
    told = {x.text for e in _all(review) if e.key in secret for x in (e.entry.now, e.entry.found)}

    def left(some: Iterable[Shown]) -> tuple[Shown, ...]:
        return tuple(e for e in some if e.key not in secret and e.entry.joined not in told)

    return replace(
        review, commitments=left(review.commitments), points=left(review.points),
        lost=() if secret else review.lost, history=() if secret else review.history,
        seats=tuple(
            replace(seat, solutions=left(seat.solutions))
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


def _is_noted(tx: Session, deed: Deed, now: datetime) -> bool:
    """Whether the audit log has it already of the last day."""
    known = select(DeedRecord.id).where(
        DeedRecord.group_id == deed.group_id, DeedRecord.by_id == deed.by_id,
        DeedRecord.what == deed.what, DeedRecord.about == deed.about,
        DeedRecord.at > now - timedelta(days=1),
    )  # fmt: skip
    return tx.scalar(known.limit(1)) is not None


def _moderates(tx: Session, session: SessionRecord, visitor: Visitor) -> bool:
    return visitor.person_id in {m.person_id for m in moderators_of(tx, session.group_id)}


def _spoken(tx: Session, session_id: int) -> dict[str, float]:
    times = seconds_spoken(tx, [session_id]).get(session_id, {})
    names = select(PersonRecord.id, PersonRecord.name).where(PersonRecord.id.in_(times))
    return {name: times[id] for id, name in tx.execute(names)}


def has_recap(tx: Session, session_id: int) -> bool:
    """Whether there is any version of its recap."""
    made = select(RecapRecord.id).where(RecapRecord.session_id == session_id).limit(1)
    return tx.scalar(made) is not None


def silence_of(tx: Session, session_id: int) -> str:
    """Why the platform gave no transcript of it; empty where that is not known."""
    told = select(SittingRecord.silence).where(
        SittingRecord.session_id == session_id, SittingRecord.silence != ""
    )
    return tx.scalar(told.order_by(SittingRecord.id.desc()).limit(1)) or ""
