import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language.phrases import compile_phrases, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ça va, Zoë?", "ca va, zoe?"), ("Schließ’ das ÜBER", "schließ' das uber"), ("A\nB", "a b")],
)
def test_folding_removes_case_and_accents(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_places_of_all_characters(text):
    assert len(fold(text)) == len(text)


def test_a_space_matches_a_comma_and_a_tilde_skips_words():
    pattern = compile_phrases(["lass ~ weg", "ruhe bitte"])
    assert pattern.search(fold("Lass das jetzt mal weg."))
    assert pattern.search(fold("Ruhe, bitte!"))
    assert not pattern.search(fold("Lass das. Geh weg."))
    assert not pattern.search(fold("Ruhebitte"))


def test_behind_an_apostrophe_another_word_begins():
    pattern = compile_phrases(["il faut qu'", "dell'"])
    assert pattern.search(fold("Il faut qu’on parle."))
    assert pattern.search("a capo dell'officina")
    assert not pattern.search("il faut quitter")


def test_a_phrase_may_use_named_phrases():
    pattern = compile_phrases(
        ["ich {will} gehen"], {"will": "(?:will|möchte|{soll})", "soll": "soll"}
    )
    assert pattern.search(fold("Ich möchte gehen"))
    assert pattern.search("ich soll gehen")
    with pytest.raises(KeyError):
        compile_phrases(["{unknown}"], {})


def test_no_phrases_find_nothing():
    assert not compile_phrases([]).search("")
