"""All tables: one refers to another by its name, so they are only complete together."""

from facilitator.records import groups, ledger, outbox, prompts, recaps, rooms, sessions, work

ALL = (groups, ledger, outbox, prompts, recaps, rooms, sessions, work)
