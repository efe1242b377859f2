"""What members of a practice say between two sessions, as their months were written."""

from facilitator.demo.sample_months import answers_after, answers_before, load_month
from facilitator.demo.simulated_members import CommitmentReport, MemberAnswers

SAYS = MemberAnswers(
    went=(CommitmentReport("call the insurance tomorrow", "done", "They were kind."),)
)


def test_a_commitment_is_known_by_its_words_however_it_is_put():
    told = answers_after(load_month("founders-north", 3))["Lee Park"]

    assert told.of("I will call the insurance people tomorrow.").answer == "done"


def test_of_another_commitment_they_say_nothing():
    assert SAYS.of("I will paint the fence.") is None


def test_before_the_first_session_there_are_only_wishes():
    says = answers_before(load_month("harbour-forum", 1))

    assert says["Walt Dempsey"].wish["sentence"].startswith("My son")
    assert not any(one.went for one in says.values())


def test_before_a_later_session_the_last_one_is_answered_for():
    says = answers_before(load_month("founders-north", 4))

    assert {one.answer for one in says["Omar Haddad"].went} == {"not"}
    assert says["Bob Okafor"].wish["share-wish"] == "yes"
