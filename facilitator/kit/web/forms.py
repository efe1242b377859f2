"""What pages with forms share: numbers out of a form, and the status of a page with an error."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.errors import FacilitatorError, Refused, Tie, Unknown

Form = Mapping[str, str]
STATUS: tuple[tuple[type[FacilitatorError], int], ...] = (
    (Refused, 422),
    (Tie, 409),
    (Unknown, 404),
)


def status(error: FacilitatorError) -> int:
    """The status of a page that tells of this error."""
    return next(status for kind, status in STATUS if isinstance(error, kind))


def number(form: Form, name: str) -> int:
    """A number of a form of ours. Raises Refused for what no form of ours sends."""
    value = form.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise Refused("A number is missing.", "Use the form on the page.")
    return int(value)
