"""Console page to create a group."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import BadSetting
from facilitator.domain.group_settings import Cadence
from facilitator.features.access.console import current_visitor
from facilitator.features.groups.group_form import create_group, new_group_form
from facilitator.features.groups.pages import labels
from facilitator.kit.web.request_deps import deps

FIELDS = ("name", "theme", "format", "minutes", "cadence", "time_zone", "language", "room")


def form() -> str:
    """The empty form."""
    return _form({}, {})


def make() -> Response | tuple[str, int]:
    """Create the group and go to its members, or show the form again with its errors."""
    typed = {name: request.form[name] for name in FIELDS if name in request.form}
    try:
        made = create_group(typed, current_visitor(), deps())
    except BadSetting as error:
        return _form(typed, error.wrong), 422
    return redirect(url_for(".members", group_id=made, new="yes"), 303)


def _form(typed: Mapping[str, str], wrong: Mapping[str, str]) -> str:
    offer = new_group_form(current_visitor(), deps())
    usual = {name: value for name, (value, _) in offer.usual.as_words().items()}
    return render_template(
        "groups/new.html", offer=offer, typed=usual | dict(typed), called=labels.choice_label,
        wrong={name: labels.with_labels(said) for name, said in wrong.items()}, label=labels.label,
        cadences=[one.value for one in Cadence],
    )  # fmt: skip
