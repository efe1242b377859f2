"""Our words between sessions, one file for each language."""
