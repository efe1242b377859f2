"""The picker: nothing twice, nothing too deep too soon, and always a reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.icebreakers.icebreaker import (
    Icebreaker,
    IcebreakerHistory,
    IcebreakerUse,
    within_a_year,
)
from facilitator.domain.icebreakers.occasion import Attendee, Occasion
from facilitator.domain.icebreakers.opener import choose_opener
from facilitator.domain.icebreakers.picker import PASS, pick_icebreaker
from facilitator.domain.language.likeness import Likeness, topics
from facilitator.prompting.library import PromptLibrary

LIBRARY = PromptLibrary().icebreakers("founders")
LIKENESS = Likeness([one.text for one in LIBRARY])
DAY = date(2026, 6, 3)
ALICE, BOB, DANA = (Attendee(n, name) for n, name in enumerate(("Alice", "Bob", "Dana"), 1))
HERE = (ALICE, BOB, DANA)


def one(text="Which road do you like?", **tags):
    return Icebreaker(**{"text": text, "depth": 1, "minutes": 0.5, "kind": "question",
                         "subject": "roads", **tags})  # fmt: skip


def used(icebreaker, day=DAY, **more):
    return IcebreakerUse(
        day, icebreaker.text, icebreaker.subject, icebreaker.kind, icebreaker.depth, **more
    )


def occasion(**more):
    return Occasion(**{"day": DAY, "attending": HERE, "sessions_together": 10, **more})


ROAD = one()
SONG = one("Which song do you hum?", kind="story", subject="songs")


def picked(*library, here=(), elsewhere=(), rejected=frozenset(), **more):
    return pick_icebreaker(
        library, IcebreakerHistory(tuple(here), tuple(elsewhere)), occasion(**more), "1", rejected
    )


def test_what_was_asked_within_twelve_months_is_not_asked_again():
    made = picked(ROAD, SONG, here=[used(ROAD, DAY - timedelta(days=200))])

    assert (made.first, made.second) == (SONG, None)


def test_the_same_in_other_words_is_not_asked_either():
    mentor = one("Which mentor taught you most?", subject="mentors")
    asked = used(one("Who was your best teacher?", subject="teachers"), DAY - timedelta(days=30))

    assert picked(mentor, SONG, here=[asked]).first == SONG


def test_who_heard_one_in_another_group_does_not_hear_it_here():
    made = picked(ROAD, SONG, elsewhere=[used(ROAD, DAY - timedelta(days=20))])

    assert made.first == SONG


@pytest.mark.parametrize(
    ("asked", "day", "within"),
    [
        (date(2025, 6, 4), date(2026, 6, 3), True),  # 364 days: the first Wednesday again
        (date(2025, 6, 3), date(2026, 6, 3), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2024, 2, 29), date(2025, 3, 1), False),
        (date(2026, 7, 1), date(2026, 6, 3), True),  # planned for later, and taken
    ],
)
def test_twelve_months_are_counted_by_the_calendar(asked, day, within):
    assert within_a_year(asked, day) is within


def test_after_twelve_months_one_may_come_back():
    assert picked(ROAD, here=[used(ROAD, date(2025, 6, 3))]).first == ROAD


def test_when_nothing_is_left_there_is_none_and_it_says_so():
    made = picked(ROAD, here=[used(ROAD)])

    assert (made.first, made.second, made.said) == (None, None, "")
    assert "add icebreakers of your own" in made.reason


def test_there_is_a_second_to_choose_from_and_always_a_pass():
    made = picked(ROAD, SONG)

    assert {made.first, made.second} == {ROAD, SONG}
    assert made.said.endswith(PASS)
    assert ROAD.text in made.said
    assert SONG.text in made.said
    assert picked(ROAD).said == f"{ROAD.text} {PASS}"


def test_another_one_is_asked_for_by_rejecting_those_seen():
    assert picked(ROAD, SONG, rejected=frozenset({ROAD.text})).first == SONG


@pytest.mark.parametrize(("sessions", "deepest"), [(0, 1), (1, 1), (2, 2), (4, 3), (8, 4)])
def test_depth_follows_how_often_the_group_met(sessions, deepest):
    found = pick_icebreaker(
        LIBRARY, IcebreakerHistory(), occasion(sessions_together=sessions), "1"
    ).first

    assert found.depth <= deepest == occasion(sessions_together=sessions).deepest


@pytest.mark.parametrize(
    ("stranger", "said"),
    [
        (Attendee(9, "Ada", is_new=True), "Light, because Ada is new;"),
        (Attendee(9, "Grace", is_guest=True), "Light, because Grace is a guest;"),
    ],
)
def test_it_is_light_where_somebody_is_not_known_yet(stranger, said):
    made = pick_icebreaker(LIBRARY, IcebreakerHistory(), occasion(attending=(*HERE, stranger)), "1")

    assert (made.first.depth, made.second.depth) == (1, 1)
    assert made.reason.startswith(said)


def test_one_that_needs_more_sessions_waits_for_them():
    rare = one(familiar=12)

    assert picked(rare, SONG).first == SONG
    assert picked(rare, sessions_together=12).first == rare


def test_a_topic_somebody_avoids_is_left_alone_and_never_named():
    shy = Attendee(4, "Lee", avoids=("music", "trips abroad"))
    trip = one("Where did you travel last?", kind="story", subject="travel")

    made = picked(ROAD, SONG, trip, attending=(*HERE, shy))

    assert (made.first, made.second) == (ROAD, None)
    for word in ("Lee", "music", "trip", "avoid"):
        assert word not in made.reason


def test_all_that_is_avoided_leaves_nothing_rather_than_a_breach():
    assert picked(SONG, attending=(Attendee(4, "Lee", avoids=("songs",)),)).first is None


@pytest.mark.parametrize(
    ("day", "zone", "season", "fits"),
    [
        (date(2026, 7, 1), "Europe/Berlin", "summer", True),
        (date(2026, 7, 1), "Australia/Sydney", "summer", False),
        (date(2026, 7, 1), "Australia/Sydney", "winter", True),
        (date(2026, 12, 15), "UTC", "year-end", True),
        (date(2026, 1, 15), "UTC", "new-year", True),
        (date(2026, 2, 15), "UTC", "new-year", False),
    ],
)
def test_what_belongs_to_a_season_is_asked_in_it(day, zone, season, fits):
    assert (picked(one(season=season), day=day, zone=zone).first is not None) is fits


def test_nothing_is_shown_where_there_are_no_cameras():
    shown = one("Show us a cup.", kind="show", needs="camera")

    assert picked(shown, has_cameras=False).first is None
    assert picked(shown).first == shown


def test_kinds_and_subjects_vary():
    road_again = one("Which lane was muddy?", subject="roads", kind="game")
    latest = [used(ROAD, DAY - timedelta(days=28))]

    assert picked(one("Which hat fits?", subject="hats"), SONG, here=latest).first == SONG
    assert picked(road_again, SONG, here=latest).first == SONG


def test_wishes_are_dropped_before_there_is_nothing():
    long_and_calm = one(minutes=3.0, energy="calm")

    made = picked(long_and_calm, minutes=2, energy="lively")

    assert made.first == long_and_calm
    assert "takes longer" in made.reason


def test_the_time_there_is_counts_for_the_whole_round():
    quick = one("Which hat fits?", subject="hats", minutes=0.5)

    assert picked(one(minutes=1.0), quick, minutes=2).first == quick


def test_thumbs_teach_the_picker():
    songs, roads = one("Which tune stuck?", subject="songs"), one("Which lane?", subject="roads")
    long_ago = date(2024, 1, 3)
    rated = [
        used(one("Whose voice?", subject="songs"), long_ago, thumbs=1),
        used(one("Which path?", subject="roads"), long_ago, thumbs=-1),
    ]

    assert {picked(songs, roads, here=rated, sessions_together=n).first for n in range(9)} == {
        songs
    }


def test_one_the_moderator_disliked_comes_only_when_nothing_else_is_left():
    disliked = [used(ROAD, date(2024, 1, 3), thumbs=-1)]

    assert picked(ROAD, SONG, here=disliked).first == SONG
    assert picked(ROAD, here=disliked).first == ROAD


def test_a_members_own_says_who_added_it():
    assert picked(one(by="Bob")).reason.endswith("Bob added it.")


def test_a_reason_tells_since_when_there_was_nothing_of_it():
    made = picked(ROAD, here=[used(one("A?", subject="roads"), date(2025, 3, 5))])

    assert made.reason == "Light this time; nothing about roads since March 2025."


def test_who_opened_least_opens_and_among_equals_whose_turn_is_longest_ago():
    asked = [
        used(ROAD, date(2026, 3, 4), opener=ALICE.id),
        used(ROAD, date(2026, 4, 1), opener=BOB.id),
    ]

    assert choose_opener(HERE, tuple(asked)) == (DANA, "Dana has not opened yet.")
    asked.append(used(ROAD, date(2026, 5, 6), opener=DANA.id))
    assert choose_opener(HERE, tuple(asked)) == (
        ALICE,
        "Alice has opened least often: once, last in March 2026.",
    )
    assert choose_opener((), ()) == (None, "")


def test_nobody_opens_who_is_new_or_a_guest_while_others_are_there():
    ada, grace = Attendee(8, "Ada", is_new=True), Attendee(9, "Grace", is_guest=True)
    asked = (used(ROAD, opener=BOB.id),)

    assert choose_opener((ada, grace, BOB), asked)[0] == BOB
    assert choose_opener((grace, ada), asked)[0] == ada
    assert choose_opener((grace,), asked)[0] == grace


def test_two_years_of_one_group_repeat_nothing_and_open_fairly():
    asked, turns = [], {a.id: 0 for a in HERE}
    for month in range(24):
        day = DAY + timedelta(weeks=4 * month)
        made = pick_icebreaker(
            LIBRARY,
            IcebreakerHistory(tuple(asked)),
            occasion(day=day, sessions_together=month),
            "1",
        )
        asked.append(used(made.first, day, opener=made.opener.id))
        turns[made.opener.id] += 1

    texts = [use.text for use in asked]
    near = [(a, b) for n, a in enumerate(texts) for b in texts[:n] if LIKENESS.is_near(a, b)]
    assert near == []
    assert set(turns.values()) == {8}


uses = st.builds(
    lambda icebreaker, back, opener, thumbs: used(
        icebreaker, DAY - timedelta(days=back), opener=opener, thumbs=thumbs
    ),
    st.sampled_from(LIBRARY),
    st.integers(0, 900),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from([-1, 0, 1]),
)


@settings(max_examples=40, deadline=None)
@given(
    here=st.lists(uses, max_size=40),
    elsewhere=st.lists(uses, max_size=20),
    sessions=st.integers(0, 60),
    avoided=st.sampled_from(["travel", "books", "work", "music"]),
    seed=st.text(max_size=5),
)
def test_no_memory_makes_it_break_a_promise(here, elsewhere, sessions, avoided, seed):
    shy = Attendee(4, "Lee", avoids=(avoided,))
    wanted = occasion(attending=(*HERE, shy), sessions_together=sessions)
    memory = IcebreakerHistory(tuple(here), tuple(elsewhere))

    made = pick_icebreaker(LIBRARY, memory, wanted, seed)

    assert pick_icebreaker(LIBRARY, memory, wanted, seed) == made
    recent = [u.text for u in (*here, *elsewhere) if within_a_year(u.day, DAY)]
    for found in filter(None, (made.first, made.second)):
        assert not any(LIKENESS.is_near(found.text, text) for text in recent)
        assert found.depth <= wanted.deepest
        assert not topics(avoided) & topics(found.text)
        assert not found.season or found.season in wanted.seasons
    assert "\n" not in made.reason
    assert len(made.reason) <= 160
