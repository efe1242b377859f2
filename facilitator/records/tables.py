"""All tables: one refers to another by its name, so they are only complete together."""

from facilitator.records import (
    check_ins,
    groups,
    ledger,
    prompts,
    recaps,
    rooms,
    sessions,
    work,
)

ALL = (check_ins, groups, ledger, prompts, recaps, rooms, sessions, work)
