"""Fit a format to the real length of a session and the number of hot seats asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from facilitator.domain.agenda.items import Item, Plan, count_hot_seats, with_start_times
from facilitator.domain.agenda.time_allocation import fit_minutes
from facilitator.domain.agenda.trimming import LeftOut, leave_out
from facilitator.domain.errors import Refused
from facilitator.domain.language.counting import (
    how_many,
    in_words,
    join_with_and,
    minutes_long,
    sentence,
)
from facilitator.domain.sessions.formats import Format, Step

MAX_STRETCH = 2.0  # an elastic item is at most this many times its usual length

USUAL_FORMAT = "mastermind-90"


def fit_format(format: Format, minutes: int, seats: int, extras: Sequence[Step] = ()) -> Plan:
    """Fit the format's steps to ``minutes``, with up to ``seats`` hot seats.

    ``extras`` are steps of this session only; they follow the first step. The plan is never longer
    than ``minutes``, and uses them all unless every elastic item is twice as long as usual. Items
    in which commitments are made keep their time. Whatever does not fit is left out and named in
    the notes. Raises Refused if even the commitments do not fit.
    """
    if minutes < 1 or seats < 0:
        raise Refused(
            f"No agenda can be made for {minutes_long(minutes)} and {seats} hot seats.",
            "Give the session at least one minute, and no hot seats or some.",
        )
    steps = [*format.steps[:1], *extras, *format.steps[1:]]
    kept, gone = _choose_items(format, steps, minutes, seats)
    timed = with_start_times(fit_minutes(kept, minutes, MAX_STRETCH))
    planned = Plan(minutes, tuple(replace(item, planned=item.minutes) for item in timed))
    if not timed or planned.end > minutes:
        raise Refused(
            f"The format {format.title!r} cannot be held in {minutes_long(minutes)}.",
            "Give the session more time, or choose a shorter format.",
        )
    notes = _seat_notes(format, minutes, seats, planned.seats)
    if names := [g.name for g in gone if planned.seats or not g.items[0].seat]:
        notes.append(f"There is no time in {minutes_long(minutes)} for {join_with_and(names)}.")
    if planned.spare:
        fuller, _ = _choose_items(format, steps, minutes, minutes)
        more = count_hot_seats(fuller) - seats if planned.seats == seats else 0
        notes.append(_spare_note(planned, more))
    return replace(planned, notes=tuple(notes))


def max_hot_seats(format: Format, minutes: int) -> int:
    """Return how many hot seats fit into a session of ``minutes``. Raises Refused."""
    return fit_format(format, minutes, minutes).seats


def _choose_items(
    format: Format, steps: Sequence[Step], minutes: int, seats: int
) -> tuple[list[Item], list[LeftOut]]:
    """Return the items to hold and those left out.

    A single hot seat matters more than any length: before it is dropped, everything but the
    commitments shrinks.
    """
    wanted = _items(format, steps, _seats_worth_holding(format, steps, minutes, seats))
    kept, gone = leave_out(wanted, minutes)
    if count_hot_seats(kept) < count_hot_seats(wanted):
        elastic = [replace(item, is_elastic=not item.is_for_commitments) for item in wanted]
        tight = leave_out(elastic, minutes)
        return tight if count_hot_seats(tight[0]) else (kept, gone)
    return kept, gone


def _items(format: Format, steps: Sequence[Step], seats: int) -> tuple[Item, ...]:
    """Return all possible items; consecutive steps of a hot seat are repeated seat by seat."""
    held: list[tuple[Step, int]] = []
    for is_each, row in groupby(steps, key=lambda step: step.each):
        group = list(row)
        numbers = range(1, seats + 1) if is_each else [0]
        held += [(step, number) for number in numbers for step in group]
    usual = {step: _usual_minutes(format, step) for step in steps}
    return with_start_times(
        Item(step, seat, usual[step], usual[step], step.elastic) for step, seat in held
    )


def _usual_minutes(format: Format, step: Step) -> int:
    usual = format.usual(step)
    return max(1, math.floor(usual + 0.5) if step.elastic else math.ceil(usual))


def _seats_worth_holding(format: Format, steps: Sequence[Step], minutes: int, wanted: int) -> int:
    """Return how many of the hot seats asked for are worth holding: at least one.

    More than one only if every elastic item keeps two thirds of its usual length.
    """
    each = sum(_minimum(format, step) for step in steps if step.each)
    if not each:
        return 0
    shared = sum(_minimum(format, step) for step in steps if not step.each)
    return min(wanted, max(1, (minutes - shared) // each))


def _minimum(format: Format, step: Step) -> int:
    usual = _usual_minutes(format, step)
    return min(usual, max(2, math.ceil(usual * 2 / 3))) if step.elastic else usual


def _seat_notes(format: Format, minutes: int, wanted: int, held: int) -> list[str]:
    if held == wanted:
        return []
    if not any(step.each for step in format.steps):
        return [f"The format {format.title!r} has no hot seats."]
    if not held:
        return [f"There is no room for a hot seat in {minutes_long(minutes)}."]
    seats, length = sentence(how_many(wanted, "hot seat")), minutes_long(minutes)
    return [f"{seats} do not fit into {length}: there is room for {in_words(held)}."]


def _spare_note(planned: Plan, more: int) -> str:
    seats = how_many(more, "more hot seat" if planned.seats else "hot seat")
    use = f"there is room for {seats}" if more > 0 else "the session can end early"
    return f"This leaves {minutes_long(planned.spare)}: {use}."
