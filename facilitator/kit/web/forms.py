"""What pages with forms share: reading numbers, and status codes for errors."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.errors import FacilitatorError, NotFound, Refused, WriteConflict

Form = Mapping[str, str]
STATUS: tuple[tuple[type[FacilitatorError], int], ...] = (
    (Refused, 422),
    (WriteConflict, 409),
    (NotFound, 404),
)


def error_status(error: FacilitatorError) -> int:
    """The status code of a page that shows this error."""
    return next(status for kind, status in STATUS if isinstance(error, kind))


def form_number(form: Form, name: str) -> int:
    """A number from a form. Raises Refused for input that our forms never send."""
    value = form.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise Refused("A number is missing.", "Use the form on the page.")
    return int(value)
