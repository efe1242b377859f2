"""The rules take no more than in proportion to a transcript, whatever is repeated in it."""

import pytest

from facilitator.domain.conversation.floor import floor_of
from facilitator.domain.people.person import Person, Roster
from facilitator.domain.people.speakers import resolve_speakers
from facilitator.domain.sessions.redaction import redact
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.offline import OfflineEngine
from tests import attacks

ROSTER = Roster((Person("Dana Ruiz"), Person("Lee Park"), Person("Omar Said")))
LETTERS = 3_000
UNITS = (
    " ", "\n", "a", "a ", "7", "?", "? ", ". ", ", ", "... ", "-", "'", "\"", "“a” ", "(", "1,000 ",
    "% ", "off the record ", "back on the record ", "strike that ", "don't quote me ", "no, ",
    "yes ", "i will ", "we could try ", "you should ", "Dana, ", "Dana Ruiz ", "over to you Dana. ",
    "why? ", "by friday ", "friday ", "the ", "and ", "thank you. ", "you ",
)  # fmt: skip


def long_turns(unit, letters):
    """A hot seat of four turns, in each of which something is said over and over."""
    more = unit * (letters // len(unit))
    said = [
        ("Lee Park", "Dana, the hot seat is yours."),
        ("Dana Ruiz", f"My challenge is bread. {more}"),
        ("Omar Said", f"You should try it. {more}"),
        ("Dana Ruiz", f"I will do that by Friday. {more}"),
    ]
    return [Turn(who, (Span(n * 60, n * 60 + 50, text),)) for n, (who, text) in enumerate(said)]


def many_turns(unit, letters):
    """Three people who say the same in turn."""
    names = [person.name for person in ROSTER.people]
    number = letters // len(unit) // 3
    return [Turn(names[n % 3], (Span(n * 5, n * 5 + 4, unit * 3),)) for n in range(number)]


def apply_rules(turns):
    transcript = resolve_speakers(Transcript(tuple(turns)), ROSTER).transcript
    kept = redact(transcript, ends=floor_of(transcript, ROSTER).ends).transcript
    OfflineEngine().recap(kept, ROSTER)


@pytest.mark.parametrize("made", [long_turns, many_turns])
@pytest.mark.parametrize("unit", UNITS)
def test_the_rules_are_linear(made, unit):
    assert not attacks.is_slow(apply_rules, made(unit, LETTERS), made(unit, 2 * LETTERS))
