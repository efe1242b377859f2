"""The page of an invited guest; opening it changes nothing, a no is taken at any time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import (
    CheckInClosed,
)
from facilitator.domain.people.guests import BRINGS, CONSENT, DOES, LONGEST, Standing
from facilitator.domain.sessions.check_ins import Fields, Problem
from facilitator.features.checkins.pages.shown import standard_consent
from facilitator.features.guests.answer_invitation import Sheet, accept, decline, open_invitation
from facilitator.features.guests.guest_mails import PURPOSE
from facilitator.kit.web.links import number_of, tells_kindly
from facilitator.kit.web.pages import deps
from facilitator.wording import words

LARGEST_FORM_BYTES = 32 * 1024

blueprint = Blueprint("guest", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates")
tells_kindly(blueprint, lambda ours: ours.guest)


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """The invitation, or what became of it."""
    sheet = open_invitation(number_of(PURPOSE, token), deps())
    return _page(sheet, sheet.fields, {})


@blueprint.post("/<token>")
def answer(token: str) -> Answer | tuple[str, int]:
    """Take the yes, or the no; what is wrong stays in the form with the reason."""
    request.max_content_length = LARGEST_FORM_BYTES
    guest_id = number_of(PURPOSE, token)
    match request.form.get("do"):
        case "yes":
            given = accept(guest_id, request.form.to_dict(), deps())
            if given.problems:
                sheet = open_invitation(guest_id, deps())
                return _page(sheet, given.fields, given.problems)
        case "no":
            decline(guest_id, deps())
        case _:
            raise BadRequest
    return redirect(url_for(".page", token=token), 303)


@blueprint.errorhandler(CheckInClosed)
def closed_meanwhile(_: CheckInClosed) -> tuple[str, int]:
    """The session began, or was called off, while the page was open."""
    assert request.view_args is not None
    sheet = open_invitation(number_of(PURPOSE, request.view_args["token"]), deps())
    return _page(sheet, {}, {})[0], 410


def _page(sheet: Sheet, filled: Fields, problems: Mapping[str, Problem]) -> tuple[str, int]:
    ours = words(sheet.language)
    moment = ours.moment(sheet.starts_at)
    say: dict[str, Any] = {**ours.check_in, **ours.guest}
    for name in ("lead_invite", "coming_lead", "declined_lead", "closed_lead", "joined_lead"):
        say[name] = say[name].format(group=sheet.group, host=sheet.host, moment=moment)
    title, lead, note = _state(sheet, say)
    return render_template(
        "guest/page.html", language=ours.language, group=sheet.group, say=say, title=title,
        lead=lead, note=note, filled=filled, longest=LONGEST, promise=CONSENT,
        asked=[(DOES, ""), (BRINGS, say["brings_why"])],
        problems={
            name: say[problems[name].say].format(most=problems[name].most)
            for name in (DOES, BRINGS, CONSENT)
            if name in problems
        },
        may_say_yes=not sheet.closed and sheet.standing is not Standing.JOINED,
        may_say_no=sheet.standing not in (Standing.JOINED, Standing.DECLINED),
        consent=sheet.consent or standard_consent(sheet.group, sheet.transcript_days, say),
    ), 422 if problems else 200  # fmt: skip


def _state(sheet: Sheet, say: Mapping[str, str]) -> tuple[str, str, str]:
    """Title, sentence and note of what became of the invitation."""
    match sheet.standing:
        case Standing.JOINED:
            return say["joined"], say["joined_lead"], ""
        case Standing.DECLINED:
            note = "" if sheet.closed else say["changed_mind"]
            return say["declined"], say["declined_lead"], note
    if sheet.closed:
        return say[sheet.closed], say["closed_lead"], ""
    if sheet.standing is Standing.COMING:
        return say["coming"], say["coming_lead"], ""
    return say["title"], say["lead_invite"], say["who_form"]
