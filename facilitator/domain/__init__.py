"""Pure rules and values of a session: no clock, no I/O, and no framework.

Of libraries it uses pydantic, which judges settings and forms, and rapidfuzz for likeness.
"""
