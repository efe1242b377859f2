"""The page of office hours; opening it changes nothing, whatever opens the mail's link."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import Refused
from facilitator.domain.sessions.office_hours import MINUTES, Choice, Reason
from facilitator.features.office_hours.hold_office_hours import (
    Sheet,
    give_hot_seat,
    hold_talk,
    open_offer,
    put_off,
)
from facilitator.features.office_hours.offer_office_hours import PURPOSE
from facilitator.kit.web.links import pair_of, tells_kindly
from facilitator.kit.web.pages import deps
from facilitator.wording import Words, words

LARGEST_FORM_BYTES = 8 * 1024
WHY = {Reason.FEW: "few", Reason.OPEN: "open_since"}

blueprint = Blueprint(
    "officehours", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates"
)
tells_kindly(blueprint, lambda ours: ours.office)


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """The offer, or what became of it."""
    return _page(*pair_of(PURPOSE, token))


@blueprint.post("/<token>")
def choose(token: str) -> Answer | tuple[str, int]:
    """Take a time, give a hot seat, or do nothing for now."""
    request.max_content_length = LARGEST_FORM_BYTES
    offer_id, person_id = pair_of(PURPOSE, token)
    try:
        match request.form.get("do"):
            case Choice.SESSION:
                hold_talk(offer_id, person_id, _moment(request.form.get("starts", "")), deps())
            case Choice.SEAT:
                give_hot_seat(offer_id, person_id, deps())
            case Choice.LATER:
                put_off(offer_id, person_id, deps())
            case _:
                raise BadRequest
    except Refused:
        return _page(offer_id, person_id, status=409)
    return redirect(url_for(".page", token=token), 303)


def _moment(given: str) -> datetime:
    """A time with its zone. Raises BadRequest for anything else."""
    try:
        at = datetime.fromisoformat(given)
        if at.tzinfo is None:
            raise BadRequest
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadRequest from None


def _page(offer_id: int, person_id: int, *, status: int = 200) -> tuple[str, int]:
    sheet = open_offer(offer_id, person_id, deps())
    ours = words(sheet.language)
    filled = {
        "member": sheet.member, "day": ours.day(sheet.day, year=False), "minutes": MINUTES,
        "group": sheet.group, "address": "", "moderator": "",
    }  # fmt: skip
    say = {name: text.format(moment="", **filled) for name, text in ours.office.items()}
    return render_template(
        "officehours/page.html", language=ours.language, group=sheet.group, say=say,
        lead=say[WHY[sheet.reason]], challenge=sheet.challenge,
        became=_became(sheet, ours, say), is_open=sheet.choice in (None, Choice.LATER),
        can_invite=sheet.can_invite, is_gone=status != 200,
        slots=[
            (
                slot.ours.isoformat(), ours.moment(slot.ours),
                ours.office["theirs"].format(member=sheet.member, moment=ours.moment(slot.theirs))
                if slot.ours.utcoffset() != slot.theirs.utcoffset()
                else "",
            )
            for slot in sheet.slots
        ],
    ), status  # fmt: skip


def _became(sheet: Sheet, ours: Words, say: dict[str, str]) -> str:
    """What was chosen; nothing where that is still to come."""
    if sheet.choice is None:
        return ""
    if sheet.choice is Choice.LATER:
        return say["now_later"]
    if sheet.starts_at is None:
        return say["now_wish"]
    name = "now_session" if sheet.choice is Choice.SESSION else "now_seat"
    return ours.office[name].format(member=sheet.member, moment=ours.moment(sheet.starts_at))
