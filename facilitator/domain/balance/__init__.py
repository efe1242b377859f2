"""Who gives and who gets in a group: the ledger, what may be said of it, and one thing to do."""
