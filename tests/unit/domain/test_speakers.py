"""Display names and members: right, or nobody."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.people import Person, Roster
from facilitator.domain.speakers import member_named, resolve
from facilitator.domain.turns import Span, Transcript, Turn

ROSTER = Roster(
    (
        Person("Alice Moreau", "alice@example.org"),
        Person("Dana Ruiz", "dana.ruiz@example.org", ("Dee",)),
        Person("Lee Park", "lee@example.org", ("Lee at the office",)),
        Person("José Álvarez", "jose@example.org"),
        Person("王小明", "xiaoming@example.org"),
        Person("Bo", "bo@example.org"),
    )
)


def heard(*labels):
    spans = [Span(n, n + 1, f"words {n}") for n in range(len(labels))]
    return Transcript(tuple(Turn(who, (s,)) for who, s in zip(labels, spans, strict=True)))


@pytest.mark.parametrize(
    "label",
    ["Dana Ruiz", "DANA RUIZ", "Dana (she/her)", "Dana R.", "Dana R", "D. Ruiz", "Dana's iPhone",
     "Dana’s iPhone 15", "Dana Ruiz's MacBook Pro", "Ruiz, Dana", "Ruiz, Dana (she/her)", "Dana",
     "Dana Ruiz | Ruiz Bakery", "Dana Ruiz - Ruiz Bakery", "Dana Ruiz (Guest)", "Dr. Dana Ruiz",
     "[Dana]", "Danna Ruiz", "Dee", "dee", "dana.ruiz@example.org", "dana.ruiz", "  Dana   Ruiz ",
     "Dana Ruiz 🥐"],
)  # fmt: skip
def test_what_people_call_themselves_is_found(label):
    assert member_named(label, ROSTER) == "Dana Ruiz"


@pytest.mark.parametrize(
    ("label", "name"),
    [("Jose Alvarez", "José Álvarez"), ("JOSÉ", "José Álvarez"), ("王小明", "王小明"), ("Bo", "Bo"),
     ("Lee at the office", "Lee Park")],
)  # fmt: skip
def test_letters_of_all_kinds_are_read(label, name):
    assert member_named(label, ROSTER) == name


@pytest.mark.parametrize(
    "label",
    ["Conference Room A", "Lee & Dana", "Lee and Dana", "Lee/Dana", "Dana + Lee", "The Parks",
     "Board room", "iPhone", "iPad (2)", "Speaker 2", "Zoom user", "Unknown", "+49 170 1234567",
     "D", "Dan", "Diana Ruiz-Park", "Ruiz Family", "Karen", "Dana Reyes", "🙂", "", "Bob", "Bea",
     "Lee Dana", "Dana and Lee's iPad"],
)  # fmt: skip
def test_what_could_be_nobody_or_two_is_not_guessed(label):
    assert member_named(label, ROSTER) is None


@pytest.mark.parametrize("label", ["Dana", "Dana R.", "Dana's iPhone", "Dana (she/her)"])
def test_a_tie_is_not_guessed(label):
    two = Roster((Person("Dana Ruiz"), Person("Dana Reyes")))

    assert member_named(label, two) is None
    assert member_named("Dana Reyes", two) == "Dana Reyes"


def test_an_alias_of_two_members_is_nobodys():
    two = Roster(
        (Person("Dana Ruiz", aliases=("Office",)), Person("Lee Park", aliases=("office",)))
    )

    assert member_named("Office", two) is None


def test_a_full_name_wins_over_somebody_elses_alias():
    two = Roster((Person("Dana Ruiz"), Person("Lee Park", aliases=("Dana Ruiz",))))

    assert member_named("Dana Ruiz", two) == "Dana Ruiz"


def test_a_member_who_changes_their_name_in_the_call_stays_one():
    resolved = resolve(heard("Dana's iPhone", "Dana Ruiz", "Lee"), ROSTER)

    assert resolved.transcript.speakers == ("Dana Ruiz", "Lee Park")
    assert resolved.unresolved == ()


def test_who_is_not_found_keeps_the_label_and_is_warned_of_once():
    resolved = resolve(heard("Conference Room A", "Dana", "Conference Room A"), ROSTER)

    assert resolved.transcript.speakers == ("Conference Room A", "Dana Ruiz")
    assert resolved.unresolved == ("Conference Room A",)
    assert len(resolved.warnings) == 1


@pytest.mark.parametrize(
    "bot",
    ["Fathom Notetaker", "Otter.ai", "OtterPilot", "read.ai meeting notes", "Lee's Presentation"],
)
def test_note_takers_are_nobody_and_no_reason_to_worry(bot):
    for roster in (ROSTER, Roster()):
        resolved = resolve(heard("Dana", bot), roster)

        assert len(resolved.transcript.turns) == 1
        assert (resolved.unresolved, resolved.warnings) == ((), ())


@given(st.text(max_size=40))
def test_any_label_is_a_member_or_nobody(label):
    assert member_named(label, ROSTER) in {None, *(p.name for p in ROSTER.people)}


@given(st.lists(st.sampled_from(["Dana Ruiz", "Dana Reyes", "Lee Park", "Dina Ruiz"]), unique=True))
def test_every_full_name_finds_its_own_member(names):
    roster = Roster(tuple(Person(name) for name in names))

    assert [member_named(name, roster) for name in names] == names


def test_a_hundred_speakers_and_members_take_no_time():
    roster = Roster(tuple(Person(f"Person{n} Family{n}") for n in range(100)))
    labels = [f"Persom{n} Family{n}" for n in range(100)]
    at = time.perf_counter()

    resolve(heard(*labels), roster)

    assert time.perf_counter() - at < 3
