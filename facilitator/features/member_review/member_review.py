"""Before the others see it: a member strikes or rewords their part of a recap, or says it is fine.

It works in the same way after the others have it; then they get a correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, Tie, Unknown
from facilitator.domain.language.typed_text import cleaned
from facilitator.domain.recaps.review import Change, Entry
from facilitator.domain.recaps.statements import Part, Statement
from facilitator.domain.recaps.strikes import wordless
from facilitator.features.delivery import mail_recap
from facilitator.features.delivery.member_preview import PURPOSE as PURPOSE
from facilitator.features.delivery.member_preview import parts_of
from facilitator.features.member_review.strike_words import strike_words
from facilitator.features.recaps.keep_recap import settle
from facilitator.features.recaps.mail_files import remove_files
from facilitator.kit import pending_work, queries
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import people_of, statement_as_json
from facilitator.kit.reviews import begun, known_session, looks_of, review_of, reviewed
from facilitator.kit.schedule import zone_of
from facilitator.records.groups import MembershipRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import OwnPartRecord, RecapEditRecord
from facilitator.records.sessions import SessionRecord

LONGEST = 2000  # letters


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """A hot seat as its member sees it: each statement with the key that forms name it by."""

    key: str
    challenge: Statement
    solutions: tuple[tuple[str, Statement], ...]


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A member's part of a recap. ``until`` is when the others see it at the latest.

    ``version`` is what they are shown, ``is_sent`` whether the others have it and nothing waits for
    the member. Times are in the member's zone.
    """

    language: str
    group: str
    held_at: datetime | None
    seats: tuple[OwnSeat, ...]
    version: int
    until: datetime
    is_fine: bool
    is_sent: bool


def open_part(session_id: int, person_id: int, deps: Deps) -> OwnPart:
    """What to show a member. Changes nothing. Raises Unknown where it is not theirs any more."""
    with deps.db.tx() as tx:
        session = known_session(tx, session_id, to_change=False)
        member, look = _theirs(tx, session, person_id)
        newest, state = _newest(tx, session_id), review_of(tx, session_id)
        held, zone = session.held_at, zone_of(member)
        return OwnPart(
            session.recap_in()[2], session.group.name, held.astimezone(zone) if held else None,
            _seats(_entries(tx, session_id, member)), newest.version, look.until.astimezone(zone),
            look.fine_at is not None, 
            bool(state and state.sent_version and not state.look_version),
        )  # fmt: skip


def say_fine(session_id: int, person_id: int, version: int, deps: Deps) -> None:
    """The member has nothing against the others seeing it. Safe to run twice.

    Raises Tie where their part was changed since they were shown this version, Unknown.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = known_session(tx, session_id)
        _, look = _theirs(tx, session, person_id)
        newest, shown = (
            _newest(tx, session_id),
            queries.newest_recap(tx, session_id, version=version),
        )
        if shown is None or parts_of(shown).get(person_id) != parts_of(newest).get(person_id):
            raise Tie("Your part was changed at the same time.", "Look at it, and try again.")
        if look.fine_at is None:
            look.fine_at, look.version = now, newest.version
            _note(tx, "said that their part is fine", session, person_id, now)


def strike(session_id: int, person_id: int, key: str, deps: Deps) -> bool:
    """Strike a solution that was given to a member, or with their challenge the whole hot seat.

    The words are gone from the records, for good. Safe to run twice: False where there is no such
    statement any more. Whoever has the recap gets a correction. Raises Unknown.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = known_session(tx, session_id)
        member, look = _theirs(tx, session, person_id)
        entry = next((e for e in _entries(tx, session_id, member) if e.target.key == key), None)
        if entry is None:
            return False
        is_seat = entry.now.part is Part.CHALLENGE
        there = reviewed(tx, session_id).entries
        struck = [e for e in there if e.seat == entry.seat] if is_seat else [entry]
        before = _newest(tx, session_id).version
        files = strike_words(tx, session, _wordings(struck), person_id)
        what = "struck their hot seat" if is_seat else "struck a solution given to them"
        _note(tx, what, session, person_id, now)
        _settle(tx, session, look, before, deps)
        if is_seat and not _entries(tx, session_id, member):
            look.fine_at = look.fine_at or now
    remove_files(deps.outbox, files)
    pending_work.start(tx, deps)
    return True


