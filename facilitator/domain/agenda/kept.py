"""An agenda as JSON, part by part, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from facilitator.domain.agenda.changes import Basis
from facilitator.domain.agenda.items import Item, Plan, in_order
from facilitator.domain.agenda.parts import (
    Agenda,
    Caller,
    Opening,
    Part,
    PassedOver,
    Promise,
    Seat,
    Wanted,
    Welcome,
    Words,
)
from facilitator.domain.sessions.formats import Step

Json = dict[str, Any]


def as_json(agenda: Agenda) -> Json:
    """Every part by its name."""
    return {
        Part.WORDS: asdict(agenda.words),
        Part.ICEBREAKER: asdict(agenda.icebreaker) if agenda.icebreaker else None,
        Part.PROMISES: [
            {**asdict(p), "due": p.due.isoformat() if p.due else None} for p in agenda.promises
        ],
        Part.SEATS: {
            "seats": [asdict(seat) for seat in agenda.seats],
            "passed_over": [asdict(one) for one in agenda.passed_over],
        },
        Part.TIMES: {
            "minutes": agenda.times.minutes, "notes": list(agenda.times.notes),
            "items": [asdict(item) for item in agenda.times.items],
        },
        "notes": list(agenda.notes),
        "guests": [asdict(one) for one in agenda.guests],
    }  # fmt: skip


def from_json(parts: Mapping[str, Any]) -> Agenda:
    """The agenda that was kept."""
    icebreaker, seats = parts[Part.ICEBREAKER], parts[Part.SEATS]
    return Agenda(
        Words(**parts[Part.WORDS]),
        Opening(**icebreaker) if icebreaker else None,
        tuple(_promise(p) for p in parts[Part.PROMISES]),
        tuple(_seat(s) for s in seats["seats"]),
        _plan(parts[Part.TIMES]),
        tuple(parts["notes"]),
        tuple(PassedOver(**one) for one in seats["passed_over"]),
        tuple(Welcome(**one) for one in parts.get("guests", ())),
    )


def basis_as_json(basis: Basis) -> Json:
    """The facts behind an agenda; keys are texts in JSON."""
    told = asdict(basis)
    return {**told, "starts_at": basis.starts_at.isoformat()}


def basis_from_json(told: Mapping[str, Any]) -> Basis:
    """The facts that were kept."""

    def by_person(name: str) -> dict[int, str]:
        return {int(person): value for person, value in told[name].items()}

    return Basis(
        datetime.fromisoformat(told["starts_at"]), told["minutes"], told["topic"],
        by_person("attending"), by_person("wishes"), by_person("urgent"),
    )  # fmt: skip


def _promise(told: Mapping[str, Any]) -> Promise:
    return Promise(**{**told, "due": date.fromisoformat(told["due"]) if told["due"] else None})


def _seat(told: Mapping[str, Any]) -> Seat:
    return Seat(
        told["person_id"], tuple(told["reasons"]),
        Wanted(**told["wanted"]) if told["wanted"] else None,
        told["is_shared"], told["question"], tuple(Caller(**c) for c in told["callers"]),
    )  # fmt: skip


def _plan(told: Mapping[str, Any]) -> Plan:
    items = (Item(**{**item, "step": Step(**item["step"])}) for item in told["items"])
    return Plan(told["minutes"], in_order(items), tuple(told["notes"]))
