"""Conversion of an agenda to JSON, part by part, and back."""

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
    """Return all parts of an agenda by name."""
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
    """Read an agenda that was stored as JSON."""
    icebreaker, seats = parts[Part.ICEBREAKER], parts[Part.SEATS]
    return Agenda(
        Words(**parts[Part.WORDS]),
        Opening(**icebreaker) if icebreaker else None,
        tuple(_promise_from_json(p) for p in parts[Part.PROMISES]),
        tuple(_seat_from_json(s) for s in seats["seats"]),
        _plan_from_json(parts[Part.TIMES]),
        tuple(parts["notes"]),
        tuple(PassedOver(**one) for one in seats["passed_over"]),
        tuple(Welcome(**one) for one in parts.get("guests", ())),
    )


def basis_as_json(basis: Basis) -> Json:
    """Return the facts behind an agenda; keys are strings in JSON."""
    data = asdict(basis)
    return {**data, "starts_at": basis.starts_at.isoformat()}


def basis_from_json(data: Mapping[str, Any]) -> Basis:
    """Read facts that were stored as JSON."""

    def by_person(name: str) -> dict[int, str]:
        return {int(person): value for person, value in data[name].items()}

    return Basis(
        datetime.fromisoformat(data["starts_at"]), data["minutes"], data["topic"],
        by_person("attending"), by_person("wishes"), by_person("urgent"),
    )  # fmt: skip


def _promise_from_json(data: Mapping[str, Any]) -> Promise:
    return Promise(**{**data, "due": date.fromisoformat(data["due"]) if data["due"] else None})


def _seat_from_json(data: Mapping[str, Any]) -> Seat:
    return Seat(
        data["person_id"], tuple(data["reasons"]),
        Wanted(**data["wanted"]) if data["wanted"] else None,
        data["is_shared"], data["question"], tuple(Caller(**c) for c in data["callers"]),
    )  # fmt: skip


def _plan_from_json(data: Mapping[str, Any]) -> Plan:
    items = (Item(**{**item, "step": Step(**item["step"])}) for item in data["items"])
    return Plan(data["minutes"], in_order(items), tuple(data["notes"]))
