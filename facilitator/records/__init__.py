"""Records: what is kept of a session, one file per family of tables."""
