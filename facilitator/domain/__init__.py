"""Pure rules and values of a session: no clock, no I/O and no framework.

Libraries used here: pydantic for settings and forms, rapidfuzz for the similarity of names.
"""
