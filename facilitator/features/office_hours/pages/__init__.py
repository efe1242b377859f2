"""An offer of a talk, for the moderator: no login, no cookie, no script."""
