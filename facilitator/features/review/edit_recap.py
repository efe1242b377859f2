"""Edits a moderator makes to a recap; the recap as found by the engine stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.people.speakers import unmatched_label_notice
from facilitator.domain.recaps.due_dates import parse_due_date
from facilitator.domain.recaps.recap import Evidence, EvidenceSource, SolutionKind
from facilitator.domain.recaps.review import SUMMARIES, YES, EditKind, ReviewedRecap, ReviewEntry
from facilitator.domain.recaps.statements import Statement, StatementPart
from facilitator.features.live.live_notes import get_note
from facilitator.features.recaps.store_recap import apply_review
from facilitator.features.review.review_recap import assignable_people, unresolved_speakers
from facilitator.kit import pending_work
from facilitator.kit.deps import Deps
from facilitator.kit.mail.outbox import drop_older
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import members_by_name, statement_to_json
from facilitator.kit.reviews import get_or_create_review, get_session_to_review, reviewed_recap
from facilitator.records.groups import MembershipRecord
from facilitator.records.reviews import RecapEditRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord

MAIL_KINDS = ("recap", "recap_correction", "recap_draft", "recap_own_part")
LONGEST, LONGEST_NOTE = 2000, 1000  # letters


def edit_statement(
    session_id: int, key: str, change: EditKind, value: str, by: int | None, deps: Deps
) -> None:
    """Change one statement. Safe to run twice.

    ``value`` is a text, a person id, an ISO day, or YES for a switch; an empty value switches off
    or removes the day. Raises Refused, NotFound.
    """
    if change in (EditKind.MERGE, EditKind.ADD, EditKind.REWORD):
        raise Refused(f"{change.capitalize()} cannot be done here.", "Use the form on the page.")
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        entry = _entry(reviewed_recap(tx, session_id), key)
        people = dict(assignable_people(tx, session))
        value = _checked_value(change, value, people)
        if _is_unchanged(entry, change, value, people):
            return
        _store_edit(tx, session, (entry.target, change, value, None), by, deps)
    pending_work.start(tx, deps)


def merge_solutions(session_id: int, key: str, into: str, by: int | None, deps: Deps) -> None:
    """Merge a solution into another one of the same hot seat, which keeps its text. Safe to run
    twice. Raises Refused, NotFound.
    """
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        review = reviewed_recap(tx, session_id)
        one, other = _entry(review, key), _entry(review, into)
        is_pair = one.seat == other.seat >= 0 and one.target.key != other.target.key
        if (
            not is_pair
            or StatementPart.CHALLENGE in (one.found.part, other.found.part)
            or other.joined
        ):
            raise Refused("These two cannot be merged.", "Choose two solutions of one hot seat.")
        if not one.joined:
            _store_edit(tx, session, (one.target, EditKind.MERGE, YES, other.target), by, deps)
    pending_work.start(tx, deps)


def add_solution(
    session_id: int, seat: str, speaker_id: int, text: str, by: int | None, deps: Deps
) -> None:
    """Add a solution from memory to the hot seat whose challenge has this key. Raises Refused."""
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        found = reviewed_recap(tx, session_id)
        challenge, solution_text = _entry(found, seat), _checked_text(text)
        if challenge.found.part is not StatementPart.CHALLENGE:
            raise Refused("A solution belongs to a hot seat.", "Use the form on the page.")
        name = dict(assignable_people(tx, session)).get(speaker_id)
        if name is None:
            raise Refused("This person is not a member.", "Choose a member of the group.")
        start = next((e.start for e in challenge.found.evidence), 0.0)
        memory = Evidence(name, start, start, solution_text, EvidenceSource.MEMORY)
        statement = Statement(
            StatementPart.SOLUTION,
            challenge.found.member,
            name,
            solution_text,
            (memory,),
            SolutionKind.SUGGESTION,
        )
        if statement.key not in {e.target.key for e in found.entries}:
            _store_edit(tx, session, (statement, EditKind.ADD, YES, None), by, deps)
    pending_work.start(tx, deps)


def add_noted_commitment(session_id: int, capture_id: int, by: int | None, deps: Deps) -> None:
    """Add a commitment from the live notes, as from memory. Safe to run twice.

    Raises NotFound, Refused.
    """
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        row = get_note(tx, session_id, capture_id)
        name = dict(assignable_people(tx, session)).get(row.person_id or 0)
        if name is None:
            raise Refused("This is not a member's commitment.", "Choose one that is.")
        memory = Evidence(name, 0.0, 0.0, row.text, EvidenceSource.MEMORY)
        held_on = session.held_at.date() if session.held_at else None
        *_, language = session.recap_settings()
        due = parse_due_date(row.text, held_on, language)
        statement = Statement(StatementPart.COMMITMENT, "", name, row.text, (memory,), due=due)
        if statement.key not in {e.target.key for e in reviewed_recap(tx, session_id).entries}:
            _store_edit(tx, session, (statement, EditKind.ADD, YES, None), by, deps)
    pending_work.start(tx, deps)


def undo_edits(session_id: int, key: str, by: int | None, deps: Deps) -> None:
    """Undo all edits of a statement; an added one is removed. Raises NotFound."""
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        entry = _entry(reviewed_recap(tx, session_id), key)
        target = statement_to_json(entry.target, members_by_name(tx, session.group_id))
        _undo_edits(tx, session_id, lambda row: row.target == target, deps)
        apply_review(tx, session)
    pending_work.start(tx, deps)


def assign_speaker(session_id: int, label: str, person_id: int, by: int | None, deps: Deps) -> None:
    """Assign an unresolved speaker to a member, in this session and future ones.

    The recap is made again, as these words have a speaker now. Raises Refused, NotFound.
    """
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        if label not in unresolved_speakers(tx, session_id):
            raise NotFound("There is no such speaker in this session.", "Reload the page.")
        if person_id not in dict(assignable_people(tx, session)):
            raise Refused("This person is not a member.", "Choose a member of the group.")
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
        get_or_create_review(tx, session_id).redo_at = deps.clock.now()


def request_new_recap(
    session_id: int, member_id: int | None, note: str, by: int | None, deps: Deps
) -> None:
    """Request a new recap, or a new hot seat of one member, with a note to the model.

    Manual edits stay, except text and speaker edits of a hot seat that alone is made again. Safe
    to run twice. Raises Refused if the transcript was deleted.
    """
    model_note = " ".join(clean_text(note).split())
    if len(model_note) > LONGEST_NOTE:
        raise Refused("This note is too long.", f"Write at most {LONGEST_NOTE} letters.")
    with deps.db.tx() as tx:
        session = get_session_to_review(tx, session_id, by)
        if session.transcript is None or not session.transcript.turns:
            raise Refused("The transcript no longer exists.", "Change the texts by hand.")
        if member_id is not None:
            text_changes = (EditKind.TEXT, EditKind.SPEAKER)
            _undo_edits(
                tx, session_id,
                lambda row: row.target["member"] == member_id and row.change in text_changes, deps,
            )  # fmt: skip
            apply_review(tx, session)
        state = get_or_create_review(tx, session_id)
        state.redo_at, state.redo_member_id, state.redo_note = (
            deps.clock.now(),
            member_id,
            model_note,
        )
    pending_work.start(tx, deps)


def _store_edit(
    tx: Session,
    session: SessionRecord,
    edit: tuple[Statement, EditKind, str, Statement | None],
    by: int | None,
    deps: Deps,
) -> None:
    target, change, value, into = edit
    people = members_by_name(tx, session.group_id)
    tx.add(
        RecapEditRecord(
            session_id=session.id, change=change.value, value=value, by_id=by,
            target=statement_to_json(target, people), at=deps.clock.now(),
            into=statement_to_json(into, people) if into else None,
        )
    )  # fmt: skip
    tx.flush()
    apply_review(tx, session)
    if change is EditKind.CONFIDENTIAL and value:
        for kind in MAIL_KINDS:  # unsent mails are not sent
            drop_older(tx, kind, session.id, but="")
        pending_work.cancel(tx, session.id, Pending.MAIL_RECAP, Pending.ASK_OWN_PARTS)


def _entry(review: ReviewedRecap, key: str) -> ReviewEntry:
    entry = next((e for e in review.entries if e.target.key == key), None)
    if entry is None:
        raise NotFound("This is no longer in the recap.", "Reload the page.")
    return entry


def _checked_value(change: EditKind, value: str, people: dict[int, str]) -> str:
    """Check a value and return it as stored. Raises Refused."""
    if change is EditKind.TEXT:
        return _checked_text(value)
    if change is EditKind.SPEAKER:
        if value not in {str(number) for number in people}:
            raise Refused("This person is not a member.", "Choose a member of the group.")
        return value
    if change is EditKind.DUE and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise Refused("This is not a valid day.", "Write it as 2026-03-04.") from None
    return YES if value and change is not EditKind.DUE else ""


def _is_unchanged(entry: ReviewEntry, change: EditKind, value: str, people: dict[int, str]) -> bool:
    """Return whether a statement has this value already. Raises Refused for an impossible day."""
    now = entry.now
    if change is EditKind.TEXT:
        return now.text == value
    if change is EditKind.SPEAKER:
        return now.speaker == people[int(value)]
    if change is EditKind.DUE:
        if entry.found.part is not StatementPart.COMMITMENT:
            raise Refused("Only a commitment has a day.", "Choose a commitment.")
        return (now.due.isoformat() if now.due else "") == value
    if change in SUMMARIES:
        return (change in entry.no_summary) == bool(value)
    is_now = entry.is_dropped if change is EditKind.DROP else entry.is_confidential
    return is_now == bool(value)


def _undo_edits(
    tx: Session, session_id: int, is_meant: Callable[[RecapEditRecord], bool], deps: Deps
) -> None:
    for row in tx.scalars(
        select(RecapEditRecord)
        .where(RecapEditRecord.session_id == session_id)
        .where(RecapEditRecord.taken_back_at.is_(None))
        .where(RecapEditRecord.change != EditKind.REWORD)  # a member's rewording stays
    ):
        if is_meant(row):
            row.taken_back_at = deps.clock.now()
    tx.flush()


def _checked_text(text: str) -> str:
    """Return a typed text as one line. Raises Refused."""
    line = " ".join(clean_text(text).split())
    if not line or len(line) > LONGEST:
        raise Refused(
            "This text is empty." if not line else "This text is too long.",
            f"Write from 1 to {LONGEST} letters.",
        )
    return line


def _forget_warning(transcript: TranscriptRecord, label: str) -> None:
    """Remove the warning about a speaker who is resolved now."""
    transcript.warnings = [w for w in transcript.warnings if w != unmatched_label_notice(label)]
