"""Reads Gong's JSON: sentences by the number of a speaker, whose name stands among the parties."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import (
    Row,
    is_json,
    lists_of_objects,
    load,
    objects,
    parse_rows,
)

ADVICE = (
    "In Gong's API, give the transcript of a call together with its parties: they have the names."
)


def confidence(text: str) -> float:
    """Look for JSON with sentences by numbers of speakers."""
    return 0.9 * (is_json(text) and '"speakerId"' in text and '"sentences"' in text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per sentence; a speaker without a party is nobody's."""
    value = load(text)
    lists = list(lists_of_objects(value))
    names = {
        one["speakerId"]: one["name"]
        for found in lists
        for one in found
        if isinstance(one.get("speakerId"), str | int) and isinstance(one.get("name"), str)
    }
    return parse_rows(_rows(lists, names), unit=0.001)


def _rows(lists: list[list[dict[str, Any]]], names: dict[Any, str]) -> Iterator[Row]:
    for found in lists:
        for passage in found:
            speaker = passage.get("speakerId")
            name = names.get(speaker) if isinstance(speaker, str | int) else None
            for one in objects(passage.get("sentences")):
                yield Row(name, one.get("start"), one.get("end"), one.get("text"))
