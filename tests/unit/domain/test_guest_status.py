"""Where it stands with a guest, what may be sent to one, and what their form says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.people.guests import (
    LONGEST,
    GuestStatus,
    GuestTimes,
    read_guest_form,
    reason_not_to_send,
)
from facilitator.kit.mail.compose import kinds

AT = datetime(2026, 3, 4, 17, tzinfo=UTC)
moments = st.none() | st.integers(0, 60).map(lambda days: AT + timedelta(days=days))
times = st.builds(GuestTimes, moments, moments, moments, moments, moments)
UNTIL_YES = ("guest_invite", "guest_news", "guest_follow_up")


@pytest.mark.parametrize(
    ("reached", "standing"),
    [
        ({}, GuestStatus.INVITED),
        ({"accepted_at"}, GuestStatus.COMING),
        ({"came_at"}, GuestStatus.CAME),
        ({"accepted_at", "came_at", "followed_up_at"}, GuestStatus.FOLLOWED_UP),
        ({"accepted_at", "came_at", "followed_up_at", "joined_at"}, GuestStatus.JOINED),
        ({"accepted_at", "came_at", "followed_up_at", "declined_at"}, GuestStatus.DECLINED),
    ],
)
def test_a_guest_stands_where_the_last_thing_that_counts_left_them(reached, standing):
    assert GuestTimes(**dict.fromkeys(reached, AT)).standing is standing


@given(times, st.sampled_from(kinds()), st.booleans())
def test_nothing_at_all_goes_to_a_guest_who_said_no(told, kind, theirs):
    no = reason_not_to_send(told, kind, is_their_session=theirs)

    if told.declined_at:
        assert no
    elif kind in UNTIL_YES:
        assert not no
    else:
        assert bool(no) is not (theirs and told.accepted_at is not None)


def test_a_yes_has_the_promise_in_it_and_few_words():
    yes = read_guest_form(
        {"does": " I fit\u202e pumps. ", "brings": "", "consent": "yes", "else": "x"}
    )

    assert yes.fields == {"does": "I fit pumps.", "consent": "yes"}
    assert not yes.problems
    assert set(read_guest_form({"does": "d" * (LONGEST + 1)}).problems) == {"does", "consent"}
    assert set(read_guest_form({"consent": "no"}).problems) == {"consent"}


@given(st.dictionaries(st.sampled_from(["does", "brings", "consent"]), st.text(max_size=300)))
def test_any_form_is_read_and_none_says_yes_without_the_promise(form):
    given_back = read_guest_form(form)

    assert bool("consent" in given_back.problems) is (form.get("consent") != "yes")
    assert all(len(given_back.fields.get(n, "")) <= LONGEST or n in given_back.problems
               for n in ("does", "brings"))  # fmt: skip
