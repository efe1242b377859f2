"""The agenda: a session format fitted to the real length, and adjusted while the session runs."""

from facilitator.domain.agenda.editing import move, retime
from facilitator.domain.agenda.items import Item, Plan
from facilitator.domain.agenda.planning import plan, room
from facilitator.domain.agenda.running import rebalance
from facilitator.domain.agenda.standing import Standing, standing

__all__ = ["Item", "Plan", "Standing", "move", "plan", "rebalance", "retime", "room", "standing"]
