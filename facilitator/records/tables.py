"""All tables: one refers to another by its name, so they are only complete together."""

from facilitator.records import (
    agendas,
    check_ins,
    groups,
    icebreakers,
    ledger,
    outbox,
    posts,
    prompts,
    recaps,
    reviews,
    rooms,
    sessions,
    work,
)

ALL = (
    agendas,
    check_ins,
    groups,
    icebreakers,
    ledger,
    outbox,
    posts,
    prompts,
    recaps,
    reviews,
    rooms,
    sessions,
    work,
)
