"""The agenda: a session format fitted to the real length, and adjusted while the session runs."""

from facilitator.domain.agenda.editing import change_minutes, move_item
from facilitator.domain.agenda.items import Item, Plan
from facilitator.domain.agenda.planning import fit_format, max_hot_seats
from facilitator.domain.agenda.progress import SessionProgress, session_progress
from facilitator.domain.agenda.rebalancing import rebalance

__all__ = [
    "Item",
    "Plan",
    "SessionProgress",
    "change_minutes",
    "fit_format",
    "max_hot_seats",
    "move_item",
    "rebalance",
    "session_progress",
]
