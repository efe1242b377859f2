"""The pages of a group."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.balance.findings import LEAST_SESSIONS
from facilitator.domain.errors import BadSetting
from facilitator.features.access.console import NavigationEntry, console_blueprint, current_visitor
from facilitator.features.groups.group_overview import (
    format_title,
    group_balance,
    group_cards,
    group_page,
)
from facilitator.features.groups.pages import (
    charts,
    common,
    guests,
    import_list,
    labels,
    members,
    new_group,
)
from facilitator.features.groups.settings_page import (
    FieldKind,
    GroupForm,
    change_settings,
    open_settings,
)
from facilitator.kit.web.request_deps import deps

blueprint = console_blueprint(
    "groups", __name__, "/groups", entry=NavigationEntry(2, "groups.page", "Groups")
)
WAS = "was-"
AT_FIRST = 6  # past sessions that are visible at first; the others are folded away

blueprint.get("/new", endpoint="new")(new_group.form)
blueprint.post("/new", endpoint="make")(new_group.make)
blueprint.get("/<int:group_id>/members", endpoint="members")(members.members)
blueprint.post("/<int:group_id>/members", endpoint="add")(members.add)
LIST = "/<int:group_id>/members/list"
blueprint.get(LIST, endpoint="list_again")(members.members)  # somebody reloads the POST's address
blueprint.post(LIST, endpoint="bring")(import_list.import_list)
MEMBER = "/<int:group_id>/members/<int:member_id>"
blueprint.get(MEMBER, endpoint="member")(members.member)
blueprint.post(MEMBER, endpoint="change_member")(members.change_member)
blueprint.get(f"{MEMBER}/leave", endpoint="leave")(members.leave)
blueprint.post(f"{MEMBER}/leave", endpoint="take_out")(members.take_out)
blueprint.get("/<int:group_id>/guests", endpoint="guests")(guests.guests)
blueprint.post("/<int:group_id>/guests", endpoint="change_guests")(guests.change_guests)
blueprint.app_template_filter("advice_here")(common.advice)


@blueprint.get("/")
def page() -> str:
    """The visitor's groups."""
    return render_template("groups/list.html", groups=group_cards(current_visitor(), deps()))


@blueprint.get("/<int:group_id>")
def group(group_id: int) -> str:
    """One group: sessions, members, commitments, and who helped whom."""
    shown = group_page(group_id, current_visitor(), deps())
    bars = {bar.line.person.id: bar for bar in charts.bars(shown.ledger)}
    return render_template(
        "groups/group.html", shown=shown, least=LEAST_SESSIONS, bars=bars,
        circle=charts.circle(shown.ledger), heat=charts.strengths(shown.ledger),
        size=(charts.WIDTH, charts.HEIGHT), called=labels.choice_label, first=AT_FIRST,
    )  # fmt: skip


@blueprint.get("/<int:group_id>/balance")
def balance(group_id: int) -> str:
    """Who gives and who receives help, and one suggestion."""
    shown = group_balance(group_id, current_visitor(), deps())
    return render_template(
        "groups/balance.html", shown=shown, group_id=group_id, least=LEAST_SESSIONS,
        bars=charts.bars(shown.ledger), shares=charts.shares(shown.ledger),
        heat=charts.strengths(shown.ledger), title=format_title,
    )  # fmt: skip


@blueprint.get("/<int:group_id>/settings")
def settings(group_id: int) -> str:
    """The settings form."""
    return _form(open_settings(group_id, current_visitor(), deps()), {}, {})


@blueprint.post("/<int:group_id>/settings")
def change(group_id: int) -> Response | tuple[str, int]:
    """Save the changed settings, or show the form again with its errors."""
    form = open_settings(group_id, current_visitor(), deps())
    typed = {one.name: _typed(one.name, one.kind) for one in form.settings}
    was = {one.name: request.form.get(WAS + one.name, one.value) for one in form.settings}
    for name, value in (("name", form.name), ("room", form.room)):
        was[name] = request.form.get(WAS + name, value)
        typed[name] = request.form.get(name, was[name])
    try:
        changed = change_settings(group_id, was, typed, current_visitor(), deps())
    except BadSetting as error:
        return _form(form, typed, error.wrong, was), 422
    return redirect(url_for(".settings", group_id=group_id, kept=" ".join(changed) or None), 303)


def _typed(name: str, kind: FieldKind) -> str:
    if kind is FieldKind.SWITCH:
        return "on" if name in request.form else "off"
    return request.form.get(name, "").replace("\r\n", "\n")


def _form(
    form: GroupForm, typed: Mapping[str, str], wrong: Mapping[str, str],
    was: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    names = {"name", "room", *(one.name for one in form.settings)}
    kept = [labels.label(name) for name in request.args.get("kept", "").split() if name in names]
    return render_template(
        "groups/settings.html", form=form, sections=labels.sections(form.settings), typed=typed,
        was=was or {}, wrong={name: labels.with_labels(said) for name, said in wrong.items()},
        label=labels.label, called=labels.choice_label, kept=", ".join(kept),
    )  # fmt: skip
