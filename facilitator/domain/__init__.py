"""Pure rules and values of a session: no clock, no I/O, no framework."""
