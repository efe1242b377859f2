"""Whether this process and what it needs work, for whoever watches it. Imports no other room."""
