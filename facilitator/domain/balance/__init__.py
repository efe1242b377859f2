"""Who gives and who receives in a group: the ledger, findings from it, and one proposal."""
