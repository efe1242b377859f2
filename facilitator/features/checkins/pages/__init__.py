"""The check-in a member answers before a session: no login, no cookie, no script."""
