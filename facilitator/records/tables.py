"""All tables: one refers to another by its name, so they are only complete together."""

from facilitator.records import groups, icebreakers, ledger, prompts, recaps, rooms, sessions, work

ALL = (groups, icebreakers, ledger, prompts, recaps, rooms, sessions, work)
