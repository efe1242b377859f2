"""Routes of the office hours page. GET changes nothing, as mail scanners open links."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import Refused
from facilitator.domain.sessions.office_hours import MINUTES, OfferChoice, OfferReason
from facilitator.features.office_hours.hold_office_hours import (
    OfferPage,
    Slot,
    give_hot_seat,
    open_offer,
    postpone,
    schedule_talk,
)
from facilitator.features.office_hours.offer_office_hours import PURPOSE
from facilitator.kit.web.personal_links import ids_from_link, register_link_errors
from facilitator.kit.web.request_deps import deps
from facilitator.translation import Message, Translator, translator_for

LARGEST_FORM_BYTES = 8 * 1024
WHY = {
    OfferReason.FEW: Message("What {member} brought on {day} got few solutions or none."),
    OfferReason.OPEN: Message("{member} says that what they brought on {day} is still open."),
}
NOT_YOURS = (
    Message("This page is not for you any more"),
    Message("Only the moderators of a group see it, while the member is in the group."),
    Message("If that is a mistake, ask whoever runs this service."),
)

blueprint = Blueprint(
    "officehours", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates"
)
register_link_errors(blueprint, {"not_yours": NOT_YOURS})


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """Show the offer, or what was chosen."""
    return _page(*ids_from_link(PURPOSE, token))


@blueprint.post("/<token>")
def choose(token: str) -> Answer | tuple[str, int]:
    """Schedule a talk, give a hot seat, or postpone."""
    request.max_content_length = LARGEST_FORM_BYTES
    offer_id, person_id = ids_from_link(PURPOSE, token)
    try:
        match request.form.get("do"):
            case OfferChoice.SESSION:
                schedule_talk(
                    offer_id, person_id, _parse_time(request.form.get("starts", "")), deps()
                )
            case OfferChoice.SEAT:
                give_hot_seat(offer_id, person_id, deps())
            case OfferChoice.LATER:
                postpone(offer_id, person_id, deps())
            case _:
                raise BadRequest
    except Refused:
        return _page(offer_id, person_id, status=409)
    return redirect(url_for(".page", token=token), 303)


def _parse_time(given: str) -> datetime:
    """Parse an ISO time with a zone, as UTC. Raises BadRequest for anything else."""
    try:
        at = datetime.fromisoformat(given)
        if at.tzinfo is None:
            raise BadRequest
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadRequest from None


def _page(offer_id: int, person_id: int, *, status: int = 200) -> tuple[str, int]:
    sheet = open_offer(offer_id, person_id, deps())
    translator = translator_for(sheet.language)
    filled = {
        "group": sheet.group, "member": sheet.member,
        "day": translator.day(sheet.day, year=False), "minutes": MINUTES,
    }  # fmt: skip
    return render_template(
        "officehours/page.html", **translator.for_templates(), **filled,
        language=translator.language, lead=translator.text(WHY[sheet.reason], **filled),
        challenge=sheet.challenge, became=_outcome_text(sheet, translator),
        is_open=sheet.choice in (None, OfferChoice.LATER), can_invite=sheet.can_invite,
        is_gone=status != 200, slots=[_slot(slot, sheet, translator) for slot in sheet.slots],
    ), status  # fmt: skip


def _slot(slot: Slot, sheet: OfferPage, translator: Translator) -> tuple[str, str, str]:
    """Return a slot as form value, local time, and time for a member in another zone."""
    theirs = ""
    if slot.ours.utcoffset() != slot.theirs.utcoffset():
        moment = translator.moment(slot.theirs)
        theirs = translator.gettext("for {member}: {moment}", member=sheet.member, moment=moment)
    return slot.ours.isoformat(), translator.moment(slot.ours), theirs


def _outcome_text(sheet: OfferPage, translator: Translator) -> str:
    """Return the sentence about the choice; empty if none was made."""
    if sheet.choice is None:
        return ""
    if sheet.choice is OfferChoice.LATER:
        return translator.gettext("Nothing happens. You can still choose.")
    if sheet.starts_at is None:
        return translator.gettext(
            "{member} gets a hot seat in the next session that is planned.", member=sheet.member
        )
    moment = translator.moment(sheet.starts_at)
    if sheet.choice is OfferChoice.SESSION:
        return translator.gettext("You both have an entry in your mail: {moment}.", moment=moment)
    return translator.gettext(
        "{member} has a hot seat: {moment}.", member=sheet.member, moment=moment
    )
