"""Ending a kind of mail: a page with one button, and the mail program's own button (RFC 8058)."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from facilitator.domain.errors import Refused
from facilitator.features.mail import unsubscribe
from facilitator.kit.web.pages import deps

blueprint = Blueprint("mail", __name__, template_folder="templates")
ONE_CLICK = "One-Click"


@blueprint.get("/unsubscribe/<token>")
def look(token: str) -> str:
    """Show what the link is about. Mail scanners open links, so nothing is changed."""
    return render_template("mail/choice.html", choice=unsubscribe.look(token, deps()))


@blueprint.post("/unsubscribe/<token>")
def switch(token: str) -> str:
    """Switch off, or back on; the link is the credential, no cookie is asked for."""
    wish = request.form.get("wish", "")
    if request.form.get("List-Unsubscribe") == ONE_CLICK:
        wish = "off"
    if wish not in ("on", "off"):
        raise Refused("It is not clear what is wanted.", "Use the button on the page.")
    choice = unsubscribe.switch(token, wish == "on", deps())
    return render_template("mail/choice.html", choice=choice)
