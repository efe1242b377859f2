"""Shortens the HTML of a mail until mail programs show it whole; the text part stays complete."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Context = dict[str, Any]

# entries per list, solutions per challenge, characters per statement: the last step always fits
STEPS = ((30, 100, 1500), (10, 60, 600), (5, 40, 400), (3, 25, 300), (1, 6, 120))
MAX_HOT_SEATS = 3
LISTS = ("own_promises", "given", "others", "others_promises", "points", "notes", "changes")
CLIPPED = ("challenge", "text", "quote", "member", "peer", "speaker", "by", "summary")


def shortened(full: Context) -> Iterator[Context]:
    """The same context, shorter each time; omitted entries are counted in ``more``."""
    for entries, solutions, letters in STEPS:
        # the member's own commitments are cut last
        kept = {name: full[name][: _share(name, entries)] for name in LISTS}
        yield {
            **full,
            **{name: [_clipped(entry, letters) for entry in kept[name]] for name in LISTS},
            "own": [_seat(seat, solutions, letters) for seat in full["own"][:MAX_HOT_SEATS]],
            "more": {name: len(full[name]) - len(kept[name]) for name in LISTS},
        }


def clip(text: str, letters: int) -> str:
    """Shorten a text to at most so many characters, at a word boundary."""
    if len(text) <= letters:
        return text
    head = text[:letters]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + " …"


def _share(name: str, entries: int) -> int:
    return max(entries, 5) if name == "own_promises" else entries


def _seat(seat: Context, solutions: int, letters: int) -> Context:
    given = [
        {**_clipped(one, letters), "quotes": [_clipped(said, letters) for said in one["quotes"]]}
        for one in seat["solutions"][:solutions]
    ]
    more = len(seat["solutions"]) - len(given)
    return {**_clipped(seat, letters), "solutions": given, "more": more}


def _clipped(entry: Any, letters: int) -> Any:
    if isinstance(entry, str):
        return clip(entry, letters)
    return {key: clip(value, letters) if key in CLIPPED else value for key, value in entry.items()}
