"""Console pages of a group's members: list, add, change and remove."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, WriteConflict
from facilitator.features.access.console import current_visitor
from facilitator.features.groups import manage_members
from facilitator.features.groups.manage_members import MembersPage, MemberView
from facilitator.features.groups.pages.common import group_ref, member_message, status
from facilitator.kit.web.request_deps import deps
from facilitator.kit.web.texts import console_text, gettext_noop

Page = Response | tuple[str, int]
FIELDS = ("name", "email", "aliases", "role", "profile", "time_zone")
THEIRS = ("name", "email", "time_zone")  # of the person, the same in every group
ROLES = {
    "moderator": (
        gettext_noop("Moderator"),
        gettext_noop("prepares sessions, approves recaps, and sees this console."),
    ),
    "member": (gettext_noop("Member"), gettext_noop("takes part, and gets the group's mails.")),
    "guest": (
        gettext_noop("Guest"),
        gettext_noop("is there now and then, and sees as much as you allow guests."),
    ),
}


def members(group_id: int) -> Page:
    """The list of members, with forms to add more."""
    return page(group_id)


def add(group_id: int) -> Page:
    """Add one member."""
    fields = {name: request.form.get(name, "") for name in FIELDS}
    try:
        name = manage_members.add_member(group_ref(group_id), fields, deps())
    except (Refused, WriteConflict) as error:
        return page(group_id, error, typed=fields)
    return redirect(url_for(".members", group_id=group_id, came=name), 303)


def member(group_id: int, member_id: int) -> Page:
    """The form of one member."""
    return _one(group_id, member_id)


def change_member(group_id: int, member_id: int) -> Page:
    """Save the form of one member."""
    shown = manage_members.open_members(group_ref(group_id), deps()).one(member_id)
    fields = {name: request.form[name] for name in _asked(shown) if name in request.form}
    fields["recorded"] = "yes" if request.form.get("recorded") else "no"
    try:
        manage_members.change_member(group_ref(group_id), member_id, fields, deps())
    except (Refused, WriteConflict) as error:
        return _one(group_id, member_id, error, fields)
    return redirect(url_for(".members", group_id=group_id, kept=member_id), 303)


def leave(group_id: int, member_id: int) -> Page:
    """Ask for confirmation before a member is removed."""
    return _leave(group_id, member_id)


def take_out(group_id: int, member_id: int) -> Page:
    """Remove a member from the group."""
    removed = manage_members.open_members(group_ref(group_id), deps()).one(member_id)
    try:
        name = manage_members.remove_member(group_ref(group_id), member_id, deps())
    except (Refused, WriteConflict) as error:
        return _leave(group_id, member_id, error)
    if removed.is_you and not current_visitor().is_owner:
        return redirect(url_for(".page"), 303)
    return redirect(url_for(".members", group_id=group_id, left=name), 303)


def page(group_id: int, error: FacilitatorError | None = None, **more: object) -> tuple[str, int]:
    """Render the list; after an error with what was typed and what is wrong with it."""
    shown = manage_members.open_members(group_ref(group_id), deps())
    html = render_template(
        "groups/members.html", shown=shown, error=error, roles=_roles(),
        message=member_message(request.args, shown), **{"typed": {}, "listed": "", **more},
    )  # fmt: skip
    return html, status(error)


def _asked(shown: MemberView) -> list[str]:
    """The fields that the visitor may fill in."""
    fixed = {*(THEIRS if shown.is_fixed else ()), *(("role",) if shown.is_guest else ())}
    return [name for name in FIELDS if name not in fixed]


def _one(
    group_id: int, member_id: int, error: FacilitatorError | None = None,
    typed: dict[str, str] | None = None,
) -> tuple[str, int]:  # fmt: skip
    shown: MembersPage = manage_members.open_members(group_ref(group_id), deps())
    one = shown.one(member_id)
    values = {
        "name": one.person.name, "email": one.person.email, "role": one.person.role.value,
        "aliases": "; ".join(one.person.aliases), "profile": one.person.profile,
        "time_zone": one.person.time_zone, "recorded": "yes" if one.person.recorded else "no",
    } | (typed or {})  # fmt: skip
    html = render_template(
        "groups/member.html", shown=shown, one=one, said=values, error=error, roles=_roles(),
        asked=_asked(one),
    )  # fmt: skip
    return html, status(error)


def _leave(group_id: int, member_id: int, error: FacilitatorError | None = None) -> tuple[str, int]:
    shown = manage_members.open_members(group_ref(group_id), deps())
    html = render_template("groups/leave.html", shown=shown, one=shown.one(member_id), error=error)
    return html, status(error)


def _roles() -> dict[str, tuple[str, str]]:
    """The title of each role, and what it may do."""
    return {role: (console_text(name), console_text(does)) for role, (name, does) in ROLES.items()}
