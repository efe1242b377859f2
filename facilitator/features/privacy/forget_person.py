"""Remove a person's words and name from the records on request; the rest stays readable."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.features.erasure.delete_held import delete_held
from facilitator.features.erasure.forget_agendas import forget_agendas
from facilitator.features.erasure.forget_check_ins import (
    remove_check_ins,
    remove_name_from_check_ins,
)
from facilitator.features.erasure.forget_edits import remove_name_from_edits
from facilitator.features.erasure.forget_guests import forget_guests
from facilitator.features.erasure.forget_prompts import delete_trials, remove_name_from_prompts
from facilitator.features.erasure.remove_words import remove_summaries, remove_words
from facilitator.features.icebreakers.member_icebreakers import forget_icebreakers
from facilitator.features.live.live_notes import rewrite_notes
from facilitator.features.mail import chat_posts
from facilitator.features.memory.index import update_index
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.mail import outbox
from facilitator.kit.members import is_known_by, name_digests
from facilitator.kit.queries import get_person
from facilitator.records.accounts import AccountRecord, SignInRecord
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.recaps import (
    ChallengeRecord,
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.search import SolutionOutcomeRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import ReceiptRecord

FORGOTTEN = "A former member"
NAME_REMOVED = "[name removed]"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed: the sessions and groups changed; ``mails`` counts unsent mails dropped."""

    session_ids: tuple[int, ...]
    group_ids: tuple[int, ...]
    turns: int
    statements: int
    mails: int


def forget_person(who: str, db: Database) -> Forgotten:
    """Forget the person with this email address or name, in every group.

    Deletes their words, and their name in what others said; writes a receipt. Raises NotFound, and
    Refused if two people have the name. Safe to run again: then nobody has that name (NotFound).
    """
    with db.tx() as tx:
        return _forget(tx, get_person(tx, who))


def forget_again(person_id: int, known_by: Collection[str], db: Database) -> bool:
    """Forget a person again who is in a restored backup. Returns False if they are not there.

    ``known_by`` are the digests that were kept of their names: nobody else is forgotten.
    """
    with db.tx() as tx:
        person = tx.get(PersonRecord, person_id)
        if person is None or person.forgotten_at is not None:
            return False
        if not any(is_known_by(name, known_by) for name in (person.name, person.email or "")):
            return False
        _forget(tx, person)
        return True


def _forget(tx: Session, person: PersonRecord) -> Forgotten:
    sessions = _sessions_with(tx, person)
    turns, statements = remove_words(tx, person.id)
    remove_check_ins(tx, person.id)
    said = SolutionOutcomeRecord.person_id == person.id
    tx.execute(delete(SolutionOutcomeRecord).where(said))
    groups = tuple(m.group_id for m in _memberships(tx, person))
    names = _names(tx, person)
    remove_names = _name_remover(names)
    _remove_name(tx, remove_names, sessions)
    mails = outbox.remove_person(tx, person.id, groups, lambda text: remove_names(text) != text)
    chat_posts.forget_posts(tx, groups, lambda text: remove_names(text) != text)
    _remove_from_profiles(tx, remove_names, groups)
    forget_agendas(tx, person.id, groups, remove_names)
    forget_guests(tx, person.id, groups, remove_names)
    forget_icebreakers(tx, person.id, groups, remove_names)
    delete_trials(tx, sessions)
    delete_held(tx, sessions, now())
    remove_name_from_prompts(tx, groups, remove_names)
    for record in (AccountRecord, SignInRecord):
        tx.execute(delete(record).where(record.person_id == person.id))
    person.known_by = name_digests({*names, person.email or ""} | {person.name})
    person.name, person.email, person.forgotten_at = FORGOTTEN, None, now()
    person.time_zone = None
    for membership in _memberships(tx, person):
        membership.aliases, membership.profile = [], ""
    tx.flush()
    tx.expire_all()
    update_index(tx, sessions)
    record_audit_entry(tx, AuditEntry("forgot a person", f"person {person.id}"), now())
    removed = {"turns": turns, "statements": statements, "mails": mails}
    tx.add(
        ReceiptRecord(about=f"a person who asked to be forgotten ({person.id})", removed=removed)
    )
    return Forgotten(tuple(sessions), groups, turns, statements, mails)


def _memberships(tx: Session, person: PersonRecord) -> list[MembershipRecord]:
    return list(tx.scalars(select(MembershipRecord).where(MembershipRecord.person_id == person.id)))


