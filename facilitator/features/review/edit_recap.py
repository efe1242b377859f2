"""After the session: what the moderator changes in a recap by hand; the original stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.language.typed_text import cleaned
from facilitator.domain.people.speakers import not_matched
from facilitator.domain.recaps.due import due_in
from facilitator.domain.recaps.recap import Evidence, Kind, Source
from facilitator.domain.recaps.review import YES, Change, Entry, Reviewed
from facilitator.domain.recaps.statements import Part, Statement
from facilitator.features.live.live_notes import known_capture
from facilitator.features.recaps.keep_recap import settle
from facilitator.features.review.review_recap import people_to_choose, unresolved
from facilitator.kit import pending_work
from facilitator.kit.deps import Deps
from facilitator.kit.mail.outbox import drop_older
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import people_of, statement_as_json
from facilitator.kit.reviews import begun, reviewed, session_to_review
from facilitator.records.groups import MembershipRecord
from facilitator.records.reviews import RecapEditRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord

MAILS = ("recap", "recap_correction", "recap_draft", "recap_own_part")
LONGEST, LONGEST_NOTE = 2000, 1000  # letters


def edit(session_id: int, key: str, change: Change, value: str, by: int | None, deps: Deps) -> None:
    """Change one statement; safe to run twice. ``value`` is the text, a person's id, a day, yes.

    An empty value takes back a switch, and takes away a day. Raises Refused, Unknown.
    """
    if change in (Change.MERGE, Change.ADD, Change.REWORD):
        raise Refused(f"{change.capitalize()} is not done so.", "Use the form on the page.")
    with deps.db.tx() as tx:
        session = session_to_review(tx, session_id, by)
        entry = _entry(reviewed(tx, session_id), key)
        people = dict(people_to_choose(tx, session))
        value = _judged(change, value, people)
        if _is_so(entry, change, value, people):
            return
        _keep(tx, session, (entry.target, change, value, None), by, deps)
    pending_work.start(tx, deps)


def merge(session_id: int, key: str, into: str, by: int | None, deps: Deps) -> None:
    """Let one solution go into another of the same hot seat, which keeps its text. Safe to run
    twice. Raises Refused, Unknown.
    """
    with deps.db.tx() as tx:
        session = session_to_review(tx, session_id, by)
        found = reviewed(tx, session_id)
        one, other = _entry(found, key), _entry(found, into)
        is_pair = one.seat == other.seat >= 0 and one.target.key != other.target.key
        if not is_pair or Part.CHALLENGE in (one.found.part, other.found.part) or other.joined:
            raise Refused("These two cannot become one.", "Choose two solutions of one hot seat.")
        if not one.joined:
            _keep(tx, session, (one.target, Change.MERGE, YES, other.target), by, deps)
    pending_work.start(tx, deps)


def add(session_id: int, seat: str, speaker_id: int, text: str, by: int | None, deps: Deps) -> None:
    """Add a solution from memory to the hot seat whose challenge has this key. Raises Refused."""
    with deps.db.tx() as tx:
        session = session_to_review(tx, session_id, by)
        found = reviewed(tx, session_id)
        brought, own = _entry(found, seat), _text(text)
        if brought.found.part is not Part.CHALLENGE:
            raise Refused("A solution belongs to a hot seat.", "Use the form on the page.")
        name = dict(people_to_choose(tx, session)).get(speaker_id)
        if name is None:
            raise Refused("This is no member of the group.", "Choose one of its members.")
        start = next((e.start for e in brought.found.evidence), 0.0)
        memory = Evidence(name, start, start, own, Source.MEMORY)
        made = Statement(Part.SOLUTION, brought.found.member, name, own, (memory,), Kind.SUGGESTION)
        if made.key not in {e.target.key for e in found.entries}:
            _keep(tx, session, (made, Change.ADD, YES, None), by, deps)
    pending_work.start(tx, deps)


def add_noted(session_id: int, capture_id: int, by: int | None, deps: Deps) -> None:
    """Add a commitment that was noted while the session ran, as from memory. Safe to run twice.

    Raises Unknown, Refused.
    """
    with deps.db.tx() as tx:
        session = session_to_review(tx, session_id, by)
        row = known_capture(tx, session_id, capture_id)
        name = dict(people_to_choose(tx, session)).get(row.person_id or 0)
        if name is None:
            raise Refused("This is no commitment of a member.", "Choose one that is.")
        memory = Evidence(name, 0.0, 0.0, row.text, Source.MEMORY)
        due = due_in(row.text, session.held_at.date() if session.held_at else None)
        made = Statement(Part.COMMITMENT, "", name, row.text, (memory,), due=due)
        if made.key not in {e.target.key for e in reviewed(tx, session_id).entries}:
            _keep(tx, session, (made, Change.ADD, YES, None), by, deps)
    pending_work.start(tx, deps)


def take_back(session_id: int, key: str, by: int | None, deps: Deps) -> None:
    """Let a statement be again as it was found; what was added goes. Raises Unknown."""
    with deps.db.tx() as tx:
        session = session_to_review(tx, session_id, by)
        entry = _entry(reviewed(tx, session_id), key)
        target = statement_as_json(entry.target, people_of(tx, session.group_id))
        _take_back(tx, session_id, lambda row: row.target == target, deps)
        settle(tx, session)
    pending_work.start(tx, deps)


def assign(session_id: int, label: str, person_id: int, by: int | None, deps: Deps) -> None:
    """Say who a speaker was that nobody was found for, in the whole session and from now on.

    The recap is made anew, as its words have somebody now. Raises Refused, Unknown.
    """
    with deps.db.tx() as tx:
        session = session_to_review(tx, session_id, by)
        if label not in unresolved(tx, session_id):
            raise Unknown("There is no such speaker in this session.", "Look at it again.")
        if person_id not in dict(people_to_choose(tx, session)):
            raise Refused("This is no member of the group.", "Choose one of its members.")
        assert session.transcript is not None
        tx.execute(
            update(TurnRecord)
            .where(TurnRecord.transcript_id == session.transcript.id, TurnRecord.label == label)
            .values(person_id=person_id, label="")
        )
        _forget_warning(session.transcript, label)
        member = tx.scalars(
            select(MembershipRecord).where(
                MembershipRecord.group_id == session.group_id,
                MembershipRecord.person_id == person_id,
            )
        ).one()
        member.aliases = list(dict.fromkeys((*member.aliases, label)))
        begun(tx, session_id).redo_at = deps.clock.now()


def ask_anew(session_id: int, member_id: int | None, note: str, by: int | None, deps: Deps) -> None:
    """Have the recap made anew, or one member's hot seat, with a note to the model.

    What was changed by hand stays, but for the words of a hot seat that alone is made anew. Safe
    to run twice. Raises Refused where there are no words any more.
    """
    told = " ".join(cleaned(note).split())
    if len(told) > LONGEST_NOTE:
        raise Refused("This note is too long.", f"Write at most {LONGEST_NOTE} letters.")
    with deps.db.tx() as tx:
        session = session_to_review(tx, session_id, by)
        if session.transcript is None or not session.transcript.turns:
            raise Refused("There is no transcript any more.", "Change the texts by hand.")
        if member_id is not None:
            worded = (Change.TEXT, Change.SPEAKER)
            _take_back(
                tx, session_id,
                lambda row: row.target["member"] == member_id and row.change in worded, deps,
            )  # fmt: skip
            settle(tx, session)
        state = begun(tx, session_id)
        state.redo_at, state.redo_member_id, state.redo_note = deps.clock.now(), member_id, told
    pending_work.start(tx, deps)


def _keep(
    tx: Session,
    session: SessionRecord,
    what: tuple[Statement, Change, str, Statement | None],
    by: int | None,
    deps: Deps,
) -> None:
    target, change, value, into = what
    people = people_of(tx, session.group_id)
    tx.add(
        RecapEditRecord(
            session_id=session.id, change=change.value, value=value, by_id=by,
            target=statement_as_json(target, people), at=deps.clock.now(),
            into=statement_as_json(into, people) if into else None,
        )
    )  # fmt: skip
    tx.flush()
    settle(tx, session)
    if change is Change.CONFIDENTIAL and value:
        for kind in MAILS:  # what has not left yet does not leave
            drop_older(tx, kind, session.id, but="")
        pending_work.cancel(tx, session.id, Pending.MAIL_RECAP, Pending.ASK_OWN_PARTS)


def _entry(found: Reviewed, key: str) -> Entry:
    entry = next((e for e in found.entries if e.target.key == key), None)
    if entry is None:
        raise Unknown("This is not in the recap any more.", "Look at it again.")
    return entry


def _judged(change: Change, value: str, people: dict[int, str]) -> str:
    """A value as it is kept. Raises Refused."""
    if change is Change.TEXT:
        return _text(value)
    if change is Change.SPEAKER:
        if value not in {str(number) for number in people}:
            raise Refused("This is no member of the group.", "Choose one of its members.")
        return value
    if change is Change.DUE and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise Refused("This is no day.", "Write it as 2026-03-04.") from None
    return YES if value and change is not Change.DUE else ""


def _is_so(entry: Entry, change: Change, value: str, people: dict[int, str]) -> bool:
    """Whether a statement is like that already. Raises Refused for a day where none belongs."""
    now = entry.now
    if change is Change.TEXT:
        return now.text == value
    if change is Change.SPEAKER:
        return now.speaker == people[int(value)]
    if change is Change.DUE:
        if entry.found.part is not Part.COMMITMENT:
            raise Refused("Only a commitment has a day.", "Choose a commitment.")
        return (now.due.isoformat() if now.due else "") == value
    is_now = entry.is_dropped if change is Change.DROP else entry.is_confidential
    return is_now == bool(value)


def _take_back(
    tx: Session, session_id: int, is_meant: Callable[[RecapEditRecord], bool], deps: Deps
) -> None:
    for row in tx.scalars(
        select(RecapEditRecord)
        .where(RecapEditRecord.session_id == session_id)
        .where(RecapEditRecord.taken_back_at.is_(None))
        .where(RecapEditRecord.change != Change.REWORD)  # a member's word stands
    ):
        if is_meant(row):
            row.taken_back_at = deps.clock.now()
    tx.flush()


def _text(text: str) -> str:
    """What somebody typed, as one line. Raises Refused."""
    line = " ".join(cleaned(text).split())
    if not line or len(line) > LONGEST:
        raise Refused(
            "This text is empty." if not line else "This text is too long.",
            f"Write from 1 to {LONGEST} letters.",
        )
    return line


def _forget_warning(transcript: TranscriptRecord, label: str) -> None:
    """What was unresolved is not any more."""
    transcript.warnings = [w for w in transcript.warnings if w != not_matched(label)]
