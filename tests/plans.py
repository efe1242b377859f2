"""What must hold of every agenda, however it came to be; for the tests and the bench."""

import math
from collections import Counter

from facilitator.domain.agenda import change_minutes, fit_format, move_item, rebalance
from facilitator.domain.errors import Refused
from facilitator.domain.sessions.formats import COMMITMENTS, Format, Step
from facilitator.prompting.library import PromptLibrary

LIBRARY = PromptLibrary()
SHIPPED = [LIBRARY.format(name) for name in LIBRARY.formats()]


def step(name, minutes=5, *, elastic=True, each=False, speaks="everyone", capture="nothing"):
    return Step(name, minutes, None, elastic, each, speaks, f"{name}, please.", capture)


def shaped(*steps, minutes=60, seats=2):
    return Format("own", "Own", "", minutes, seats, "both", (), True, steps)


def invented(dice):
    """A format nobody would write, but somebody may."""
    steps = [
        step(
            f"Step {number}",
            dice.choice([0.5, 1, 2, 3, 5, 8, 13, 20, 45]),
            elastic=dice.random() < 0.6,
            each=dice.random() < 0.4,
            speaks=dice.choice(["everyone", "everyone", "peers", "nobody"]),
        )
        for number in range(dice.randint(1, 8))
    ]
    if dice.random() < 0.8:
        minutes = dice.choice([1, 2.5, 5, 10, 15])
        steps.insert(
            dice.randint(0, len(steps)),
            step("Promises", minutes, elastic=False, capture=COMMITMENTS),
        )
    return shaped(*steps, seats=dice.randint(1, 4))


def broken_plan(format, minutes, seats, made, extras=()):
    """What a new plan does wrong."""
    steps = [*format.steps, *extras]
    usual = {step: max(1, math.floor(format.usual(step) + 0.5)) for step in steps}
    spent = Counter()
    for item in made.items:
        spent[item.seat] += item.minutes
    own = [total for seat, total in spent.items() if seat]
    wrong = _uneven(made)
    if made.end > minutes:
        wrong.append("over time")
    if made.spare and any(
        item.is_elastic and item.minutes < 2 * usual[item.step] for item in made.items
    ):
        wrong.append("minutes left over while an item could have them")
    if made.seats > seats or (made.seats < seats and not made.notes):
        wrong.append("not the hot seats wished for, and no word of it")
    if own and max(own) - min(own) > 1:
        wrong.append("a hot seat has more time than another")
    if _promised(made.items) != [math.ceil(format.usual(s)) for s in steps if _promises(s)]:
        wrong.append("commitments lost time")
    return wrong + _disordered(made.items, _in_full(format, made.seats, extras))


def broken_change(before, index, made, minutes):
    """What a retimed plan does wrong."""
    wrong = _uneven(made)
    if [item.step for item in made.items] != [item.step for item in before.items]:
        wrong.append("another order")
    if made.items[index].minutes != minutes:
        wrong.append("not the minutes wished for")
    if made.end > made.minutes:
        wrong.append("over time")
    for place, (old, new) in enumerate(zip(before.items, made.items, strict=True)):
        if place != index and not old.is_elastic and old.minutes != new.minutes:
            wrong.append(f"{old.step.name} changed too")
    flexible = [i for p, i in enumerate(made.items) if p != index and i.is_elastic]
    if made.end < before.end and any(i.minutes < 2 * i.planned for i in flexible):
        wrong.append("the total was not kept")
    return wrong


def broken_run(before, index, now, made):
    """What a plan does wrong that was rebalanced in minute ``now``."""
    held, ahead = made.items[: index + 1], made.items[index + 1 :]
    was_ahead = before.items[index + 1 :]
    wrong = _uneven(made, least=0) + _disordered(ahead, [(i.step, i.seat) for i in was_ahead])
    if held[-1].end != now:
        wrong.append("the item that is over does not end now")
    if _promised(ahead) != _promised(was_ahead):
        wrong.append("commitments lost time")
    if made.end > made.minutes and not all(_promises(item.step) for item in ahead):
        wrong.append("over time")
    if len(ahead) < len(was_ahead) and not made.notes:
        wrong.append("something was left out without a word")
    for item in ahead:
        most = max(item.planned, int(1.5 * item.planned)) if item.is_elastic else item.minutes
        if not item.least <= item.minutes <= most:
            wrong.append(f"{item.step.name} is {item.minutes} of {item.planned}")
    if now == before.items[index].end and before.end <= before.minutes:
        changed = [i.minutes for i in ahead] != [i.minutes for i in was_ahead]
        if changed and all(i.minutes == i.planned for i in was_ahead):
            wrong.append("changed though nothing ran over")
    return wrong


def broken_somewhere(format, minutes, seats, dice, edits=4):
    """What goes wrong from planning on to the end of the session, after some edits."""
    extras = [step("Urgent matters", dice.randint(1, 9))] if dice.random() < 0.2 else []
    try:
        made = fit_format(format, minutes, seats, extras)
    except Refused:
        needed = sum(math.ceil(format.usual(s)) for s in format.steps if _promises(s))
        return [] if needed > minutes or format not in SHIPPED else ["refused"]
    wrong = broken_plan(format, minutes, seats, made, extras)
    for _ in range(dice.randint(0, edits)):
        index = dice.randrange(len(made.items))
        if dice.random() < 0.3:
            moved = move_item(made, index, dice.randrange(len(made.items)))
            wrong += _uneven(moved) + (["the total changed"] if moved.end != made.end else [])
            made = moved
            continue
        wanted = max(1, made.items[index].minutes + dice.randint(-10, 10))
        try:
            changed = change_minutes(made, index, wanted)
        except Refused:
            continue
        wrong += broken_change(made, index, changed, wanted)
        made = changed
    return wrong + _broken_while_held(made, dice)


def _broken_while_held(made, dice):
    wrong, index, now = [], 0, 0
    while index < len(made.items):
        item = made.items[index]
        now += dice.choice([item.minutes, dice.randint(0, 2 * item.minutes + 1)])
        after = rebalance(made, index, now)
        wrong += broken_run(made, index, now, after)
        made, index = after, index + 1
    return wrong


def _promises(step):
    return step.capture == COMMITMENTS


def _promised(items):
    return [item.minutes for item in items if _promises(item.step)]


def _uneven(made, least=1):
    """Gaps, overlaps and parts of minutes."""
    wrong, at = [], 0
    for item in made.items:
        if item.start != at or not isinstance(item.minutes, int) or item.minutes < least:
            wrong.append(f"{item.step.name} at {item.start} for {item.minutes}")
        at = item.start + item.minutes
    return wrong


def _in_full(format, seats, extras):
    steps, order = [*format.steps[:1], *extras, *format.steps[1:]], []
    while steps:
        row = [steps.pop(0)]
        while steps and steps[0].each == row[0].each:
            row.append(steps.pop(0))
        numbers = range(1, seats + 1) if row[0].each else [0]
        order += [(step, number) for number in numbers for step in row]
    return order


def _disordered(items, order):
    rest = iter(order)
    return [] if all((item.step, item.seat) in rest for item in items) else ["another order"]