def reword(session_id: int, person_id: int, key: str, text: str, deps: Deps) -> bool:
    """Put a member's own words in place of the text of their challenge.

    The old text and its quotes are gone from the records, for good. Safe to run twice: False where
    it reads so already, or is not there any more. Raises Refused, Unknown.
    """
    own, now = " ".join(cleaned(text).split()), deps.clock.now()
    if not own or len(own) > LONGEST:
        raise Refused("This text cannot be kept.", f"Write from 1 to {LONGEST} letters.")
    with deps.db.tx() as tx:
        session = known_session(tx, session_id)
        member, look = _theirs(tx, session, person_id)
        entry = next((e for e in _entries(tx, session_id, member) if e.target.key == key), None)
        is_challenge = entry is not None and entry.now.part is Part.CHALLENGE
        if entry is None or not is_challenge or entry.now.text == own:
            return False
        before = _newest(tx, session_id).version
        files = strike_words(tx, session, _wordings([entry]), person_id)
        people = people_of(tx, session.group_id)
        tx.add(
            RecapEditRecord(
                session_id=session_id, change=Change.REWORD.value, value=own, by_id=person_id,
                target=statement_as_json(wordless(entry.target), people), at=now,
            )
        )  # fmt: skip
        tx.flush()
        _note(tx, "reworded their challenge", session, person_id, now)
        _settle(tx, session, look, before, deps)
    remove_files(deps.outbox, files)
    pending_work.start(tx, deps)
    return True


def _settle(
    tx: Session, session: SessionRecord, look: OwnPartRecord, before: int, deps: Deps
) -> None:
    """Lay what the member changed over the recap, and send on what was approved or sent before.

    What the moderator has changed since goes out only with their word: then the draft is shown
    to them again.
    """
    version, state = settle(tx, session), begun(tx, session.id)
    look.version, look.changed_at = version, deps.clock.now()
    if state.look_version == before:
        state.look_version = version
    elif state.sent_version == before:
        mail_recap.send_all(tx, session, version, deps)
        about = f"session {session.id}, version {version}"
        deed = Deed("sent a correction", about, session.group_id, by_itself=True)
        note(tx, deed, deps.clock.now())
    else:
        pending_work.add(tx, Pending.SHOW_DRAFT, session.id)


def _theirs(
    tx: Session, session: SessionRecord, person_id: int
) -> tuple[MembershipRecord, OwnPartRecord]:
    """Raises Unknown where nobody asked them, or they are no member any more."""
    look = looks_of(tx, session.id).get(person_id)
    members = queries.members_of(tx, session.group_id)
    member = next((m for m in members if m.person_id == person_id), None)
    if look is None or member is None:
        raise Unknown("There is nothing here for you.", "Ask your moderator.")
    return member, look


def _newest(tx: Session, session_id: int) -> RecapRecord:
    newest = queries.newest_recap(tx, session_id)
    assert newest is not None
    return newest


def _entries(tx: Session, session_id: int, member: MembershipRecord) -> list[Entry]:
    """What a member may strike: their challenges, and the solutions given to them."""
    if member.person_id not in parts_of(_newest(tx, session_id)):
        return []
    public = [e for e in reviewed(tx, session_id).entries if e.is_public and e.seat >= 0]
    name = member.person.name
    own = {e.seat for e in public if e.now.part is Part.CHALLENGE and e.now.speaker == name}
    return [e for e in public if e.seat in own]


def _seats(entries: Sequence[Entry]) -> tuple[OwnSeat, ...]:
    return tuple(
        OwnSeat(
            brought.target.key, brought.now,
            tuple(
                (e.target.key, e.now)
                for e in entries
                if e.seat == brought.seat and e.now.part is Part.SOLUTION
            ),
        )
        for brought in entries
        if brought.now.part is Part.CHALLENGE
    )  # fmt: skip


def _wordings(entries: Sequence[Entry]) -> list[Statement]:
    """Statements as they were found, as changes name them, and as they read now."""
    now = [replace(e.now, member=e.now.speaker) for e in entries if e.now.part is Part.CHALLENGE]
    return [s for e in entries for s in (e.found, e.target, e.now)] + now


def _note(tx: Session, what: str, session: SessionRecord, person_id: int, at: datetime) -> None:
    note(tx, Deed(what, f"session {session.id}", session.group_id, person_id), at)
