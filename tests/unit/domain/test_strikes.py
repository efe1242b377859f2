"""What a member struck: found wherever it is told, cut from what was said, and nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.recaps.corrections import Correction, CorrectionKind, list_corrections
from facilitator.domain.recaps.recap import Evidence, EvidenceSource
from facilitator.domain.recaps.review import YES, Edit, EditKind, apply_edits
from facilitator.domain.recaps.statements import (
    PlacedStatement,
    Statement,
    StatementPart,
    list_statements,
    with_statements,
)
from facilitator.domain.recaps.strikes import (
    STRUCK,
    Strike,
    reword,
    struck_statement,
    without_struck_solutions,
)
from facilitator.domain.sessions.turns import Span
from tests.unit.domain.test_review import recap

WORDS = st.lists(st.sampled_from("we should call ten users before we touch it".split()), min_size=3)


def solution(quote, start=10.0, end=14.0, text="Bob would ask them.", speaker="Bob"):
    return Statement(
        StatementPart.SOLUTION, "Dana", speaker, text, (Evidence(speaker, start, end, quote),)
    )


def without(found, *gone):
    """The recap as the records have it once these statements were struck."""
    return with_statements(
        found,
        [
            PlacedStatement(
                p.seat, struck_statement(p.statement) if p.statement in gone else p.statement
            )
            for p in list_statements(found)
        ],
    )


def test_what_rests_on_the_same_words_or_says_the_same_is_in_it():
    strike = Strike((solution("Ask ten of them first."),))

    assert strike.is_in(solution("Ask ten of them first. Then wait.", text="Ask, then wait."))
    assert strike.is_in(solution("Other words.", 90.0, 94.0))  # the same text
    assert not strike.is_in(solution("Then wait.", text="Wait."))  # the same breath, other words
    assert not strike.is_in(solution("Ask ten of them first.", 90.0, 94.0, text="Ask."))


def test_what_another_member_brought_is_theirs():
    quote = (Evidence("Bob", 10.0, 14.0, "Ask ten of them first."),)
    brought = Statement(StatementPart.CHALLENGE, "Bob", "Bob", "Whom to ask?", quote)

    assert not Strike((solution("Ask ten of them first."),)).is_in(brought)
    assert Strike((brought,)).is_in(brought)


@given(WORDS, WORDS, WORDS, st.integers(0, 40), st.integers(1, 60))
def test_turn_loses_just_the_words_however_it_is_cut_into_spans(head, said, tail, first, more):
    before, quote, after = (f"{word} {' '.join(w)}." for word, w in
                            (("Head", head), ("Middle", said), ("Tail", tail)))  # fmt: skip
    words = f"{before} {quote} {after}".split()
    pieces = [words[:first], words[first : first + more], words[first + more :]]
    spans = [Span(n, n + 1, " ".join(p)) for n, p in enumerate(pieces) if p]
    strike = Strike((solution(quote, 0.0, 3.0, text="Ask."),))

    left = " ".join(span.text for span in strike.heard("Bob", spans))

    assert left == f"{before} {after}"
    assert strike.heard("Lee", spans) == spans


def test_other_statements_keep_what_else_they_rest_on():
    strike = Strike((solution("Ask ten of them first. I think so too."),))
    said = Evidence("Bob", 10.0, 14.0, "Then wait. Ask ten of them first.")

    assert strike.quote(said) == "Then wait."
    assert strike.quote(replace(said, start=90.0, end=94.0)) == said.quote
    assert strike.without("I think so too. We wait.") == "I think so too. We wait."


def test_words_that_cannot_be_found_take_all_of_their_time_along():
    spans = [Span(0, 4, "Before it."), Span(10, 14, "Aks tn of thm."), Span(20, 24, "After it.")]

    left = Strike((solution("Ask ten of them first."),)).heard("Bob", spans)

    assert [span.text for span in left] == ["Before it.", "After it."]


def test_short_words_go_from_their_turn_and_from_nowhere_else():
    strike = Strike((solution("Call her.", text="Call her."),))

    assert strike.heard("Bob", [Span(10, 14, "Call her. Today?")])[0].text == "Today?"
    assert strike.without("Lee said: Call her.") == "Lee said: Call her."


def test_struck_solution_is_in_no_review_and_its_readers_are_told_that_something_went():
    found = recap()
    struck = list_statements(found)[1].statement
    kept = without(found, struck)

    reviewed = apply_edits(kept, [])

    assert STRUCK not in repr(reviewed.recap)
    assert [e.is_struck for e in reviewed.entries].count(True) == 1
    assert list_corrections(kept, reviewed.recap) == (
        Correction(CorrectionKind.GONE, struck.speaker),
    )
    assert without_struck_solutions(kept.hot_seats) == reviewed.recap.hot_seats


def test_struck_challenge_takes_its_hot_seat_along():
    found = recap()
    brought = list_statements(found)[0].statement

    left = apply_edits(without(found, brought), []).recap

    assert [seat.member for seat in left.hot_seats] == ["Dana"]


def test_reworded_challenge_is_marked_and_outlives_a_recap_made_anew():
    found = recap()
    brought = list_statements(found)[0].statement
    own = Edit(struck_statement(brought), EditKind.REWORD, "My own words.")

    for version in (without(found, brought), recap(wording="other ")):
        seat = apply_edits(version, [own]).recap.hot_seats[0]
        assert seat.challenge.text == "My own words."
        assert [e.source for e in seat.challenge.evidence] == [EvidenceSource.MEMBER]
        assert len(seat.solutions) == 3
    after = apply_edits(without(found, brought), [own]).recap
    assert list_corrections(without(found, brought), after) == (
        Correction(CorrectionKind.NOW, brought.speaker, "My own words."),
    )


def test_moderator_may_keep_back_what_was_reworded():
    found = recap()
    brought = list_statements(found)[0].statement
    edits = [
        Edit(struck_statement(brought), EditKind.REWORD, "My own words."),
        Edit(struck_statement(brought), EditKind.CONFIDENTIAL, YES),
    ]

    assert "My own words." not in repr(apply_edits(without(found, brought), edits).recap)


def test_reworded_from_memory_has_no_time():
    told = replace(solution(""), part=StatementPart.CHALLENGE, evidence=())

    assert reword(told, "Mine.").evidence[0].quote == "Mine."
