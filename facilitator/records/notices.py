"""A column type for warnings, stored as JSON: code and values, never the translated text."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Dialect, TypeDecorator

from facilitator.domain.notices import Notice, from_json


class Notices(TypeDecorator[list[Notice]]):
    """A list of notices. Plain sentences from old versions are read as they are."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: list[Notice] | None, dialect: Dialect) -> Any:
        """Convert each notice to a JSON object."""
        return None if value is None else [one.as_json() for one in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Notice] | None:
        """Convert each object to a notice. Raises ValueError for an unknown code."""
        return None if value is None else [from_json(one) for one in value]
