"""Reader for the member list: a CSV with name, email, aliases, role, recorded and more."""

from __future__ import annotations

import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.addresses import is_address
from facilitator.domain.errors import BadRoster
from facilitator.domain.group_settings import time_zones
from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.person import Person, Role, Roster, normalize

LARGEST_BYTES = 1024 * 1024
MOST_PEOPLE = 500
LONGEST_CELL = 500
LONGEST_PROFILE = 2000
SHOWN = 50  # most lines listed in an error message
_HEADER = "name,email,aliases,role,recorded"
_COLUMNS = {
    "name": "name fullname displayname member membername participant person".split(),
    "email": "email emails mail emailaddress mailaddress".split(),
    "aliases": "aliases alias nickname nicknames alsoknownas knownas othernames".split(),
    "role": "role roles".split(),
    "recorded": "recorded record recording toberecorded mayberecorded".split(),
    "profile": "profile about bio goodfor knows".split(),
    "time_zone": "timezone tz zone".split(),
}
_MEANS = {word: column for column, words in _COLUMNS.items() for word in words}
_YES, _NO = {"", "yes", "y", "true", "1"}, {"no", "n", "false", "0"}
_FORMULA = ("=", "+", "-", "@")
_KEPT_MARKS = "\u200c\u200d"  # joiners that belong to the spelling of names

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line of the list; ``told`` are the columns that are not empty."""

    person: Person
    told: frozenset[str]


def parse_roster(content: bytes) -> tuple[Roster, tuple[Notice, ...]]:
    """Return the roster and warnings. Raises BadRoster that lists every bad line at once."""
    lines, warnings = parse_lines(content)
    return Roster(tuple(line.person for line in lines)), warnings


def parse_lines(content: bytes) -> tuple[tuple[RosterLine, ...], tuple[Notice, ...]]:
    """Return every line with the columns it fills, and warnings. Raises BadRoster."""
    if len(content) > LARGEST_BYTES:
        raise BadRoster(
            "The member list is larger than 1 MB.", "Give a CSV with one member a line."
        )
    rows = _rows(_text(content))
    _, header = next(rows, (0, []))
    columns, warnings = _columns(header)
    people: list[RosterLine] = []
    lines: dict[str, int] = {}
    wrong: list[str] = []
    for count, (line, row) in enumerate(rows, 1):
        if count > MOST_PEOPLE:
            raise BadRoster(
                f"The member list has more than {MOST_PEOPLE} people.",
                "Give only the members of this group.",
            )
        cells = {column: row[at] if at < len(row) else "" for column, at in columns.items()}
        problems = [*_extra_cells(row, header), *_problems(cells), *_duplicates(cells, line, lines)]
        if problems:
            wrong.append(f"line {line}: {', '.join(problems)}")
        else:
            people.append(RosterLine(_person(cells), frozenset(c for c, v in cells.items() if v)))
    if wrong or not people:
        raise BadRoster(
            f"The member list cannot be used: {_listed(wrong or ['it has no members'])}.",
            "Correct these lines and try again.",
        )
    return tuple(people), (*warnings, *_unused_aliases([line.person for line in people]))


def read_person(fields: Mapping[str, str]) -> RosterLine:
    """Read a person from a form, by the rules of the list; an empty field means empty.

    Raises BadRoster that lists all problems.
    """
    cells = {column: _clean(" ".join(text.split())) for column, text in fields.items()}
    if wrong := _problems({"name": "", **cells}):
        problems = "; ".join(wrong)
        raise BadRoster(f"{problems[:1].upper()}{problems[1:]}.", "Correct it and try again.")
    return RosterLine(_person(cells), frozenset(cells))


def _text(content: bytes) -> str:
    """Decode what spreadsheet programs save; Excel also writes UTF-16 and Windows code pages."""
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadRoster(
            "The member list is a spreadsheet file, not a CSV.", "Save it as CSV and try again."
        )
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
        break
    raise BadRoster("The member list is not a text file.", "Save it as CSV (UTF-8) and try again.")


def _rows(text: str) -> Iterator[Row]:
    """Yield every line that is not blank, with its line number and cleaned cells."""
    lines = io.StringIO(text, newline="")
    skipped = 0
    if re.match(r"sep=.\r?\n", text):  # the separator, written by Excel
        lines.readline()
        skipped = 1
    head = next((line for line in text.splitlines()[skipped:] if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(",;\t", key=head.count))
    while True:
        line = reader.line_num + skipped + 1
        try:
            row = next(reader, None)
        except csv.Error:
            raise BadRoster(
                f"The member list cannot be read from line {line} on.",
                "Look for a quotation mark that is never closed, and save it as CSV again.",
            ) from None
        if row is None:
            return
        cells = [_clean(cell) for cell in row]
        if any(cells):
            yield line, cells


def _clean(cell: str) -> str:
    """Return the cell in composed form, with single spaces, and without invisible marks."""
    visible = (c for c in cell if c in _KEPT_MARKS or unicodedata.category(c) != "Cf")
    return re.sub(r"[^\S\r\n]+", " ", unicodedata.normalize("NFC", "".join(visible))).strip()


def _columns(header: list[str]) -> tuple[dict[str, int], list[Notice]]:
    """Return the index of each column, and a warning for each unknown one."""
    columns: dict[str, int] = {}
    warnings = []
    for at, title in enumerate(header):
        word = re.sub(r"[\W_]", "", title.casefold())
        column = _MEANS.get(word)
        if column in columns:
            raise BadRoster(
                f"The member list has two columns for '{column}'.", "Keep only one of them."
            )
        if column:
            columns[column] = at
        elif "record" in word or difflib.get_close_matches(word, ["recorded"], cutoff=0.8):
            # If it were ignored, the words of people who refused would be stored.
            raise BadRoster(
                f"The column '{_printable(title)}' of the member list is not understood.",
                "Name it 'recorded', with no for everybody of whom nothing may be kept.",
            )
        elif title:
            warnings.append(notice("column_not_used", column=_printable(title)))
    if "name" not in columns:
        raise BadRoster(
            "The member list has no column 'name'.", f"Its first line must be: {_HEADER}"
        )
    return columns, warnings


def _extra_cells(row: list[str], header: list[str]) -> list[str]:
    more = any(row[len(header) :])
    return ["more cells than the first line has; put quotes around a comma"] if more else []


def _problems(cells: dict[str, str]) -> list[str]:
    """Return what is wrong within a line."""
    if any(unicodedata.category(c) == "Cc" for cell in cells.values() for c in cell):
        return ["a cell holds a line break or control characters; is a quotation mark missing?"]
    for column, cell in cells.items():
        longest = LONGEST_PROFILE if column == "profile" else LONGEST_CELL
        if len(cell) > longest:
            return [f"the {column} is longer than {longest} letters"]
    name, email = cells["name"], cells.get("email", "")
    errors = []
    if not name:
        errors.append("the name is empty")
    elif name.startswith(_FORMULA):
        errors.append("a name must not begin with = + - or @")
    elif not normalize(name):
        errors.append(f"the name {name} has no letters")
    if cells.get("role", "").casefold() not in ("", *Role):
        role = _printable(cells["role"])
        errors.append(f"the role '{role}' is not known; it is one of {', '.join(Role)}")
    if cells.get("recorded", "").casefold() not in _YES | _NO:
        errors.append(f"recorded is '{_printable(cells['recorded'])}'; it must be yes or no")
    if email and not is_address(email, beyond_ascii=True):
        errors.append(f"'{_printable(email)}' is not an email address")
    if (zone := cells.get("time_zone", "")) and zone.casefold() not in time_zones():
        errors.append(f"'{_printable(zone)}' is not a time zone such as Europe/Berlin")
    return errors


def _duplicates(cells: dict[str, str], line: int, lines: dict[str, int]) -> list[str]:
    """Return errors if name or address is on an earlier line; remember those of this line."""
    errors = []
    for column in ("name", "email"):
        value = cells.get(column, "")
        first = lines.setdefault(f"{column} {value.casefold()}", line) if value else line
        if first != line:
            errors.append(f"{_printable(value)} is already on line {first}")
    return errors


def _person(cells: dict[str, str]) -> Person:
    aliases = (a.strip() for a in re.split(r"[;|]", cells.get("aliases", "")))
    role = Role(cells.get("role", "").casefold() or Role.MEMBER)
    recorded = cells.get("recorded", "").casefold() in _YES
    return Person(
        cells["name"],
        cells.get("email", ""),
        tuple(dict.fromkeys(a for a in aliases if a)),
        role,
        recorded,
        cells.get("profile", ""),
        time_zones().get(cells.get("time_zone", "").casefold(), ""),
    )


def _unused_aliases(people: list[Person]) -> tuple[Notice, ...]:
    """Return a warning for every alias that also means somebody else."""
    names = {normalize(person.name): person.name for person in people}
    owners: dict[str, str] = {}
    warnings = []
    for person in people:
        for alias in person.aliases:
            key = normalize(alias) or alias
            other = names.get(key, person.name)
            if other != person.name:
                warnings.append(
                    notice("alias_is_a_name", alias=alias, other=other, person=person.name)
                )
                continue
            other = owners.setdefault(key, person.name)
            if other != person.name:
                warnings.append(
                    notice("alias_shared", alias=alias, other=other, person=person.name)
                )
    return tuple(warnings)


def _listed(wrong: list[str]) -> str:
    more = len(wrong) - SHOWN
    return "; ".join([*wrong[:SHOWN], *([f"and {more} more lines"] if more > 0 else [])])


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable())[:60]
