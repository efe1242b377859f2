"""Import members from a list in the console: preview the changes, then make just these."""

from __future__ import annotations

import base64

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from facilitator.domain.errors import FacilitatorError, Refused, WriteConflict
from facilitator.features.access.console import allow_uploads
from facilitator.features.groups import manage_members
from facilitator.features.groups.manage_members import LARGEST_LIST_BYTES
from facilitator.features.groups.pages import members
from facilitator.features.groups.pages.common import group_ref, status
from facilitator.kit.web.request_deps import deps
from facilitator.kit.web.texts import console_text, gettext_noop

LARGEST_BYTES = 3 * 1024 * 1024  # of the form, so that the page can say that a list is too large
MOST_TYPED = 64 * 1024  # characters of a pasted list that are shown again after an error
LABELS = {
    "email": gettext_noop("email"),
    "time_zone": gettext_noop("time zone"),
    "recorded": gettext_noop("may be recorded"),
}
Page = Response | tuple[str, int]


@allow_uploads(LARGEST_BYTES)
def import_list(group_id: int) -> Page:
    """Preview the changes of a list; or make them, if they were previewed."""
    remove = request.form.get("remove") == "yes"
    do = _import if request.form.get("do") == "take" else _preview
    try:
        return do(group_id, remove)
    except Refused as error:
        typed = request.form.get("list", "")[:MOST_TYPED]
        return members.page(group_id, error, listed=typed, remove=remove)


def _preview(group_id: int, remove: bool) -> Page:
    return _preview_page(group_id, _uploaded(), remove)


def _import(group_id: int, remove: bool) -> Page:
    content, mark = _previewed(), request.form.get("mark", "")
    try:
        manage_members.import_list(group_ref(group_id), content, remove, mark, deps())
    except WriteConflict as error:
        return _preview_page(group_id, content, remove, error)
    return redirect(url_for(".members", group_id=group_id, taken="yes"), 303)


def _preview_page(
    group_id: int, content: bytes, remove: bool, error: FacilitatorError | None = None
) -> tuple[str, int]:
    preview = manage_members.preview_list(group_ref(group_id), content, remove, deps())
    html = render_template(
        "groups/list_preview.html", shown=manage_members.open_members(group_ref(group_id), deps()),
        changes=preview.changes, mark=preview.mark, remove=remove, error=error, labels=_labels(),
        content=base64.b64encode(content).decode(),
    )  # fmt: skip
    return html, status(error)


def _uploaded() -> bytes:
    """The uploaded list, else the pasted one. Raises Refused if there is neither."""
    file = request.files.get("file")
    content = file.read(LARGEST_LIST_BYTES + 1) if file and file.filename else b""
    content = content or request.form.get("list", "").encode()
    if not content.strip():
        raise Refused("There is no list yet.", "Choose a file, or paste its lines.")
    return content


def _previewed() -> bytes:
    """The list as it was previewed."""
    try:
        return base64.b64decode(request.form.get("content", ""), validate=True)
    except ValueError:
        raise Refused("The list did not come along.", "Give it once more.") from None


def _labels() -> dict[str, str]:
    """The titles of a list's columns."""
    return {name: console_text(text) for name, text in LABELS.items()}
