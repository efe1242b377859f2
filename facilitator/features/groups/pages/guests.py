"""Console page of a group's guests: invite them, record a no, make them members."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, NotFound, Refused, WriteConflict
from facilitator.features.access.group_access import GroupRef
from facilitator.features.groups.pages.common import group_ref, status
from facilitator.features.guests import manage_guests
from facilitator.features.guests.manage_guests import GuestLine
from facilitator.kit.web.forms import form_number
from facilitator.kit.web.request_deps import deps
from facilitator.kit.web.texts import console_text, gettext_noop

Page = Response | tuple[str, int]
SAID = {
    "invited": gettext_noop("An invitation is on its way."),
    "joined": gettext_noop("They are a member from now on."),
    "declined": gettext_noop("It is written down. Nothing is sent to them any more."),
}
STANDING = {
    "invited": gettext_noop("invited, no answer yet"),
    "coming": gettext_noop("said yes"),
    "came": gettext_noop("was there"),
    "followed up": gettext_noop("was there, has our thanks"),
    "joined": gettext_noop("is a member"),
    "declined": gettext_noop("said no"),
}


def guests(group_id: int) -> Page:
    """List the guests with the state of each invitation."""
    return _page(group_id)


def change_guests(group_id: int) -> Page:
    """Invite a guest, make one a member, or record that one declined."""
    do = DO.get(request.form.get("do", ""))
    if do is None:
        raise BadRequest
    manage_guests.open_guests(
        group_ref(group_id), deps()
    )  # an unknown group is a 404, not a form error
    try:
        line = do(group_ref(group_id))
    except (Refused, WriteConflict, NotFound) as error:
        return _page(group_id, error)
    return redirect(url_for(".guests", group_id=group_id, done=line.standing.value), 303)


def _invite(group: GroupRef) -> GuestLine:
    return manage_guests.invite(
        request.form.get("email", ""), request.form.get("name", ""), group,
        form_number(request.form, "session") if request.form.get("session") else None, deps(),
    )  # fmt: skip


def _join(group: GroupRef) -> GuestLine:
    return manage_guests.make_member(request.form.get("email", ""), group, deps())


def _decline(group: GroupRef) -> GuestLine:
    return manage_guests.decline(request.form.get("email", ""), group, deps())


DO: dict[str, Callable[[GroupRef], GuestLine]] = {
    "invite": _invite, "join": _join, "decline": _decline,
}  # fmt: skip


def _page(group_id: int, error: FacilitatorError | None = None) -> tuple[str, int]:
    said = SAID.get(request.args.get("done", ""))
    html = render_template(
        "groups/guests.html", shown=manage_guests.open_guests(group_ref(group_id), deps()),
        error=error, said=console_text(said) if said else "",
        standing={name: console_text(text) for name, text in STANDING.items()},
        typed=request.form if error else {},
    )  # fmt: skip
    return html, status(error)
