"""Judges whether a sentence hands the floor over, or takes it.

The phrases are matched on a folded sentence with placeholders for names: NAME for a member who is
addressed, THANKED for one who is thanked or praised, ME for the speaker.
"""

from __future__ import annotations

from facilitator.domain.conversation.names import Names
from facilitator.domain.conversation.speech import Speech
from facilitator.domain.language.phrases import fold

SURE, LIKELY, CALLED, PERHAPS = 7.0, 4.0, 3.0, 2.0


def mark_names(text: str, speaker: str, names: Names, speech: Speech) -> tuple[str, list[str]]:
    """Return the sentence with placeholders for names, and the members it addresses."""
    marked, at = "", 0
    called: list[str] = []
    plain = fold(text)
    for first, last, member in names.within(text):
        marked += plain[at:first]
        at = last
        if member == speaker:
            marked += "ME"
        elif speech.leads_to("floor.thanks", marked, len(marked)):
            marked += "THANKED"
        else:
            marked += "NAME"
            called += [member] if member not in called else []
    return marked + plain[at:], called


def handover_score(marked: str, speech: Speech, is_answered: bool = False) -> float:
    """Return points for how likely a sentence hands the floor to the member it addresses, or 0.

    ``is_answered`` says whether that member speaks next, and at length.
    """
    if speech.search("floor.within_a_seat", marked):
        return 0.0
    if speech.search("floor.sure", marked):
        return SURE
    if speech.search("floor.likely", marked):
        return LIKELY
    if is_answered and "NAME" in marked:
        return CALLED
    return PERHAPS if speech.opens("floor.bare", marked) else 0.0


def takes_the_floor(marked: str, speech: Speech) -> bool:
    """Whether the speaker takes the floor: "my turn", "shall I go next?"."""
    return bool(speech.search("floor.takes", marked)) and not speech.search("floor.later", marked)


def opens_own_case(plain: str, speech: Speech) -> bool:
    """Whether the speaker opens their own case: "so mine is", "my problem is"."""
    return bool(speech.opens("floor.own_case", plain))
