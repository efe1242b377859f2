"""Routes to unsubscribe from a kind of mail: a page, and one-click unsubscribe (RFC 8058)."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from facilitator.domain.errors import Refused
from facilitator.features.mail import unsubscribe
from facilitator.kit.web.request_deps import deps

blueprint = Blueprint("mail", __name__, template_folder="templates")
ONE_CLICK = "One-Click"


@blueprint.get("/unsubscribe/<token>")
def look(token: str) -> str:
    """Show the unsubscribe page. Changes nothing, as mail scanners open links."""
    return render_template("mail/choice.html", choice=unsubscribe.open_choice(token, deps()))


@blueprint.post("/unsubscribe/<token>")
def switch(token: str) -> str:
    """Unsubscribe or subscribe again. The link is the credential; no cookie is needed."""
    state = request.form.get("wish", "")
    if request.form.get("List-Unsubscribe") == ONE_CLICK:
        state = "off"
    if state not in ("on", "off"):
        raise Refused("The request says neither on nor off.", "Use the button on the page.")
    choice = unsubscribe.set_subscribed(token, state == "on", deps())
    return render_template("mail/choice.html", choice=choice)
