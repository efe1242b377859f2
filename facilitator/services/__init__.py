"""Services: one file per moment in a session's life."""
