"""Which words of a turn a statement rests on: those, and no letter more."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.recaps.citations import cut_at_citations, locate_evidence
from facilitator.domain.recaps.recap import Evidence, EvidenceSource
from facilitator.domain.sessions.turns import Span, Turn

TURN = Turn("Bob", (
    Span(10, 12, "Yes, I see."), Span(12, 16, "You could call ten of them."),
    Span(16, 17, "Yes, I see."),
))  # fmt: skip


def words(start, end, quote, speaker="Bob", source=EvidenceSource.TRANSCRIPT):
    return Evidence(speaker, start, end, quote, source)


def told(evidence, turn=TURN):
    found = locate_evidence(turn, evidence)
    return found and turn.text[found[0] : found[1]]


def test_words_are_found_to_the_letter():
    assert told(words(12, 16, "call ten of them")) == "call ten of them."
    assert told(words(12, 16, "You could  call, ten of them.")) == "You could call ten of them."


def test_words_said_twice_are_those_of_their_time():
    assert locate_evidence(TURN, words(10, 12, "Yes, I see.")) == (0, 11)
    assert locate_evidence(TURN, words(16, 17, "Yes, I see.")) == (40, 51)


def test_words_that_cannot_be_found_are_all_that_was_said_at_their_time_by_their_speaker():
    assert told(words(12, 16, "Ring twelve people.")) == "You could call ten of them."
    assert told(words(12, 16, "Ring twelve people.", speaker="Dana")) is None


def test_what_was_not_said_then_or_not_at_all_is_nowhere():
    assert told(words(30, 34, "call ten of them")) is None
    assert told(words(12, 16, "call ten of them", source=EvidenceSource.MEMORY)) is None
    assert told(words(12, 16, "", source=EvidenceSource.TRANSCRIPT)) is None


def test_a_name_corrected_later_does_not_move_the_words():
    assert told(words(12, 16, "call ten of them", speaker="Dana")) == "call ten of them."


@given(st.data(), st.text(max_size=40))
def test_pieces_are_the_text_and_each_letter_knows_what_rests_on_it(data, text):
    place = st.integers(0, len(text))
    cited = data.draw(st.lists(st.tuples(place, place, st.sampled_from("abc")), max_size=5))

    found = cut_at_citations(text, cited)

    assert "".join(piece.text for piece in found) == text
    keys = [set(piece.keys) for piece in found for _ in piece.text]
    assert keys == [{k for a, b, k in cited if a <= at < b} for at in range(len(text))]
