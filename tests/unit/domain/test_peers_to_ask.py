"""Peers are called on for something they gave, brought or know, and for nothing else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.sessions.peers_to_ask import GivenSolution, PeerToAsk, Profile, peers_to_ask

CHURN = "Half of our trial users leave in the first week."
OFFER = "My best engineer wants to leave and we cannot match the offer."
GIVEN = [
    GivenSolution(
        "Lee", "We cut the import to one field. Churn fell by half.", CHURN, "Dana", "March"
    ),
    GivenSolution(
        "Bob", "You could call ten of them before you touch the code.", CHURN, "Dana", "March"
    ),
    GivenSolution(
        "Dana", "Ask her what she would stay for.", OFFER, "Bob", "May (session 14)", True
    ),
    GivenSolution(
        "Mina", "Let her go and hire two juniors.", OFFER, "Bob", "May (session 14)", False
    ),
]
PROFILES = [Profile("Mina", "Hiring engineers abroad. I love gardens."), Profile("Omar", "")]
EVERYBODY = ["Alice", "Bob", "Dana", "Lee", "Mina", "Omar"]


def asked(challenge, member="Alice", attending=EVERYBODY):
    return peers_to_ask(challenge, member, attending, GIVEN, PROFILES)


def names(challenge, **given):
    return [called.peer for called in asked(challenge, **given)]


def test_who_gave_a_solution_to_such_a_challenge_is_called_with_the_words_that_fit():
    called = asked("Churn is high, our users leave during the trial.")

    assert PeerToAsk("Lee", "Lee told Dana in March: “Churn fell by half.”") in called


def test_who_brought_something_alike_is_called_too():
    assert PeerToAsk(
        "Bob", f"Bob brought something like it in May (session 14): “{OFFER}”"
    ) in asked("Two engineers have an offer and will leave.")


def test_an_idea_that_helped_is_told_so_and_one_that_did_not_is_no_reason_to_call():
    called = asked("An engineer is leaving for a better offer.")

    assert called[1].reason == (
        "Dana told Bob in May (session 14): “Ask her what she would stay for.” It helped."
    )
    assert "Mina" not in [c.peer for c in called]


def test_a_profile_counts_by_the_sentence_that_fits():
    assert asked("How do I hire engineers in a country I do not know?") == (
        PeerToAsk("Mina", "From Mina's profile: “Hiring engineers abroad.”"),
    )


def test_forms_of_a_word_are_the_same_word():
    assert names("Our engineers were offered more and left.") == names(
        "Our engineer has an offer and leaves."
    )


@pytest.mark.parametrize(
    "challenge",
    ["", "I want to write a book.", "Should I sell?", "My father is ill.", "the and of 10 ten"],
)
def test_nobody_is_called_where_nothing_is_alike(challenge):
    assert asked(challenge) == ()


def test_a_single_word_in_common_is_too_little_unless_it_is_all_that_is_asked():
    assert asked("Which engineer repairs my old car?") == ()
    assert names("Churn?") == ["Lee"]


def test_the_member_and_who_is_not_there_are_never_called():
    assert names(CHURN) == ["Dana", "Bob", "Lee"]
    assert names(CHURN, member="Dana") == ["Bob", "Lee"]
    assert names(CHURN, attending=["Alice", "Bob"]) == ["Bob"]


def test_a_long_solution_is_quoted_up_to_the_end_of_a_word():
    long = [GivenSolution("Lee", "trial users " + "wait and see " * 40, CHURN, "Dana", "March")]

    reason = peers_to_ask(CHURN, "Alice", ["Lee"], long)[0].reason

    assert reason.endswith(("wait…”", "and…”", "see…”"))
    assert len(reason) < 160


WORDS = st.lists(
    st.sampled_from("price churn hire offer leave users trial we the 10 é 价 ".split()), max_size=9
).map(" ".join)
PEOPLE = st.sampled_from(EVERYBODY)


@settings(max_examples=200, deadline=None)
@given(
    WORDS,
    PEOPLE,
    st.sets(PEOPLE),
    st.lists(
        st.builds(
            GivenSolution,
            PEOPLE,
            WORDS,
            WORDS,
            PEOPLE,
            st.just("May"),
            st.sampled_from([True, False, None]),
        ),
        max_size=8,
    ),
    st.lists(st.builds(Profile, PEOPLE, WORDS), max_size=4),
)
def test_three_different_peers_at_most_each_with_a_quote_that_exists(
    challenge, member, attending, earlier, profiles
):
    called = peers_to_ask(challenge, member, attending, earlier, profiles)

    said = {g.text for g in earlier} | {g.challenge for g in earlier} | {p.text for p in profiles}
    peers = [c.peer for c in called]
    assert len(peers) == len(set(peers)) <= 3
    assert set(peers) <= attending - {member}
    assert all(re.search("“(.*)”", c.reason)[1] in said for c in called)
