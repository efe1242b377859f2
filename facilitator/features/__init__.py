"""Features, one room each: services, pages, mails, jobs and commands together.

A room's `__init__` says its job and which rooms it imports; SURFACE lists, by module, the only
names that others may take from it. tests/unit/test_architecture.py checks both.
"""
