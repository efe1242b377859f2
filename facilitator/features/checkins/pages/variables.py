"""Template variables for the pages of a check-in, in the group's language."""

from __future__ import annotations

from typing import Any

from facilitator.domain.recaps.commitments import ANSWERS
from facilitator.domain.sessions.check_ins import (
    ATTENDING,
    HOT_SEAT,
    SHARE,
    URGENT,
    WENT,
    WISH,
    WORD,
    YES,
    Attending,
    CheckIn,
    FieldProblem,
    Fields,
    SharedPart,
)
from facilitator.features.checkins.answer_check_in import CheckInPage
from facilitator.features.commitments.pages.texts import WENT_TEXTS
from facilitator.translation import Message, Translator, translator_for

Variables = dict[str, Any]
PROBLEMS = {
    "choose_went": Message("Choose how it went."),
    "choose_seat": Message("Choose whether you want the hot seat."),
    "say_sentence": Message("Say in one sentence what it is about."),
    "choose_attending": Message("Choose whether you will be there."),
    "too_long": Message("Too long: at most {most} letters."),
}
ATTENDING_TEXTS = {
    Attending.YES: Message("Yes"),
    Attending.UNSURE: Message("Not sure yet"),
    Attending.NO: Message("No"),
}
WISH_TEXTS = {
    "sentence": Message("What is it about, in one sentence?"),
    "why": Message("Why does it matter to you?"),
    "tried": Message("What have you tried?"),
    "wanted": Message("What do you want from the group?"),
}
SHARE_TEXTS = {
    SharedPart.COMMITMENTS: Message("Show the group how my commitments went"),
    SharedPart.WISH: Message("Show the group what I want the hot seat for"),
    SharedPart.URGENT: Message("Show this to the group, too"),
}
CLOSED_TEXTS = {
    "closed_cancelled": Message("This session of {group} was cancelled."),
    "closed_sent": Message("The agenda of {group} has gone out."),
    "closed_begun": Message("The session of {group} has begun, or is over."),
}


def frame(sheet: CheckInPage) -> Variables:
    """Variables every page of a check-in needs: language, group and start time."""
    translator = translator_for(sheet.language)
    return {
        **translator.for_templates(),
        "language": translator.language,
        "group": sheet.group,
        "moment": translator.moment(sheet.starts_at),
    }


def form(sheet: CheckInPage, filled: Fields, problems: dict[str, FieldProblem]) -> Variables:
    """Variables for the form: its contents, and the problem of each invalid field."""
    translator = translator_for(sheet.language)
    messages = {name: problem_text(problem, translator) for name, problem in problems.items()}
    went = [(state.value, translator.text(WENT_TEXTS[state])) for state in ANSWERS]
    field_order = [
        *(f"{kind}{p.id}" for p in sheet.promised for kind in (WENT, WORD)),
        HOT_SEAT, *WISH, URGENT, ATTENDING,
    ]  # fmt: skip
    return {
        **frame(sheet),
        "filled": filled,
        "problems": {name: messages[name] for name in field_order if name in messages},
        "first": {HOT_SEAT: f"{HOT_SEAT}-yes", ATTENDING: f"{ATTENDING}-yes"}
        | {f"{WENT}{p.id}": f"{WENT}{p.id}-{went[0][0]}" for p in sheet.promised},
        "promised": [
            {"went": f"{WENT}{p.id}", "word": f"{WORD}{p.id}", "text": p.text}
            for p in sheet.promised
        ],
        "went": went,
        "seat": [
            (YES, translator.gettext("Yes, I have something to bring")),
            ("no", translator.gettext("Not this time")),
        ],
        "attending": [(a.value, translator.text(ATTENDING_TEXTS[a])) for a in Attending],
        "wish": [(name, translator.text(WISH_TEXTS[name])) for name in WISH],
        "share": {
            part.value: (f"{SHARE}{part}", translator.text(SHARE_TEXTS[part]))
            for part in SharedPart
        },
        "consent": sheet.consent or default_consent(sheet.group, sheet.transcript_days, translator),
        "is_draft": sheet.is_draft,
        "is_sent": sheet.sent is not None,
    }


def problem_text(problem: FieldProblem, translator: Translator) -> str:
    """The message for a problem with a field."""
    return translator.text(PROBLEMS[problem.say], most=problem.most)


def default_consent(group: str, transcript_days: int | None, translator: Translator) -> str:
    """The default text about recording, for groups without their own."""
    if transcript_days is None:
        return translator.gettext(
            "This session is not recorded by us, and nothing of it is written down."
        )
    days = translator.ngettext("a day", "{number} days", max(transcript_days, 1))
    return translator.gettext(
        "The call is transcribed, and the members of {group} get a recap of it. "
        "What was said is deleted {days} after the recap; the recap stays. Say "
        "“off the record” before anything nobody is to write down, and tell your "
        "moderator if nothing of yours is to be kept.",
        group=group,
        days=days,
    )


def closed(sheet: CheckInPage) -> Variables:
    """Variables for the page that says why a check-in can no longer be answered; no answers."""
    translator, shown = translator_for(sheet.language), frame(sheet)
    why = translator.text(CLOSED_TEXTS[sheet.closed], group=sheet.group, moment=shown["moment"])
    return {
        **shown,
        "title": translator.gettext("This check-in is closed"),
        "why": why,
        "next": translator.gettext(
            "Is there something you still want to say? Tell your moderator."
        ),
    }


def thanks(sheet: CheckInPage, sent: CheckIn) -> Variables:
    """Variables for the page after submitting: the answers, and who sees each of them."""
    translator, said = translator_for(sheet.language), sent.said
    first = sheet.name.split()[:1]
    texts = {p.id: p.text for p in sheet.promised}
    shared, private = (
        translator.gettext("the group sees this"),
        translator.gettext("only your moderator sees this"),
    )
    return {
        **frame(sheet),
        "name": first[0] if first else sheet.name,
        "attending": translator.text(ATTENDING_TEXTS[sent.attending]),
        "commitments": [
            {
                "text": texts[a.commitment_id],
                "went": translator.text(WENT_TEXTS[a.state]),
                "word": a.word,
            }
            for a in said.commitments
        ],
        "wish": [
            (translator.text(WISH_TEXTS[name]), text)
            for name in WISH
            if said.wish and (text := getattr(said.wish, name))
        ],
        "urgent": said.urgent,
        "sees": {part.value: shared if part in sent.shared else private for part in SharedPart},
    }
