"""Reads the member list: a CSV with name, email, aliases and role."""

from __future__ import annotations

import csv
import io
import re

from facilitator.domain.errors import BadRoster
from facilitator.domain.people import Person, Role, Roster

LARGEST_BYTES = 1024 * 1024
_YES = {"", "yes", "y", "true", "1"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def parse_roster(content: bytes) -> tuple[Roster, tuple[str, ...]]:
    """The roster and what to warn of. Raises BadRoster that lists every bad line at once."""
    if len(content) > LARGEST_BYTES:
        raise BadRoster(
            "The member list is larger than 1 MB.", "Give a CSV with one member a line."
        )
    text = content.decode("utf-8-sig", "replace")
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(
        io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    columns = {str(c).strip().lower(): c for c in rows.fieldnames or ()}
    if "name" not in columns:
        raise BadRoster(
            "The member list has no column 'name'.",
            "Its first line must be: name,email,aliases,role",
        )
    people: list[Person] = []
    wrong: list[str] = []
    for row in rows:
        cells = {key: (row.get(column) or "").strip() for key, column in columns.items()}
        problem = _problem(cells, people)
        if problem:
            wrong.append(f"line {rows.line_num}: {problem}")
        else:
            people.append(_person(cells))
    if wrong or not people:
        raise BadRoster(
            "The member list cannot be used: " + "; ".join(wrong[:20] or ["it has no members"]),
            "Correct these lines and try again.",
        )
    return Roster(tuple(people)), _shared_aliases(people)


def _problem(cells: dict[str, str], people: list[Person]) -> str:
    name = cells["name"]
    if not name:
        return "the name is empty"
    if any(_CONTROL.search(cell) or len(cell) > 500 for cell in cells.values()):
        return "a cell is too long or holds control characters"
    if any(p.name.casefold() == name.casefold() for p in people):
        return f"{name} is listed twice"
    if cells.get("role", "").lower() not in ("", *Role):
        return f"the role must be one of {', '.join(Role)}"
    email = cells.get("email", "")
    if email and not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", email):
        return f"{name}'s email address is not one"
    return ""


def _person(cells: dict[str, str]) -> Person:
    aliases = tuple(a.strip() for a in re.split(r"[;|]", cells.get("aliases", "")) if a.strip())
    role = Role(cells.get("role", "").lower() or Role.MEMBER)
    recorded = cells.get("recorded", "").lower() in _YES
    return Person(cells["name"], cells.get("email", ""), aliases, role, recorded)


def _shared_aliases(people: list[Person]) -> tuple[str, ...]:
    owners: dict[str, str] = {}
    warnings = []
    for person in people:
        for alias in person.aliases:
            other = owners.setdefault(alias.casefold(), person.name)
            if other != person.name:
                warnings.append(
                    f"{other} and {person.name} share the alias {alias}; it is not used."
                )
    return tuple(warnings)