def _sessions_with(tx: Session, person: PersonRecord) -> list[int]:
    """Return all sessions of their groups: others may name them even if they were absent."""
    groups = [m.group_id for m in _memberships(tx, person)]
    return list(tx.scalars(select(SessionRecord.id).where(SessionRecord.group_id.in_(groups))))


def _names(tx: Session, person: PersonRecord) -> set[str]:
    """Return the full name, the aliases, and name parts that nobody else in the groups has."""
    memberships = _memberships(tx, person)
    groups = [m.group_id for m in memberships]
    others = tx.scalars(
        select(PersonRecord.name)
        .join(MembershipRecord, MembershipRecord.person_id == PersonRecord.id)
        .where(MembershipRecord.group_id.in_(groups), PersonRecord.id != person.id)
    )
    taken = {part for name in others for part in name.casefold().split()}
    parts = {p for p in person.name.split() if len(p) > 2 and p.casefold() not in taken}
    return {person.name, *parts, *(a for m in memberships for a in m.aliases if len(a) > 2)}


def _name_remover(names: set[str]) -> Callable[[str], str]:
    """Return a function that replaces these names, as whole words, in a text."""
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return lambda text: pattern.sub(NAME_REMOVED, text)


def _remove_name(tx: Session, without: Callable[[str], str], sessions: list[int]) -> None:
    """Remove the name from what others said."""
    for turn in tx.scalars(
        select(TurnRecord).join(TranscriptRecord).where(TranscriptRecord.session_id.in_(sessions))
    ):
        said = " ".join(text for _, _, text in turn.spans) + turn.label
        if without(said) != said:
            turn.spans = [[start, end, without(text)] for start, end, text in turn.spans]
            turn.label = without(turn.label)
    recaps = select(RecapRecord.id).where(RecapRecord.session_id.in_(sessions))
    seats = select(HotSeatRecord.id).where(HotSeatRecord.recap_id.in_(recaps))
    challenges = select(ChallengeRecord.id).where(ChallengeRecord.hot_seat_id.in_(seats))
    solutions = select(SolutionRecord.id).where(SolutionRecord.hot_seat_id.in_(seats))
    commitments = select(CommitmentRecord.id).where(CommitmentRecord.recap_id.in_(recaps))
    points = select(PointRecord.id).where(PointRecord.recap_id.in_(recaps))
    for statement in (
        *tx.scalars(select(ChallengeRecord).where(ChallengeRecord.id.in_(challenges))),
        *tx.scalars(select(SolutionRecord).where(SolutionRecord.id.in_(solutions))),
        *tx.scalars(select(CommitmentRecord).where(CommitmentRecord.id.in_(commitments))),
        *tx.scalars(select(PointRecord).where(PointRecord.id.in_(points))),
    ):
        statement.text = without(statement.text)
    for words in tx.scalars(
        select(EvidenceRecord).where(
            EvidenceRecord.challenge_id.in_(challenges)
            | EvidenceRecord.solution_id.in_(solutions)
            | EvidenceRecord.commitment_id.in_(commitments)
            | EvidenceRecord.point_id.in_(points)
        )
    ):
        words.quote = without(words.quote)
    for recap in tx.scalars(select(RecapRecord).where(RecapRecord.session_id.in_(sessions))):
        recap.warnings = [warning.rewritten(without) for warning in recap.warnings]
    remove_summaries(tx, sessions)
    for heard in tx.scalars(
        select(TranscriptRecord).where(TranscriptRecord.session_id.in_(sessions))
    ):
        heard.warnings = [warning.rewritten(without) for warning in heard.warnings]
    for session in tx.scalars(select(SessionRecord).where(SessionRecord.id.in_(sessions))):
        session.title, session.topic = without(session.title), without(session.topic)
    for outcome in tx.scalars(
        select(SolutionOutcomeRecord)
        .join(SolutionRecord, SolutionRecord.id == SolutionOutcomeRecord.solution_id)
        .where(SolutionRecord.hot_seat_id.in_(seats))
    ):
        outcome.word = without(outcome.word)
    remove_name_from_check_ins(tx, sessions, without)
    remove_name_from_edits(tx, sessions, without)
    rewrite_notes(tx, sessions, without)


def _remove_from_profiles(
    tx: Session, without: Callable[[str], str], groups: Collection[int]
) -> None:
    for peer in tx.scalars(select(MembershipRecord).where(MembershipRecord.group_id.in_(groups))):
        peer.profile = without(peer.profile)
