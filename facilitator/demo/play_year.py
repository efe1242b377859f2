"""Fills the demo's records with a year of two groups, as if it had been in use all along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from facilitator.demo import play_month
from facilitator.demo.dates import moved
from facilitator.demo.play_month import Lived
from facilitator.demo.single_transaction import OneBreath
from facilitator.demo.stories import GROUPS, MONTHS, Month, month
from facilitator.features.groups.manage_groups import edit_group
from facilitator.features.meetings.link_room import link_room
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.records.sessions import SessionRecord

NEWEST = timedelta(days=3)  # before today, at the least
NEXT = timedelta(hours=26)  # from now: its agenda is drafted, and most have checked in


def weeks(deps: Deps) -> int:
    """How many weeks later than it is written the year is played: as it was before, if it was.

    Else the newest session was held a few days ago.
    """
    last = month(GROUPS[-1], MONTHS)
    with deps.db.tx() as tx:
        group = queries.group_named(tx, last.group.name)
        newest = select(func.max(SessionRecord.held_at)).where(
            SessionRecord.group_id == (group.id if group else None)
        )
        if held_at := tx.scalar(newest):
            return round((held_at - last.starts_at) / timedelta(weeks=1))
    return (datetime.now(UTC) - NEWEST - last.starts_at) // timedelta(weeks=1)


def fill(deps: Deps, later: int, told: Callable[[str], None]) -> None:
    """Play all sample sessions so many weeks later than written. Safe to run twice.

    The newest recap waits for approval, as does the agenda of a session tomorrow; all else was
    sent, as far as the records say: no mail of the year leaves the machine.
    """
    played = [[moved(month(slug, n), later) for n in range(1, MONTHS + 1)] for slug in GROUPS]
    in_turn = sorted((one for group in played for one in group), key=lambda one: one.starts_at)
    with deps.db.tx() as tx:
        if queries.group_named(tx, in_turn[-1].group.name) is not None:
            return  # it was played before
    now = datetime.now(UTC)
    db = OneBreath(deps.db)
    deps = replace(deps, db=db, mailer=play_month.Delivered(deps.mailer.sender))
    earlier: dict[str, Lived] = {}
    with db.breath():  # a year that was left in the middle would not be played to its end
        for one in in_turn:
            told(f"{one.group.name}, session {one.number}")
            if one.number == 1:
                _found(one, deps)
            lived = play_month.held(one, earlier.get(one.slug), deps)
            if one is in_turn[-1]:
                play_month.show(lived, deps)
            else:
                play_month.follow(lived, now, deps)
            earlier[one.slug] = lived
        told("The session of tomorrow")
        at = (now + NEXT).replace(minute=0, second=0, microsecond=0)
        play_month.plan(earlier[GROUPS[0]], at, deps)
        play_month.plan_only(earlier[GROUPS[-1]], deps)


def _found(one: Month, deps: Deps) -> None:
    """A group as it is when its year begins."""
    group = one.group
    link_room(deps.db, group.name, group.theme, play_month.members(one), "", "")
    settings = {"time_zone": group.zone, "format": group.format, "minutes": group.minutes}
    edit_group(group.name, settings, deps.db)
