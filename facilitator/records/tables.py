"""All tables: one refers to another by its name, so they are only complete together."""

from facilitator.records import (
    agendas,
    audit,
    check_ins,
    follow_ups,
    groups,
    icebreakers,
    ledger,
    outbox,
    posts,
    prompts,
    recaps,
    reviews,
    rooms,
    sealed,
    sessions,
    work,
)

ALL = (
    agendas,
    audit,
    check_ins,
    follow_ups,
    groups,
    icebreakers,
    ledger,
    outbox,
    posts,
    prompts,
    recaps,
    reviews,
    rooms,
    sealed,
    sessions,
    work,
)
