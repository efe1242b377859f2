"""A member's page between sessions. Opening it changes nothing, whatever the link contains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from facilitator.domain.errors import Refused
from facilitator.domain.recaps.commitments import NOTED, CommitmentState
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.sessions.follow_ups import Pace
from facilitator.domain.sessions.office_hours import ChallengeState
from facilitator.features.commitments.answer_follow_up import (
    LONGEST,
    FollowUpPage,
    HotSeatQuestion,
    open_follow_up,
    save_report,
    set_pace,
)
from facilitator.features.commitments.commitment_status import TrackedCommitment
from facilitator.features.commitments.follow_up import PURPOSE
from facilitator.features.commitments.hot_seat_history import GivenSolution
from facilitator.features.commitments.record_outcome import (
    record_challenge_standing,
    record_tried_solution,
)
from facilitator.kit.web.personal_links import id_from_link, register_link_errors
from facilitator.kit.web.request_deps import deps
from facilitator.translation import Message, Translator, translator_for

LARGEST_FORM_BYTES = 32 * 1024
MOST_DIGITS = 10
TRIED = {
    Outcome.WORKED: Message("It worked"),
    Outcome.PARTLY: Message("It worked in part"),
    Outcome.NOT: Message("It did not work"),
}
ANSWERS = {
    CommitmentState.DONE: Message("Done"),
    CommitmentState.PARTLY: Message("Partly", "follow-up"),
    CommitmentState.CARRIED: Message("Carry it over"),
    CommitmentState.DROPPED: Message("Dropped", "follow-up"),
}
HISTORY = {**ANSWERS, CommitmentState.NOT: Message("Not yet")}  # "not yet" only occurs in check-ins
STANDINGS = {ChallengeState.OPEN: Message("Still open"), ChallengeState.SOLVED: Message("Solved")}
PACES = {
    Pace.USUAL: Message("You get at most one note a week, and none at night."),
    Pace.HALF: Message("You get half as many notes, only before something is due."),
    Pace.NONE: Message("You get no more notes between sessions."),
}
NOT_YOURS = (
    Message("This page is not for you any more"),
    Message("You are no longer a member of a group here."),
    Message("If that is a mistake, ask your moderator.", "follow-up"),
)

blueprint = Blueprint("followup", __name__, url_prefix=f"/{PURPOSE}", template_folder="templates")
register_link_errors(blueprint, {"not_yours": NOT_YOURS})


@dataclass(frozen=True, slots=True)
class Form:
    """What is selected on the page: by the link in a mail, or by a form that was refused."""

    promise: str = ""
    seat: str = ""
    solution: str = ""
    went: str = ""
    standing: str = ""
    word: str = ""
    tells: bool = False

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Form:
        """Read a query string or form, without validation."""
        return cls(
            given.get("promise", ""), given.get("seat", ""), given.get("solution", ""),
            given.get("went", ""), given.get("is", ""), given.get("word", ""),
            given.get("tell") == "yes",
        )  # fmt: skip


@blueprint.get("/<token>")
def page(token: str) -> tuple[str, int]:
    """The page; the answer in the mail's link is selected, but not saved."""
    return _page(id_from_link(PURPOSE, token), Form.read(request.args))


@blueprint.post("/<token>")
def change(token: str) -> Answer | tuple[str, int]:
    """Save one answer, or change how often notes are sent."""
    request.max_content_length = LARGEST_FORM_BYTES
    person_id, form, seat = id_from_link(PURPOSE, token), Form.read(request.form), ""
    try:
        match request.form.get("do"):
            case "answer":
                row_id = _row_id(form.promise)
                seat = str(save_report(person_id, row_id, form.went, form.word, deps()))
            case "tried":
                row_id = _row_id(form.solution) if form.solution else 0
                if not row_id:
                    raise Refused("No solution was chosen.", "Choose one.")
                record_tried_solution(
                    person_id, row_id, form.went, form.word, tells_word=form.tells, deps=deps()
                )
            case "standing":
                record_challenge_standing(person_id, _row_id(form.seat), form.standing, deps())
            case "less" | "more" as choice:
                set_pace(person_id, less=choice == "less", deps=deps())
                return redirect(url_for(".page", token=token), 303)
            case _:
                raise BadRequest
    except Refused:
        return _page(person_id, form, status=422)
    return redirect(url_for(".page", token=token, kept=1, first=seat or None), 303)


