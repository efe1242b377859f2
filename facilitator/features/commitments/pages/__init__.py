"""A member's commitments between sessions: no login, no cookie, no script."""
