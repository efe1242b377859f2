"""Fills the database with a year of two groups, as if it had been in use all along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from facilitator.demo import play_month
from facilitator.demo.move_dates import move_month
from facilitator.demo.play_month import PlayedSession
from facilitator.demo.sample_months import GROUPS, MONTHS, Month, load_month
from facilitator.demo.single_transaction import SingleTransactionDatabase
from facilitator.features.groups.manage_groups import edit_group
from facilitator.features.meetings.link_room import link_room
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.records.sessions import SessionRecord

NEWEST = timedelta(days=3)  # at least this long before today
NEXT = timedelta(hours=26)  # from now: an agenda is drafted, and most members have checked in


def weeks_to_move(deps: Deps) -> int:
    """How many weeks the sample year is moved: the same as before if it was played already.

    Otherwise so that the newest session was held a few days ago.
    """
    last = load_month(GROUPS[-1], MONTHS)
    with deps.db.tx() as tx:
        group = queries.find_group(tx, last.group.name)
        newest = select(func.max(SessionRecord.held_at)).where(
            SessionRecord.group_id == (group.id if group else None)
        )
        if held_at := tx.scalar(newest):
            return round((held_at - last.starts_at) / timedelta(weeks=1))
    return (datetime.now(UTC) - NEWEST - last.starts_at) // timedelta(weeks=1)


def fill_database(deps: Deps, later: int, told: Callable[[str], None]) -> None:
    """Play all sample sessions, moved by so many weeks. Safe to run twice.

    The newest recap waits for approval, and so does the agenda of tomorrow's session; everything
    else counts as sent, although no mail of the year leaves the machine. ``told`` is called with
    the title of each step.
    """
    played = [
        [move_month(load_month(slug, n), later) for n in range(1, MONTHS + 1)] for slug in GROUPS
    ]
    months = sorted(
        (month_data for group in played for month_data in group),
        key=lambda month_data: month_data.starts_at,
    )
    with deps.db.tx() as tx:
        if queries.find_group(tx, months[-1].group.name) is not None:
            return  # played already
    now = datetime.now(UTC)
    db = SingleTransactionDatabase(deps.db)
    deps = replace(deps, db=db, mailer=play_month.DiscardingMailer(deps.mailer.sender))
    last_sessions: dict[str, PlayedSession] = {}
    with db.as_one():  # an interrupted year would never be completed
        for month_data in months:
            told(f"{month_data.group.name}, session {month_data.number}")
            if month_data.number == 1:
                _create_group(month_data, deps)
            session = play_month.play_session(month_data, last_sessions.get(month_data.slug), deps)
            if month_data is months[-1]:
                play_month.send_draft(session, deps)
            else:
                play_month.play_follow_up(session, now, deps)
            last_sessions[month_data.slug] = session
        told("The session of tomorrow")
        starts_at = (now + NEXT).replace(minute=0, second=0, microsecond=0)
        play_month.plan_next_session(last_sessions[GROUPS[0]], starts_at, deps)
        play_month.plan_without_agenda(last_sessions[GROUPS[-1]], deps)


def _create_group(one: Month, deps: Deps) -> None:
    """Create a group as it is at the beginning of its year."""
    group = one.group
    link_room(deps.db, group.name, group.theme, play_month.members(one), "", "")
    settings = {"time_zone": group.zone, "format": group.format, "minutes": group.minutes}
    edit_group(group.name, settings, deps.db)
