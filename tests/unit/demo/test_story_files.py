"""Whatever is wrong with a month as it is written is told."""

import pytest
import yaml
from pydantic import ValidationError

from facilitator.demo.sample_month_files import Script, find_problems
from facilitator.domain.people.person import Person, Role, Roster

WRITTEN = """
held_on: 2026-04-01
away: [Lee]
secrets: [the doctor]
turns:
  - "Alice: Dana, the floor is yours."
  - "Dana: I will not talk about the doctor."
  - "Bob: You could ask her."
  - "Dana: I will ask her on Friday."
expected:
  hot_seats: [Dana]
  solutions: [{to: Dana, peer: Bob, about: ask her}]
  commitments: [{member: Dana, about: ask her on Friday, due: 2026-04-03}]
next:
  answers: [{member: Dana, about: ask her on Friday, went: done}]
  wishes: {Bob: {sentence: My shop is too small.}}
"""
PEOPLE = Roster(
    (Person("Alice", role=Role.MODERATOR), Person("Bob"), Person("Dana"), Person("Lee"))
)


def wrong(written: str) -> list[str]:
    return list(find_problems(Script.model_validate(yaml.safe_load(written)), PEOPLE))


def test_a_month_that_holds_together_has_no_problems():
    assert wrong(WRITTEN) == []


@pytest.mark.parametrize(
    ("right", "made_wrong", "told"),
    [
        ("away: [Lee]", "away: [Bob, Lee]", "Bob speaks but was not present"),
        ("away: [Lee]", "away: []", "Lee was present but says nothing"),
        ("away: [Lee]", "away: [Lee, Zoe]", "Zoe is absent but not a member"),
        ("[the doctor]", "[the lawyer]", "nobody said 'the lawyer'"),
        ("peer: Bob, about: ask her", "peer: Bob, about: sue", "Bob did not say 'sue' once"),
        ("to: Dana, peer", "to: Lee, peer", "Bob gives Lee 'ask her', who is in no hot seat"),
        ("on Friday, due", "on Monday, due", "Dana did not say 'ask her on Monday' once"),
        (
            "on Friday, went",
            "on Monday, went",
            "nobody answers about ('Dana', 'ask her on Friday')",
        ),
        ("{Bob: {", "{Zoe: {", "Zoe wants the hot seat but is not a member"),
    ],
)
def test_what_does_not_hold_together_is_told(right, made_wrong, told):
    assert told in wrong(WRITTEN.replace(right, made_wrong, 1))


@pytest.mark.parametrize(
    ("right", "made_wrong"),
    [
        ('"Bob: You could ask her."', "Nobody says this."),
        ("went: done", "went: well"),
        ("held_on: 2026-04-01", "held_on: soon"),
        ("away: [Lee]", "absent: [Lee]"),
    ],
)
def test_what_cannot_be_read_is_refused(right, made_wrong):
    with pytest.raises(ValidationError):
        wrong(WRITTEN.replace(right, made_wrong, 1))
