"""A column of warnings, kept as JSON: the code and the values of each, never its words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Dialect, TypeDecorator

from facilitator.domain.notices import Notice, from_json


class Notices(TypeDecorator[list[Notice]]):
    """A list of notices. A plain sentence in it, which no migration knew, is told as it stands."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: list[Notice] | None, dialect: Dialect) -> Any:
        """Each goes in as an object."""
        return None if value is None else [one.as_json() for one in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Notice] | None:
        """Each comes out as a notice. Raises ValueError for a code that is not known."""
        return None if value is None else [from_json(one) for one in value]
