"""Fits a format to the real length of a session and to the hot seats wished for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from facilitator.domain.agenda.items import Item, Plan, in_order, seats_of
from facilitator.domain.agenda.sharing import fitted
from facilitator.domain.agenda.squeezing import Gone, squeezed
from facilitator.domain.errors import Refused
from facilitator.domain.language.counting import how_many, in_words, listed, minutes_long, sentence
from facilitator.domain.sessions.formats import Format, Step

STRETCH = 2.0  # no elastic item is longer than so many times what is usual for it

USUAL_FORMAT = "mastermind-90"


def plan(format: Format, minutes: int, seats: int, extras: Sequence[Step] = ()) -> Plan:
    """The format's steps fitted to ``minutes``, with so many hot ``seats`` as far as they fit.

    ``extras`` are steps of this session alone; they follow the first step. It is never over time,
    and takes all the time there is unless every elastic item is twice as long as usual. What
    commitments are made in keeps its time. What does not fit is left out and named in the notes.
    Raises Refused where not even the commitments have the time.
    """
    if minutes < 1 or seats < 0:
        raise Refused(
            f"No agenda can be made for {minutes_long(minutes)} and {seats} hot seats.",
            "Give the session at least one minute, and no hot seats or some.",
        )
    steps = [*format.steps[:1], *extras, *format.steps[1:]]
    kept, gone = _chosen(format, steps, minutes, seats)
    made = in_order(fitted(kept, minutes, STRETCH))
    planned = Plan(minutes, tuple(replace(item, planned=item.minutes) for item in made))
    if not made or planned.end > minutes:
        raise Refused(
            f"The format {format.title!r} cannot be held in {minutes_long(minutes)}.",
            "Give the session more time, or choose a shorter format.",
        )
    notes = _about_seats(format, minutes, seats, planned.seats)
    if names := [g.name for g in gone if planned.seats or not g.items[0].seat]:
        notes.append(f"There is no time in {minutes_long(minutes)} for {listed(names)}.")
    if planned.spare:
        fuller, _ = _chosen(format, steps, minutes, minutes)
        more = seats_of(fuller) - seats if planned.seats == seats else 0
        notes.append(_about_spare(planned, more))
    return replace(planned, notes=tuple(notes))


def room(format: Format, minutes: int) -> int:
    """How many hot seats a session of ``minutes`` has room for. Raises Refused."""
    return plan(format, minutes, minutes).seats


def _chosen(
    format: Format, steps: Sequence[Step], minutes: int, seats: int
) -> tuple[list[Item], list[Gone]]:
    """What is held and what is left out.

    A sole hot seat is worth more than any length: before it goes, all but the commitments shrinks.
    """
    wished = _items(format, steps, _held(format, steps, minutes, seats))
    kept, gone = squeezed(wished, minutes)
    if seats_of(kept) < seats_of(wished):
        pressed = [replace(item, is_elastic=not item.is_promising) for item in wished]
        tight = squeezed(pressed, minutes)
        return tight if seats_of(tight[0]) else (kept, gone)
    return kept, gone


def _items(format: Format, steps: Sequence[Step], seats: int) -> tuple[Item, ...]:
    """All that would be held; steps for each hot seat in a row are held for one after the other."""
    held: list[tuple[Step, int]] = []
    for is_each, row in groupby(steps, key=lambda step: step.each):
        found = list(row)
        numbers = range(1, seats + 1) if is_each else [0]
        held += [(step, number) for number in numbers for step in found]
    usual = {step: _whole(format, step) for step in steps}
    return in_order(Item(step, seat, usual[step], usual[step], step.elastic) for step, seat in held)


def _whole(format: Format, step: Step) -> int:
    usual = format.usual(step)
    return max(1, math.floor(usual + 0.5) if step.elastic else math.ceil(usual))


def _held(format: Format, steps: Sequence[Step], minutes: int, wished: int) -> int:
    """How many of the hot seats wished for are worth holding: one, or as many as have the time.

    More than one are held only where every elastic item keeps two thirds of what is usual.
    """
    own = sum(_worthwhile(format, step) for step in steps if step.each)
    if not own:
        return 0
    shared = sum(_worthwhile(format, step) for step in steps if not step.each)
    return min(wished, max(1, (minutes - shared) // own))


def _worthwhile(format: Format, step: Step) -> int:
    usual = _whole(format, step)
    return min(usual, max(2, math.ceil(usual * 2 / 3))) if step.elastic else usual


def _about_seats(format: Format, minutes: int, wished: int, held: int) -> list[str]:
    if held == wished:
        return []
    if not any(step.each for step in format.steps):
        return [f"The format {format.title!r} has no hot seats."]
    if not held:
        return [f"There is no room for a hot seat in {minutes_long(minutes)}."]
    seats, length = sentence(how_many(wished, "hot seat")), minutes_long(minutes)
    return [f"{seats} do not fit into {length}: there is room for {in_words(held)}."]


def _about_spare(planned: Plan, more: int) -> str:
    seats = how_many(more, "more hot seat" if planned.seats else "hot seat")
    use = f"there is room for {seats}" if more > 0 else "the session can end early"
    return f"This leaves {minutes_long(planned.spare)}: {use}."
