"""A session: turns, sittings, formats, what is off the record, check-ins and hot seats."""
