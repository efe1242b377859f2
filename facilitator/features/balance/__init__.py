"""Who gives and who gets in a group, for its moderator alone. Imports no other room."""

SURFACE = {
    "balance": "Balance balance_of_group ledger_of",
}
