"""After the recap: its session, people, turns and statements go into the records, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from facilitator.domain.people import Person, Roster
from facilitator.domain.recap import Commitment, Evidence, HotSeat, Recap, Solution
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.recaps import (
    ChallengeRecord,
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.services import queries
from facilitator.services.forget_person import remove_words
from facilitator.services.keep_people import keep_group, keep_people
from facilitator.services.keep_prompts import keep_prompts
from facilitator.services.make_recap import Handed, Made

People = dict[str, PersonRecord]


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a recap went; ``was_known`` says that these words had been handed in before."""

    session_id: int
    version: int
    was_known: bool


def keep_session(handed: Handed, made: Made, db: Database) -> Kept:
    """Store a session with its recap, all of it or nothing.

    Safe to run twice: the same transcript finds its session again, and the same recap adds no
    version. Who has become unrecorded since the last time loses what was kept of them.
    """
    with db.tx() as tx:
        group = keep_group(tx, handed.group, handed.theme)
        group.format = handed.format or group.format
        group.language = handed.language
        people = keep_people(tx, group, _everybody(made))
        session, was_known = _session(tx, group, handed, made)
        moderator = next(
            (p.name for p in made.roster.people if p.name in made.roster.moderators), None
        )
        session.moderator_id = people[moderator].id if moderator else None
        _keep_turns(tx, session, made, people)
        for name in made.hidden & people.keys():
            remove_words(tx, people[name].id, session.id)
        version = _keep_recap(tx, session, made.recap, people)
        keep_prompts(tx, handed.theme, made.recap.prompts)
        return Kept(session.id, version, was_known)


def _everybody(made: Made) -> Roster:
    """The roster and whoever else the recap speaks of; unresolved labels are nobody."""
    listed = {p.name for p in made.roster.people}
    recap = made.recap
    named = [s.member for s in recap.hot_seats]
    named += [x.peer for s in recap.hot_seats for x in s.solutions]
    named += [c.member for c in recap.commitments] + [p.speaker for p in recap.points]
    others = dict.fromkeys(name for name in named if name not in listed)
    return Roster((*made.roster.people, *(Person(name) for name in others)))


def _session(
    tx: Session, group: GroupRecord, handed: Handed, made: Made
) -> tuple[SessionRecord, bool]:
    known = made.fingerprint and tx.scalar(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == group.id)
        .where(TranscriptRecord.fingerprint == made.fingerprint)
    )
    session = known or SessionRecord(group_id=group.id)
    session.title = handed.title or group.name
    session.theme = handed.theme
    if handed.held_on:
        session.held_at = datetime.combine(handed.held_on, time(), UTC)
    session.seconds = made.transcript.seconds
    tx.add(session)
    tx.flush()
    return session, known is not None


def _keep_turns(tx: Session, session: SessionRecord, made: Made, people: People) -> None:
    if made.fingerprint is None:
        return
    kept = session.transcript or TranscriptRecord(
        session_id=session.id, group_id=session.group_id, fingerprint=made.fingerprint
    )
    kept.source = made.transcript.source
    kept.left_out, kept.not_recorded = made.left_out, len(made.hidden)
    tx.add(kept)
    tx.flush()
    tx.execute(delete(TurnRecord).where(TurnRecord.transcript_id == kept.id))
    rows = [
        {
            "transcript_id": kept.id,
            "number": number,
            "person_id": people[turn.speaker].id if turn.speaker in people else None,
            "label": "" if turn.speaker in people else turn.speaker,
            "spans": [[span.start, span.end, span.text] for span in turn.spans],
        }
        for number, turn in enumerate(made.transcript.turns, 1)
    ]
    if rows:
        tx.execute(insert(TurnRecord), rows)


def _keep_recap(tx: Session, session: SessionRecord, recap: Recap, people: People) -> int:
    newest = queries.newest_recap(tx, session.id)
    if newest and queries.recap_of(newest) == recap:
        return newest.version
    last = tx.scalar(
        select(func.max(RecapRecord.version)).where(RecapRecord.session_id == session.id)
    )
    kept = RecapRecord(
        session_id=session.id,
        version=(last or 0) + 1,
        engine=recap.engine,
        model=recap.model,
        prompts=dict(recap.prompts),
        warnings=list(recap.warnings),
        hot_seats=[_hot_seat(seat, people) for seat in recap.hot_seats],
        commitments=[_commitment(said, people) for said in recap.commitments],
        points=[
            PointRecord(
                person_id=people[point.speaker].id,
                text=point.text,
                evidence=_evidence(point.evidence, people),
            )
            for point in recap.points
        ],
    )
    tx.add(kept)
    tx.flush()
    return kept.version


def _hot_seat(seat: HotSeat, people: People) -> HotSeatRecord:
    brought = seat.challenge
    return HotSeatRecord(
        person_id=people[seat.member].id,
        start=seat.start,
        end=seat.end,
        challenge=ChallengeRecord(text=brought.text, evidence=_evidence(brought.evidence, people)),
        solutions=[_solution(given, people) for given in seat.solutions],
    )


def _solution(given: Solution, people: People) -> SolutionRecord:
    return SolutionRecord(
        person_id=people[given.peer].id,
        kind=given.kind.value,
        text=given.text,
        evidence=_evidence(given.evidence, people),
    )


def _commitment(said: Commitment, people: People) -> CommitmentRecord:
    return CommitmentRecord(
        person_id=people[said.member].id,
        text=said.text,
        due=said.due,
        evidence=_evidence(said.evidence, people),
    )


def _evidence(found: tuple[Evidence, ...], people: People) -> list[EvidenceRecord]:
    return [
        EvidenceRecord(
            person_id=people[words.speaker].id,
            start=words.start,
            end=words.end,
            quote=words.quote,
            source=words.source.value,
        )
        for words in found
        if words.speaker in people
    ]
