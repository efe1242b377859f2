"""Member review: a member strikes or rewords their part of a recap, or accepts it.

Normally before the group gets the recap. Afterwards it works too; the group gets a correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused, WriteConflict
from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.recaps.review import EditKind, ReviewEntry
from facilitator.domain.recaps.statements import Statement, StatementPart
from facilitator.domain.recaps.strikes import struck_statement
from facilitator.features.delivery import mail_recap
from facilitator.features.delivery.member_preview import PURPOSE as PURPOSE
from facilitator.features.delivery.member_preview import is_same_part, parts_by_person
from facilitator.features.member_review.strike_words import strike_words
from facilitator.features.recaps.mail_files import remove_files
from facilitator.features.recaps.store_recap import apply_review
from facilitator.kit import pending_work, queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import members_by_name, statement_to_json
from facilitator.kit.reviews import (
    get_or_create_review,
    get_session_with_recap,
    member_previews_of,
    review_of,
    reviewed_recap,
)
from facilitator.kit.schedule import member_zone
from facilitator.records.groups import MembershipRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import MemberReviewRecord, RecapEditRecord, StruckRecord
from facilitator.records.sessions import SessionRecord

LONGEST = 2000  # letters


@dataclass(frozen=True, slots=True)
class MemberHotSeat:
    """A hot seat as its member sees it; each statement has the key that forms refer to it by."""

    key: str
    challenge: Statement
    solutions: tuple[tuple[str, Statement], ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class MemberPart:
    """A member's part of a recap; ``until`` is when the group gets it at the latest.

    ``version`` is the recap version shown. ``is_sent``: the group has it and nothing waits for the
    member. Times are in the member's zone.
    """

    language: str
    group: str
    held_at: datetime | None
    seats: tuple[MemberHotSeat, ...]
    version: int
    until: datetime
    is_fine: bool
    is_sent: bool


def open_part(session_id: int, person_id: int, deps: Deps) -> MemberPart:
    """Return the part of a member. Changes nothing. Raises NotFound if they have none."""
    with deps.db.tx() as tx:
        session = get_session_with_recap(tx, session_id, to_change=False)
        member, look = _member_and_review(tx, session, person_id)
        newest, state = _newest_recap(tx, session_id), review_of(tx, session_id)
        held, zone = session.held_at, member_zone(member)
        return MemberPart(
            session.recap_settings()[2], session.group.name,
            held.astimezone(zone) if held else None,
            _seats(_entries_of_member(tx, session_id, member), newest), newest.version,
            look.until.astimezone(zone), look.fine_at is not None,
            bool(state and state.sent_version and not state.look_version),
        )  # fmt: skip


def accept_part(session_id: int, person_id: int, version: int, deps: Deps) -> None:
    """Record that the member accepts their part. Safe to run twice.

    Raises WriteConflict if their part changed since ``version``, which they were shown, and
    NotFound.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = get_session_with_recap(tx, session_id)
        _, look = _member_and_review(tx, session, person_id)
        newest, shown = (
            _newest_recap(tx, session_id),
            queries.newest_recap(tx, session_id, version=version),
        )
        now_shown = parts_by_person(newest).get(person_id)
        if shown is None or not is_same_part(parts_by_person(shown).get(person_id), now_shown):
            raise WriteConflict(
                "Your part was changed at the same time.", "Look at it, and try again."
            )
        if look.fine_at is None:
            look.fine_at, look.version = now, newest.version
            _record(tx, "said that their part is fine", session, person_id, now)


