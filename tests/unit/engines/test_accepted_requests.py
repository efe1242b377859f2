"""A yes to a request is a commitment that says to what."""

from datetime import date

from facilitator.domain.people.person import Person, Role, Roster
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.offline import OfflineEngine

TALK = [
    ("Alice", "Dana, the hot seat is yours. What is your challenge?"),
    ("Dana", "My challenge is that I can't find a driver, and I don't know whom to ask any more."),
    ("Bob", "You should ask the driving school in town, they know everybody who passes."),
    ("Dana", "I like that. Bob, can you send me their number by Friday?"),
    ("Bob", "Yes, sure, I will do that."),
    ("Lee", "You could also offer the van for the weekend, that is how I found mine."),
    ("Dana", "I'll call the driving school on Monday."),
]


def test_a_mere_yes_is_told_with_what_it_answers():
    turns = tuple(
        Turn(who, (Span(n * 9.0, n * 9.0 + 8, said),), "en") for n, (who, said) in enumerate(TALK)
    )
    people = [Person(name) for name in ("Bob", "Dana", "Lee")]
    roster = Roster((Person("Alice", role=Role.MODERATOR), *people))

    made = OfflineEngine().recap(Transcript(turns, held_on=date(2026, 3, 4)), roster)

    (bobs,) = [one for one in made.commitments if one.member == "Bob"]
    assert "can you send me their number by Friday?" in bobs.text
    assert bobs.text.endswith("I will do that.")
    assert bobs.due == date(2026, 3, 6)