def _row_id(given: str) -> int:
    """Parse a row id. Raises BadRequest for anything else."""
    if not (given.isascii() and given.isdigit() and len(given) < MOST_DIGITS):
        raise BadRequest
    return int(given)


def _page(person_id: int, form: Form, *, status: int = 200) -> tuple[str, int]:
    sheet = open_follow_up(person_id, deps())
    translator = translator_for(sheet.language)
    return render_template(
        "followup/page.html", **translator.for_templates(), language=translator.language,
        group=sheet.group, form=form, wrong=_error_text(form, translator) if status != 200 else "",
        promises=[_commitment_context(p, translator) for p in sheet.promises],
        answers=[(state.value, translator.text(ANSWERS[state])) for state in NOTED],
        standings=[(one.value, translator.text(STANDINGS[one])) for one in ChallengeState],
        streak=sheet.streak, pace=sheet.pace.value, paced=translator.text(PACES[sheet.pace]),
        longest=LONGEST, kept="kept" in request.args, **_seats_context(sheet, form, translator),
    ), status  # fmt: skip


def _error_text(form: Form, translator: Translator) -> str:
    if form.promise:
        return translator.gettext("Choose how it is going, and say it in at most 600 letters.")
    return translator.gettext(
        "Choose a solution and how it went, and say it in at most 600 letters."
    )


def _seats_context(sheet: FollowUpPage, form: Form, translator: Translator) -> dict[str, Any]:
    """The hot seats; the one from the session that was just answered comes first."""
    first_id = request.args.get("first", "")
    shown = [_seat_context(one, form, translator) for one in sheet.seats]
    return {
        "first": [one for one in shown if one["id"] == first_id],
        "seats": [one for one in shown if one["id"] != first_id],
    }


def _seat_context(question: HotSeatQuestion, form: Form, translator: Translator) -> dict[str, Any]:
    seat = question.seat
    choices = [(one.value, translator.text(text)) for one, text in TRIED.items()]
    has_tried = any(_is_tried(g) for g in seat.given)
    return {
        "id": str(seat.session_id),
        "challenge": seat.challenge,
        "day": f"{seat.group.name}, {translator.day(seat.day, year=False)}",
        "asks_if_open": question.asks_if_open,
        "standing": form.standing if form.seat == str(seat.session_id) else seat.standing,
        "given": [
            {
                "id": str(g.id),
                "text": g.text,
                "who": translator.gettext("From {peer}", peer=g.peer),
                "went": translator.text(TRIED[g.outcome]) if g.outcome in TRIED else "",
                "word": g.word,
            }
            for g in seat.given
        ],
        "outcomes": [
            *choices,
            *(
                [(Outcome.UNKNOWN.value, translator.gettext("Not tried after all"))]
                if has_tried
                else []
            ),
        ],
    }


def _is_tried(given: GivenSolution) -> bool:
    return given.outcome in TRIED


def _commitment_context(promise: TrackedCommitment, translator: Translator) -> dict[str, Any]:
    due = ""
    if promise.due:
        due = translator.pgettext(
            "follow-up", "by {day}", day=translator.day(promise.due, year=False)
        )
    return {
        "id": str(promise.id),
        "text": promise.text,
        "due": due,
        "said_on": translator.gettext(
            "{group}, {day}",
            group=promise.group.name,
            day=translator.day(promise.when.made_at.date(), year=False),
        ),
        "history": [
            (
                translator.day(entry.at.date(), year=False),
                _state_label(entry.state, translator),
                entry.word,
            )
            for entry in promise.history
        ],
    }


def _state_label(state: CommitmentState, translator: Translator) -> str:
    """The label of an answer that was given on this page or in a check-in."""
    text = HISTORY.get(state)
    return translator.text(text) if text else ""
