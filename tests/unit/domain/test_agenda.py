"""An agenda fits its session: planned, changed by the moderator, and while it runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agenda import (
    change_minutes,
    fit_format,
    max_hot_seats,
    move_item,
    rebalance,
)
from facilitator.domain.errors import Refused
from facilitator.domain.sessions.formats import COMMITMENTS
from tests.plans import LIBRARY, SHIPPED, broken_somewhere, invented, shaped, step

MASTERMIND = LIBRARY.format("mastermind-90")
SMALL = shaped(
    step("Round", 10),
    step("Challenge", 4, elastic=False, each=True, speaks="member"),
    step("Ideas", 8, each=True, speaks="peers"),
    step("Break", 6, speaks="nobody"),
    step("Promises", 10, elastic=False, capture=COMMITMENTS),
    minutes=50,
)


def told(made):
    return [(item.step.name, item.seat, item.minutes) for item in made.items]


def lengths(made):
    return [item.minutes for item in made.items]


@pytest.mark.parametrize("format", SHIPPED, ids=lambda format: format.name)
def test_a_format_at_its_usual_length_has_its_usual_minutes(format):
    made = fit_format(format, format.minutes, format.seats)

    assert lengths(made) == [round(format.usual(item.step)) for item in made.items]
    assert (made.end, made.seats, made.notes) == (format.minutes, format.seats, ())


def test_what_belongs_to_a_hot_seat_is_held_for_one_seat_after_the_other():
    assert told(fit_format(SMALL, 50, 2)) == [
        ("Round", 0, 10),
        ("Challenge", 1, 4),
        ("Ideas", 1, 8),
        ("Challenge", 2, 4),
        ("Ideas", 2, 8),
        ("Break", 0, 6),
        ("Promises", 0, 10),
    ]


def test_elastic_items_shrink_and_stretch_in_proportion_and_the_others_do_not():
    assert lengths(fit_format(SMALL, 42, 2)) == [8, 4, 6, 4, 6, 4, 10]
    assert lengths(fit_format(SMALL, 66, 2)) == [15, 4, 12, 4, 12, 9, 10]


def test_every_hot_seat_has_the_same_time_where_minutes_cannot_be_divided():
    made = fit_format(shaped(step("Ideas", 10, each=True), minutes=30, seats=3), 32, 3)

    assert lengths(made) == [11, 11, 10]


def test_seats_that_do_not_fit_are_left_out_with_a_word():
    made = fit_format(LIBRARY.format("mastermind-60"), 60, 3)

    assert made.seats == 2
    assert made.notes == ("Three hot seats do not fit into 60 minutes: there is room for two.",)


def test_a_sole_hot_seat_takes_the_time_of_what_surrounds_it():
    made = fit_format(MASTERMIND, 28, 1)

    assert (made.seats, made.end) == (1, 28)
    assert made.notes == ("There is no time in 28 minutes for Icebreaker and Last time's "
                          "commitments.",)  # fmt: skip


def test_before_a_sole_hot_seat_goes_also_what_is_fixed_shrinks():
    made = fit_format(MASTERMIND, 24, 1)

    assert told(made) == [
        ("Challenge", 1, 3),
        ("Questions", 1, 2),
        ("Solutions", 1, 7),
        ("Takeaway", 1, 2),
        ("Commitments", 0, 10),
    ]


def test_where_no_hot_seat_fits_the_plan_says_so_and_uses_the_time_otherwise():
    made = fit_format(LIBRARY.format("mastermind-60"), 15, 1)

    assert [item.step.name for item in made.items] == [
        "Icebreaker",
        "Last time's commitments",
        "Commitments",
    ]
    assert (made.end, made.notes) == (15, ("There is no room for a hot seat in 15 minutes.",))


def test_time_that_no_item_takes_is_left_over_and_offered_to_more_hot_seats():
    made = fit_format(SMALL, 100, 2)

    assert lengths(made) == [20, 4, 16, 4, 16, 12, 10]
    assert (made.spare, made.notes) == (
        18,
        ("This leaves 18 minutes: there is room for five more hot seats.",),
    )


def test_a_session_with_more_time_than_it_can_use_may_end_early():
    made = fit_format(LIBRARY.format("round-table"), 130, 0)

    assert made.notes == ("This leaves 20 minutes: the session can end early.",)


def test_a_format_without_hot_seats_says_that_it_has_none():
    assert fit_format(LIBRARY.format("round-table"), 60, 1).notes == (
        "The format 'Round table' has no hot seats.",
    )


def test_an_extra_follows_the_first_step_and_goes_first_where_it_is_long():
    news = step("Urgent matters", 12)

    assert told(fit_format(SMALL, 62, 2, [news]))[:2] == [
        ("Round", 0, 10),
        ("Urgent matters", 0, 12),
    ]
    assert fit_format(SMALL, 28, 1, [news]).notes == (
        "There is no time in 28 minutes for Urgent matters and Break.",
    )


def test_room_is_how_many_hot_seats_keep_most_of_their_time():
    assert [max_hot_seats(MASTERMIND, minutes) for minutes in (15, 30, 60, 90, 120)] == [
        0,
        1,
        2,
        4,
        5,
    ]


@pytest.mark.parametrize(("minutes", "seats"), [(0, 1), (-5, 1), (60, -1), (9, 1)])
def test_a_session_that_cannot_be_planned_is_refused(minutes, seats):
    with pytest.raises(Refused):
        fit_format(SMALL, minutes, seats)


def test_a_retimed_item_takes_its_minutes_from_the_other_elastic_ones():
    made = change_minutes(fit_format(SMALL, 50, 2), 2, 14)

    assert lengths(made) == [8, 4, 14, 4, 6, 4, 10]


def test_a_shortened_item_gives_its_minutes_to_the_other_elastic_ones():
    made = change_minutes(fit_format(SMALL, 50, 2), 0, 4)

    assert (made.end, made.items[0].minutes) == (50, 4)
    assert lengths(made)[1:] == [4, 10, 4, 10, 8, 10]


def test_what_the_moderator_set_stays_when_something_else_is_retimed():
    made = change_minutes(change_minutes(fit_format(SMALL, 50, 2), 2, 12), 4, 6)

    assert (made.items[2].minutes, made.items[4].minutes, made.end) == (12, 6, 50)


def test_minutes_left_over_are_taken_before_anybody_elses():
    before = fit_format(SMALL, 100, 2)

    made = change_minutes(before, 2, before.items[2].minutes + 10)

    assert (made.spare, lengths(made)[3:]) == (8, lengths(before)[3:])


def test_only_the_moderator_may_shorten_commitments():
    assert change_minutes(fit_format(SMALL, 50, 2), 6, 7).items[6].minutes == 7


@pytest.mark.parametrize(
    ("index", "minutes", "said"),
    [(2, 40, "from 1 to 20 minutes"), (2, 0, "cannot take 0"), (9, 5, "no item 10"), (-1, 5, "no")],
)
def test_an_impossible_time_is_refused_with_what_is_possible(index, minutes, said):
    with pytest.raises(Refused, match=said):
        change_minutes(fit_format(SMALL, 50, 2), index, minutes)


def test_a_moved_item_keeps_its_minutes_and_the_total():
    made = move_item(fit_format(SMALL, 50, 2), 5, 3)

    assert told(made)[2:5] == [("Ideas", 1, 8), ("Break", 0, 6), ("Challenge", 2, 4)]
    assert [item.start for item in made.items] == [0, 10, 14, 22, 28, 32, 40]


@pytest.mark.parametrize(("index", "to"), [(0, 7), (7, 0), (-1, 0), (0, -1)])
def test_an_item_cannot_be_moved_out_of_the_agenda(index, to):
    with pytest.raises(Refused):
        move_item(fit_format(SMALL, 50, 2), index, to)


def test_an_item_that_ends_on_time_changes_nothing():
    made = fit_format(SMALL, 50, 2)

    assert lengths(rebalance(made, 1, 14)) == lengths(made)


def test_after_an_item_that_overran_the_elastic_ones_shrink_and_commitments_do_not():
    made = rebalance(fit_format(SMALL, 50, 2), 0, 18)

    assert lengths(made) == [18, 4, 5, 4, 5, 4, 10]


def test_a_break_goes_before_a_hot_seat_when_time_is_short():
    made = rebalance(fit_format(SMALL, 50, 2), 0, 23)

    assert lengths(made) == [23, 4, 5, 4, 4, 10]
    assert made.notes == ("There is no time left for Break.",)


def test_a_hot_seat_that_has_begun_goes_on_and_the_last_one_is_left_out():
    made = rebalance(fit_format(SMALL, 50, 2), 1, 30)

    assert told(made)[2:] == [("Ideas", 1, 10), ("Promises", 0, 10)]
    assert made.notes == ("There is no time left for hot seat 2 and Break.",)


def test_commitments_are_made_even_after_the_end():
    made = rebalance(fit_format(SMALL, 50, 2), 4, 47)

    assert told(made)[5:] == [("Promises", 0, 10)]
    assert made.notes == ("There is no time left for Break.", "The session ends 7 minutes late.")


def test_saved_minutes_go_back_to_elastic_items_within_reason():
    late = rebalance(fit_format(SMALL, 50, 2), 0, 18)

    made = rebalance(late, 1, 19)

    assert lengths(made) == [18, 1, 6, 4, 6, 5, 10]
    assert rebalance(fit_format(SMALL, 50, 2), 4, 10).notes == (
        "This leaves 21 minutes: the session can end early.",
    )


def test_a_skipped_item_has_no_minutes_and_its_time_is_saved():
    made = rebalance(fit_format(SMALL, 50, 2), 2, 10)

    assert told(made)[1:3] == [("Challenge", 1, 0), ("Ideas", 1, 0)]
    assert made.items[3].start == 10


def test_telling_twice_that_an_item_ended_is_telling_it_once():
    once = rebalance(fit_format(SMALL, 50, 2), 0, 15)

    assert rebalance(once, 0, 15) == once


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.sampled_from(SHIPPED), st.randoms(use_true_random=False).map(invented)),
    st.integers(15, 300),
    st.integers(0, 12),
    st.randoms(use_true_random=False),
)
def test_no_agenda_breaks_a_rule_however_it_is_changed_and_held(format, minutes, seats, dice):
    assert broken_somewhere(format, minutes, seats, dice) == []
