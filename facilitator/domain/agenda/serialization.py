"""Conversion of an agenda to JSON, part by part, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from facilitator.domain.agenda.changes import AgendaFacts
from facilitator.domain.agenda.items import Item, Plan, with_start_times
from facilitator.domain.agenda.parts import (
    Agenda,
    AgendaCommitment,
    AgendaHotSeat,
    AgendaIcebreaker,
    AgendaPart,
    AgendaTexts,
    GuestIntroduction,
    HotSeatRequest,
    NotChosen,
    SuggestedPeer,
)
from facilitator.domain.sessions.formats import Step

Json = dict[str, Any]


def agenda_as_json(agenda: Agenda) -> Json:
    """Return all parts of an agenda by name."""
    return {
        AgendaPart.WORDS: asdict(agenda.words),
        AgendaPart.ICEBREAKER: asdict(agenda.icebreaker) if agenda.icebreaker else None,
        AgendaPart.PROMISES: [
            {**asdict(p), "due": p.due.isoformat() if p.due else None} for p in agenda.promises
        ],
        AgendaPart.SEATS: {
            "seats": [asdict(seat) for seat in agenda.seats],
            "passed_over": [asdict(one) for one in agenda.passed_over],
        },
        AgendaPart.TIMES: {
            "minutes": agenda.times.minutes, "notes": list(agenda.times.notes),
            "items": [asdict(item) for item in agenda.times.items],
        },
        "notes": list(agenda.notes),
        "guests": [asdict(one) for one in agenda.guests],
    }  # fmt: skip


def agenda_from_json(parts: Mapping[str, Any]) -> Agenda:
    """Read an agenda that was stored as JSON."""
    icebreaker, seats = parts[AgendaPart.ICEBREAKER], parts[AgendaPart.SEATS]
    return Agenda(
        AgendaTexts(**parts[AgendaPart.WORDS]),
        AgendaIcebreaker(**icebreaker) if icebreaker else None,
        tuple(_promise_from_json(p) for p in parts[AgendaPart.PROMISES]),
        tuple(_seat_from_json(s) for s in seats["seats"]),
        _plan_from_json(parts[AgendaPart.TIMES]),
        tuple(parts["notes"]),
        tuple(NotChosen(**one) for one in seats["passed_over"]),
        tuple(GuestIntroduction(**one) for one in parts.get("guests", ())),
    )


def facts_as_json(basis: AgendaFacts) -> Json:
    """Return the facts behind an agenda; keys are strings in JSON."""
    data = asdict(basis)
    return {**data, "starts_at": basis.starts_at.isoformat()}


def facts_from_json(data: Mapping[str, Any]) -> AgendaFacts:
    """Read facts that were stored as JSON."""

    def by_person(name: str) -> dict[int, str]:
        return {int(person): value for person, value in data[name].items()}

    return AgendaFacts(
        datetime.fromisoformat(data["starts_at"]), data["minutes"], data["topic"],
        by_person("attending"), by_person("wishes"), by_person("urgent"),
    )  # fmt: skip


def _promise_from_json(data: Mapping[str, Any]) -> AgendaCommitment:
    return AgendaCommitment(
        **{**data, "due": date.fromisoformat(data["due"]) if data["due"] else None}
    )


def _seat_from_json(data: Mapping[str, Any]) -> AgendaHotSeat:
    return AgendaHotSeat(
        data["person_id"], tuple(data["reasons"]),
        HotSeatRequest(**data["wanted"]) if data["wanted"] else None,
        data["is_shared"], data["question"], tuple(SuggestedPeer(**c) for c in data["callers"]),
    )  # fmt: skip


def _plan_from_json(data: Mapping[str, Any]) -> Plan:
    items = (Item(**{**item, "step": Step(**item["step"])}) for item in data["items"])
    return Plan(data["minutes"], with_start_times(items), tuple(data["notes"]))
