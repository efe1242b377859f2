"""The hot seat goes round fairly, usefully, and for reasons that can be said aloud."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.sessions.hot_seats import Candidate, ModeratorDecision, choose_hot_seats

EVERYBODY = ["Alice", "Bob", "Dana", "Lee", "Mina", "Omar", "Priya", "Sven"]
ALICE = Candidate("Alice", turns=1, attended=6, since=4)
BOB = Candidate("Bob", turns=1, attended=6, since=2)
DANA = Candidate("Dana", turns=1, attended=6, since=5)


def names(choices):
    return [choice.name for choice in choices]


def reasons(seating, name):
    found = [*seating.chosen, *seating.others]
    return next(choice.reasons for choice in found if choice.name == name)


def test_among_equal_turns_who_asked_goes_before_who_waited_longer():
    seating = choose_hot_seats([ALICE, replace(BOB, asked=True), DANA], 1)

    assert names(seating.chosen) == ["Bob"]
    assert reasons(seating, "Bob") == ("asked for it", "last had it two sessions ago")
    assert reasons(seating, "Dana") == ("did not ask for it, Bob did",)


def test_among_those_who_asked_the_more_urgent_matter_goes_first():
    asked = [replace(ALICE, asked=True, urgency=1), replace(BOB, asked=True, urgency=3)]

    seating = choose_hot_seats(asked, 1)

    assert reasons(seating, "Bob")[:2] == ("asked for it", "it cannot wait")
    assert reasons(seating, "Alice") == ("Bob has the more urgent matter",)


def test_an_open_challenge_counts_before_waiting_and_waiting_before_the_name():
    seating = choose_hot_seats([ALICE, replace(BOB, open_since="March"), DANA], 2)

    assert names(seating.chosen) == ["Bob", "Dana"]
    assert reasons(seating, "Bob")[0] == "an open challenge from March"
    assert reasons(seating, "Alice") == ("Dana has waited longer",)


def test_where_all_is_equal_the_name_decides_and_says_so():
    seating = choose_hot_seats([Candidate("Lee"), Candidate("Dana")], 1)

    assert reasons(seating, "Dana") == ("never had the seat",)
    assert reasons(seating, "Lee") == ("all else is equal, and Dana comes first by name",)


def test_no_asking_and_no_urgency_takes_a_turn_from_who_had_fewer():
    loud = replace(BOB, turns=2, since=1, asked=True, urgency=3)

    seating = choose_hot_seats([loud, ALICE], 1)

    assert names(seating.chosen) == ["Alice"]
    assert reasons(seating, "Alice") == (
        "had one turn in six sessions",
        "last had it four sessions ago",
    )
    assert reasons(seating, "Bob") == (
        "had two turns in six sessions, Alice had one turn in six sessions",
    )


def test_a_new_member_is_not_owed_the_turns_of_sessions_before_they_came():
    veterans = [
        Candidate("Bob", turns=4, attended=12, since=2),
        Candidate("Dana", turns=3, attended=12, since=3),
    ]

    seating = choose_hot_seats([*veterans, Candidate("Lee", attended=1)], 1)

    assert names(seating.chosen) == ["Dana"]


def test_a_pin_wins_over_everything_but_absence():
    due = replace(ALICE, turns=0, since=None, asked=True, urgency=3)
    pinned = replace(BOB, turns=3, word=ModeratorDecision.PINNED)
    away = replace(DANA, attending=False, word=ModeratorDecision.PINNED)

    seating = choose_hot_seats([due, pinned, away], 1)

    assert reasons(seating, "Bob")[0] == "pinned by the moderator"
    assert reasons(seating, "Alice") == ("the moderator gave the seats to others",)
    assert reasons(seating, "Dana") == ("is not coming",)


def test_more_pins_than_seats_are_told():
    pins = [replace(c, word=ModeratorDecision.PINNED) for c in (ALICE, BOB)]

    assert reasons(choose_hot_seats(pins, 1), "Bob") == (
        "was pinned, but one hot seat went to others who were",
    )


def test_who_was_dropped_and_who_is_a_guest_do_not_sit_even_where_seats_stay_empty():
    guest = Candidate("Noor", is_guest=True, asked=True, urgency=3)

    seating = choose_hot_seats(
        [replace(ALICE, word=ModeratorDecision.DROPPED, asked=True), guest], 3
    )

    assert seating.chosen == ()
    assert reasons(seating, "Alice") == ("was left out by the moderator",)
    assert reasons(seating, "Noor") == ("is a guest",)


def test_a_guest_sits_where_the_moderator_says_so():
    guest = Candidate("Noor", is_guest=True, word=ModeratorDecision.PINNED)

    assert names(choose_hot_seats([guest, ALICE], 2).chosen) == ["Noor", "Alice"]


def test_without_a_hot_seat_everybody_is_told_so():
    seating = choose_hot_seats([ALICE, BOB], 0)

    assert {choice.reasons for choice in seating.others} == {("there is no hot seat this time",)}


def held(sessions, seats, wishes, away=frozenset()):
    """Everybody's turns and sessions attended; ``away`` holds (session, name) of who missed it."""
    turns, attended, since = Counter(), Counter(), {}
    for session in range(sessions):
        candidates = [
            Candidate(
                name,
                attending=(session, name) not in away,
                asked=wishes(session, name) > 0,
                urgency=max(0, wishes(session, name) - 1),
                turns=turns[name],
                attended=attended[name],
                since=since.get(name),
            )
            for name in EVERYBODY
        ]
        chosen = names(choose_hot_seats(candidates, seats).chosen)
        attended.update(c.name for c in candidates if c.attending)
        turns.update(chosen)
        since = {name: ago + 1 for name, ago in since.items()} | dict.fromkeys(chosen, 1)
    return turns, attended


def test_twelve_sessions_of_eight_members_are_fair_though_some_always_shout():
    loud = {"Alice": 4, "Bob": 4, "Dana": 3}

    turns, _ = held(12, 2, lambda _, name: loud.get(name, 0))

    assert sorted(turns.values()) == [3] * 8


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.randoms(use_true_random=False))
def test_turns_never_differ_by_more_than_one_whatever_is_wished(seats, dice):
    wished = {(s, name): dice.randint(0, 4) for s in range(12) for name in EVERYBODY}

    for sessions in range(1, 13):
        turns, _ = held(sessions, seats, lambda session, name: wished[session, name])
        had = [turns[name] for name in EVERYBODY]
        assert max(had) - min(had) <= 1


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 3), st.randoms(use_true_random=False))
def test_with_some_away_nobody_is_two_turns_from_their_share_by_sessions_attended(seats, dice):
    often = {name: dice.choice([0, 0.1, 0.2, 0.3]) for name in EVERYBODY}
    away = {(s, n) for s in range(24) for n in EVERYBODY if dice.random() < often[n]}
    wished = {name: dice.randint(0, 4) for name in EVERYBODY}

    turns, attended = held(24, seats, lambda _, name: wished[name], away)

    pace = turns.total() / attended.total()
    assert all(abs(turns[name] - attended[name] * pace) < 2 for name in EVERYBODY)
