"""The page of an invited guest. Opening it changes nothing; a no is accepted at any time."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import (
    CheckInClosed,
)
from facilitator.domain.people.guests import BRINGS, CONSENT, DOES, LONGEST, GuestStatus
from facilitator.domain.sessions.check_ins import FieldProblem, Fields
from facilitator.features.checkins.pages.variables import default_consent
from facilitator.features.guests.answer_invitation import (
    InvitationPage,
    accept,
    decline,
    open_invitation,
)
from facilitator.features.guests.guest_mails import PURPOSE
from facilitator.kit.web.personal_links import id_from_link, register_link_errors
from facilitator.kit.web.request_deps import deps
from facilitator.translation import Message, Translator, translator_for

LARGEST_FORM_BYTES = 32 * 1024

blueprint = Blueprint("guest", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates")
NOT_YOURS = (
    Message("This invitation is not for you any more"),
    Message("It was taken back, or the group is gone."),
    Message("If that is a mistake, ask whoever invited you."),
)
OLD_LINK = (
    Message("This link is too old"),
    Message("The session it was for is long over.", "guest"),
    Message("Write to whoever invited you."),
)
PROBLEMS = {
    "too_long": Message("Too long: at most {most} letters."),
    "tick": Message("Tick this promise: nobody can come without it."),
}
CLOSED = {
    "closed_over": Message("The session has begun, or is over"),
    "closed_off": Message("The session does not take place"),
}
register_link_errors(blueprint, {"not_yours": NOT_YOURS, "old_link": OLD_LINK})


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """Show the invitation and its current state."""
    sheet = open_invitation(id_from_link(PURPOSE, token), deps())
    return _page(sheet, sheet.fields, {})


@blueprint.post("/<token>")
def answer(token: str) -> Answer | tuple[str, int]:
    """Save a yes or a no; show the form again with its errors if there are any."""
    request.max_content_length = LARGEST_FORM_BYTES
    guest_id = id_from_link(PURPOSE, token)
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
    """Show the page as it is now: the session began or was called off while it was open."""
    assert request.view_args is not None
    sheet = open_invitation(id_from_link(PURPOSE, request.view_args["token"]), deps())
    return _page(sheet, {}, {})[0], 410


def _page(
    sheet: InvitationPage, filled: Fields, problems: Mapping[str, FieldProblem]
) -> tuple[str, int]:
    translator = translator_for(sheet.language)
    title, lead, note = _state(sheet, translator)
    return render_template(
        "guest/page.html", **translator.for_templates(), language=translator.language,
        group=sheet.group, title=title, lead=lead, note=note, filled=filled, longest=LONGEST,
        promise=CONSENT,
        asked=_asked(translator),
        problems={
            name: translator.text(PROBLEMS[problems[name].say], most=problems[name].most)
            for name in (DOES, BRINGS, CONSENT)
            if name in problems
        },
        may_say_yes=not sheet.closed and sheet.standing is not GuestStatus.JOINED,
        may_say_no=sheet.standing not in (GuestStatus.JOINED, GuestStatus.DECLINED),
        consent=sheet.consent or default_consent(sheet.group, sheet.transcript_days, translator),
    ), 422 if problems else 200  # fmt: skip


def _asked(translator: Translator) -> list[tuple[str, str, str]]:
    """The questions to a guest: field, question, and a hint."""
    return [
        (DOES, translator.gettext("What do you do?"), ""),
        (
            BRINGS,
            translator.gettext("What would you bring?"),
            translator.gettext("A question of yours, or something you know well."),
        ),
    ]


def _state(sheet: InvitationPage, translator: Translator) -> tuple[str, str, str]:
    """Title, first sentence and note for the state of the invitation."""
    title, lead, note = _state_messages(sheet)
    moment = translator.moment(sheet.starts_at)
    return (
        translator.text(title),
        translator.text(lead, group=sheet.group, host=sheet.host, moment=moment),
        translator.text(note) if note else "",
    )


def _state_messages(sheet: InvitationPage) -> tuple[Message, Message, Message | None]:
    match sheet.standing:
        case GuestStatus.JOINED:
            return (
                Message("You are a member now"),
                Message("Everything else reaches you as a member of {group}."),
                None,
            )
        case GuestStatus.DECLINED:
            changed_mind = Message(
                "If you changed your mind, you can still say yes here until the session begins."
            )
            note = None if sheet.closed else changed_mind
            return (
                Message("You said no"),
                Message("Thank you for saying so. You hear no more from {group}."),
                note,
            )
    if sheet.closed:
        return (
            CLOSED[sheet.closed],
            Message("If you want to hear no more from {group}, say so here."),
            None,
        )
    if sheet.standing is GuestStatus.COMING:
        return (
            Message("You are coming"),
            Message(
                "{group} expects you on {moment}. The agenda comes to you before that. "
                "You can change your answer here until the session begins."
            ),
            None,
        )
    return (
        Message("Your invitation"),
        Message("{host} invites you to be a guest of {group} on {moment}."),
        Message(
            "Two short questions. The moderator sees your answers, and the agenda "
            "shows them to the group, so that they can welcome you."
        ),
    )
