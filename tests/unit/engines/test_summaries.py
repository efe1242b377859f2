"""A line of summary that claims too much is left out; what says the same is believed if it does."""

import pytest

from facilitator.domain.recaps.recap import SolutionKind
from facilitator.engines.model.answers import Brought, Given, SeatAnswer
from facilitator.engines.model.checker import Checker
from facilitator.engines.model.numbering import number_parts, short_names
from tests.unit.engines.test_offline import transcript

TALK = """
Alice: Dana, the floor is yours.
Dana: Half of our trial users leave in the first week and I don't know what to change.
Lee: You could call ten of the users who left and ask them why.
Bob: Yes, ring them up, the users who left, ask ten of them why they went.
Mei: When we had this we cut the import to one field.
Omar: I would ask users who left too, maybe three of them.
Alice: As one of you I would let the users go who never pay.
"""
CALL = "Call ten of the users who left and ask them why."


def content(*given, summary=""):
    """What is shown of a hot seat of Dana's."""
    heard = transcript(TALK)
    parts = {part.number: part for part in number_parts(heard)}
    checker = Checker(parts, short_names(heard.speakers), heard, "Alice")
    brought = Brought(text="Half of the trial users leave in the first week.", turns=[2])
    answer = SeatAnswer(challenge=brought, solutions=list(given), summary=summary)
    return checker.seat_answer(answer, "Dana")


def gave(peer, turn, text, same_as=0, kind=SolutionKind.SUGGESTION):
    return Given(peer=peer, kind=kind, text=text, turns=[turn], same_as=same_as)


def ideas(*given):
    return [solution.idea for solution in content(*given).solutions]


def test_peers_who_say_the_same_are_one_idea():
    first = gave("Lee", 3, CALL)

    assert ideas(first, gave("Bob", 4, "Ring ten users who left and ask why.", 3)) == [1, 1]
    assert ideas(first, gave("Bob", 4, "Ring ten users who left and ask why.")) == [0, 0]


@pytest.mark.parametrize(
    "other",
    [
        gave("Mei", 5, "Cut the import to one field.", 3),  # not the same at all
        gave("Omar", 6, "Ask three users who left.", 3),  # another number
        gave("Bob", 4, "Ring ten users who left and ask why.", 5),  # of a turn nobody cited
        gave("Bob", 4, "Ring ten users who left.", 3, SolutionKind.EXPERIENCE),  # another kind
        gave("Bob", 4, "Ring eleven users who left and ask why.", 3),  # not shown as written
        gave("Lee", 3, "Ask those who left.", 3),  # the same peer
    ],
)
def test_what_a_model_only_calls_the_same_is_not(other):
    assert ideas(gave("Lee", 3, CALL), other) == [0, 0]


def test_a_line_of_summary_is_shown_if_it_claims_only_what_was_said():
    line = "Half of the trial users leave; call ten of them."

    assert content(summary=line).summary == line


@pytest.mark.parametrize(
    "line",
    [
        "Lee would call ten users.",  # names somebody
        "Call twelve users.",
        "Call users by Friday.",
        "See www.example.org for more.",
        "Half of the users leave <b>at once</b>.",
        "The users leave. " * 20,
        "",
        "  ",
    ],
)
def test_a_line_that_claims_more_is_left_out(line):
    assert content(summary=line).summary == ""


def test_the_idea_of_a_moderator_who_speaks_as_a_peer_counts():
    (given,) = content(gave("Alice", 7, "Let the users go who never pay.")).solutions

    assert (given.peer, given.check.doubt) == ("Alice", None)