def strike(session_id: int, person_id: int, key: str, deps: Deps) -> bool:
    """Strike a solution a member was given, or, by its challenge, their whole hot seat.

    The words are deleted from the records for good, and everyone who has the recap gets a
    correction. Safe to run twice: returns False if the statement is gone. Raises NotFound.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = get_session_with_recap(tx, session_id)
        member, look = _member_and_review(tx, session, person_id)
        entry = next(
            (e for e in _entries_of_member(tx, session_id, member) if e.target.key == key), None
        )
        if entry is None:
            return False
        is_seat = entry.now.part is StatementPart.CHALLENGE
        entries = reviewed_recap(tx, session_id).entries
        struck = [e for e in entries if e.seat == entry.seat] if is_seat else [entry]
        before = _newest_recap(tx, session_id).version
        files = strike_words(tx, session, _all_wordings(struck), person_id)
        tx.add(StruckRecord(session_id=session_id, person_id=person_id, key=key, at=now))
        what = "struck their hot seat" if is_seat else "struck a solution given to them"
        _record(tx, what, session, person_id, now)
        _apply_change(tx, session, look, before, deps)
        if is_seat and not _entries_of_member(tx, session_id, member):
            look.fine_at = look.fine_at or now
    remove_files(deps.outbox, files)
    pending_work.start(tx, deps)
    return True


def reword(session_id: int, person_id: int, key: str, text: str, deps: Deps) -> bool:
    """Replace the text of a member's challenge with their own words.

    The old text and its quotes are deleted from the records for good. Safe to run twice: returns
    False if the text is the same, or the challenge is gone. Raises Refused, NotFound.
    """
    new_text, now = " ".join(clean_text(text).split()), deps.clock.now()
    if not new_text or len(new_text) > LONGEST:
        raise Refused("This text cannot be kept.", f"Write from 1 to {LONGEST} letters.")
    with deps.db.tx() as tx:
        session = get_session_with_recap(tx, session_id)
        member, look = _member_and_review(tx, session, person_id)
        entry = next(
            (e for e in _entries_of_member(tx, session_id, member) if e.target.key == key), None
        )
        is_challenge = entry is not None and entry.now.part is StatementPart.CHALLENGE
        if entry is None or not is_challenge or entry.now.text == new_text:
            return False
        before = _newest_recap(tx, session_id).version
        files = strike_words(tx, session, _all_wordings([entry]), person_id)
        people = members_by_name(tx, session.group_id)
        tx.add(
            RecapEditRecord(
                session_id=session_id,
                change=EditKind.REWORD.value,
                value=new_text,
                by_id=person_id,
                target=statement_to_json(struck_statement(entry.target), people),
                at=now,
            )
        )
        tx.flush()
        _record(tx, "reworded their challenge", session, person_id, now)
        _apply_change(tx, session, look, before, deps)
    remove_files(deps.outbox, files)
    pending_work.start(tx, deps)
    return True


def _apply_change(
    tx: Session, session: SessionRecord, look: MemberReviewRecord, before: int, deps: Deps
) -> None:
    """Apply the member's change to the recap, and send it if ``before`` was approved or sent.

    If the moderator changed the recap since, they have to approve it: the draft is shown to them
    again.
    """
    version, state = apply_review(tx, session), get_or_create_review(tx, session.id)
    look.version, look.changed_at = version, deps.clock.now()
    if state.look_version == before:
        state.look_version = version
    elif state.sent_version == before:
        mail_recap.release_recap(tx, session, version, deps)
        about = f"session {session.id}, version {version}"
        entry = AuditEntry("sent a correction", about, session.group_id, by_system=True)
        record_audit_entry(tx, entry, deps.clock.now())
    else:
        pending_work.add(tx, Pending.SHOW_DRAFT, session.id)


def _member_and_review(
    tx: Session, session: SessionRecord, person_id: int
) -> tuple[MembershipRecord, MemberReviewRecord]:
    """Return a member and their review. Raises NotFound if they were not asked or have left."""
    look = member_previews_of(tx, session.id).get(person_id)
    members = queries.members_of(tx, session.group_id)
    member = next((m for m in members if m.person_id == person_id), None)
    if look is None or member is None:
        raise NotFound("There is nothing here for you to review.", "Ask your moderator.")
    return member, look


def _newest_recap(tx: Session, session_id: int) -> RecapRecord:
    newest = queries.newest_recap(tx, session_id)
    assert newest is not None
    return newest


def _entries_of_member(tx: Session, session_id: int, member: MembershipRecord) -> list[ReviewEntry]:
    """Return what a member may strike: their challenges and the solutions given to them."""
    if member.person_id not in parts_by_person(_newest_recap(tx, session_id)):
        return []
    public = [e for e in reviewed_recap(tx, session_id).entries if e.is_public and e.seat >= 0]
    name = member.person.name
    own_seats = {
        e.seat for e in public if e.now.part is StatementPart.CHALLENGE and e.now.speaker == name
    }
    return [e for e in public if e.seat in own_seats]


def _seats(entries: Sequence[ReviewEntry], shown: RecapRecord) -> tuple[MemberHotSeat, ...]:
    summaries = {seat.challenge.text: seat.summary for seat in shown.hot_seats}
    return tuple(
        MemberHotSeat(
            brought.target.key, brought.now,
            tuple(
                (e.target.key, e.now)
                for e in entries
                if e.seat == brought.seat and e.now.part is StatementPart.SOLUTION
            ),
            summaries.get(brought.now.text, ""),
        )
        for brought in entries
        if brought.now.part is StatementPart.CHALLENGE
    )  # fmt: skip


def _all_wordings(entries: Sequence[ReviewEntry]) -> list[Statement]:
    """Return the statements as found, as edits refer to them, and as they read now."""
    now = [
        replace(e.now, member=e.now.speaker)
        for e in entries
        if e.now.part is StatementPart.CHALLENGE
    ]
    return [s for e in entries for s in (e.found, e.target, e.now)] + now


def _record(tx: Session, what: str, session: SessionRecord, person_id: int, at: datetime) -> None:
    record_audit_entry(
        tx, AuditEntry(what, f"session {session.id}", session.group_id, person_id), at
    )
