"""Compare the planned agenda of a session with what happened."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.domain.language.counting import join_with_and
from facilitator.kit import queries
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class Comparison:
    """Names of the people planned for the hot seats and of those in them; planned and actual
    minutes.
    """

    planned: tuple[str, ...]
    sat: tuple[str, ...]
    planned_minutes: int
    minutes: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """The comparison in plain sentences."""
        both = [name for name in self.planned if name in self.sat]
        missed = [name for name in self.planned if name not in self.sat]
        extra = [name for name in self.sat if name not in self.planned]
        lines = [f"As planned, {join_with_and(both)} had the hot seat."] if both else []
        lines += [f"{join_with_and(missed)} was to have it and did not."] if missed else []
        lines += [f"{join_with_and(extra)} had it without a plan."] if extra else []
        lines += [f"It took {self.minutes} minutes; {self.planned_minutes} were planned."]
        return tuple(lines)


def compare_plan(tx: Session, session_id: int) -> Comparison | None:
    """Compare agenda and recap; None if either does not exist."""
    session = tx.get(SessionRecord, session_id)
    recap = queries.newest_recap(tx, session_id)
    planned = queries.agenda_of(tx, session_id, to_change=False)
    if session is None or planned is None or recap is None:
        return None
    agenda = agenda_from_json(planned.parts)
    names = {m.person_id: m.person.name for m in session.group.memberships}
    return Comparison(
        tuple(names[seat.person_id] for seat in agenda.seats if seat.person_id in names),
        tuple(dict.fromkeys(seat.person.name for seat in recap.hot_seats)),
        agenda.times.minutes, round(session.seconds / 60),
    )  # fmt: skip
