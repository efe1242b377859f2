"""Two recaps beside each other: every statement is there once, with its twin or alone."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.recaps.comparison import PairStatus, compare_recaps
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Recap,
    Solution,
    SolutionKind,
)


def words(who, at, quote="q"):
    return (Evidence(who, at, at + 4.0, quote),)


def solution(text, at=10.0, peer="Bob"):
    return Solution(peer, SolutionKind.SUGGESTION, text, words(peer, at))


def seat(*solutions, member="Dana", challenge="Trial users leave.", start=0.0):
    brought = Challenge(challenge, words(member, start))
    return HotSeat(member, start, start + 300.0, brought, solutions)


def recap(*seats, **more):
    return Recap("openai", seats, **more)


def fates(comparison):
    return [pair.fate for one in comparison.seats for pair in one.solutions]


def test_a_solution_that_rests_on_the_same_words_was_reworded():
    found = compare_recaps(
        recap(seat(solution("Call ten."))), recap(seat(solution("Call ten of them.")))
    )

    assert fates(found) == [PairStatus.REWORDED]
    assert (found.gained, found.lost) == (0, 0)


def test_what_only_one_side_has_is_gained_or_lost():
    before, after = recap(seat(solution("A", 10.0))), recap(seat(solution("B", 50.0)))

    found = compare_recaps(before, after)

    assert fates(found) == [PairStatus.LOST, PairStatus.GAINED]
    assert (found.gained, found.lost) == (1, 1)


def test_the_same_words_given_to_somebody_else_are_no_twin():
    found = compare_recaps(recap(seat(solution("A"))), recap(seat(solution("A", peer="Lee"))))

    assert sorted(fates(found)) == [PairStatus.GAINED, PairStatus.LOST]


def test_a_hot_seat_that_one_side_did_not_find_is_named():
    found = compare_recaps(recap(seat(), seat(member="Bob", start=400.0)), recap(seat()))

    assert [(one.member, one.fate) for one in found.seats] == [
        ("Dana", PairStatus.SAME), ("Bob", PairStatus.LOST),
    ]  # fmt: skip


def test_statements_that_are_the_words_spoken_are_counted():
    plain = Solution("Bob", SolutionKind.SUGGESTION, "call ten", words("Bob", 10.0, "call ten"))

    assert compare_recaps(recap(seat(plain)), recap(seat(solution("Call ten.")))).quoted == (1, 0)


SOLUTIONS = st.lists(
    st.builds(
        solution,
        st.sampled_from(["A", "B", "C"]),
        st.floats(0, 60),
        st.sampled_from(["Bob", "Lee"]),
    ),
    max_size=6,
)


@given(SOLUTIONS, SOLUTIONS)
def test_every_statement_is_there_just_once(before, after):
    found = compare_recaps(recap(seat(*before)), recap(seat(*after)))

    pairs = found.seats[0].solutions
    assert sorted(p.before for p in pairs if p.before) == sorted(s.text for s in before)
    assert sorted(p.after for p in pairs if p.after) == sorted(s.text for s in after)
    assert len(after) - len(before) == found.gained - found.lost


@given(SOLUTIONS)
def test_a_recap_beside_itself_differs_in_nothing(given_):
    promise = Commitment("Dana", "I will call.", words("Dana", 200.0))

    found = compare_recaps(*[recap(seat(*given_), commitments=(promise,))] * 2)

    assert set(fates(found)) <= {PairStatus.SAME}
    assert [pair.fate for pair in found.commitments] == [PairStatus.SAME]
