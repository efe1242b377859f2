"""What is said stays, what is made up goes: statements held against the words they cite."""

import itertools
import re
from pathlib import Path

import pytest
import yaml

from facilitator.domain.language.english import stem
from facilitator.engines.model.english_words import FILLER_WORDS, MARKS
from facilitator.engines.model.facts import SpeakerPair
from facilitator.engines.model.grounding import supports

SAMPLES = Path(__file__).parents[2] / "samples" / "statements"
SETS = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(SAMPLES.glob("*.yaml"))}


def statements(cases, kind):
    return [
        (case["heard"], statement, SpeakerPair(case["by"], case.get("to", "")))
        for case in cases
        for statement in case[kind]
    ]


@pytest.mark.parametrize(
    ("heard", "invention", "talk"),
    [found for cases in SETS.values() for found in statements(cases, "invented")],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_an_invention_is_never_borne(heard, invention, talk):
    assert not supports(heard, invention, talk)


@pytest.mark.parametrize("name", SETS)
def test_most_faithful_statements_stay(name):
    faithful = statements(SETS[name], "faithful")

    kept = [found for found in faithful if supports(*found)]

    assert len(kept) >= 0.8 * len(faithful)


@pytest.mark.parametrize(
    ("heard", "invention"),
    [
        (
            "I have one bakery more than I can run, my manager thinks my deputy should have it.",
            "Dana hates her manager and wants to leave the bakery to drink.",
        ),
        (
            "I could open a bakery abroad, or my deputy takes over every second week.",
            "Sell every bakery, fire the deputy and flee abroad.",
        ),
        ("I will go through the list with my deputy.", "Dana will sack the deputy on the list."),
    ],
)
def test_one_word_in_common_bears_nothing(heard, invention):
    assert not supports(heard, invention, SpeakerPair("Dana"))


@pytest.mark.parametrize("feeling", ["hates", "is afraid of", "is angry with", "is tired of"])
def test_a_feeling_is_only_told_where_it_was_said(feeling):
    claim = f"Dana's team {feeling} the new price list."

    assert supports(f"So, my team {feeling} the new price list.", claim, SpeakerPair("Dana"))
    assert not supports("So, my team has seen the new price list.", claim, SpeakerPair("Dana"))


@pytest.mark.parametrize("claim", ["Ask for $500.", "Ask for 500 dollars.", "Ask for half."])
def test_sums_and_signs_are_told_as_they_were_said(claim):
    assert not supports(
        "You could ask for 500 euros, or for 50 of them.", claim, SpeakerPair("Bob", "Dana")
    )


def test_numbers_in_words_and_in_digits_are_the_same():
    assert supports(
        "I will call ten users by Friday.", "Call 10 users by Friday.", SpeakerPair("Dana")
    )


@pytest.mark.parametrize(
    ("heard", "claim"),
    [
        ("Ich will den Laden nicht verkaufen.", "Den Laden verkaufen."),
        ("Ich werde bis Freitag zehn Kunden anrufen.", "Dana hat zehn Kunden angerufen."),
        ("No quiero vender la tienda.", "Vender la tienda."),
        ("Je ne veux pas vendre la boutique.", "Vendre la boutique."),
        ("Non voglio vendere il negozio.", "Vendere il negozio."),
        ("Ik wil de winkel niet verkopen.", "De winkel verkopen."),
        ("Eu não quero vender a loja.", "Vender a loja."),
    ],
)
def test_in_other_languages_only_what_is_close_to_the_letter_is_borne(heard, claim):
    assert not supports(heard, claim, SpeakerPair("Dana"))
    assert supports(heard, heard, SpeakerPair("Dana"))


def test_what_was_spoken_bears_itself():
    for heard, _, talk in itertools.chain(*(statements(c, "faithful") for c in SETS.values())):
        assert supports(heard, heard, talk)


def swapped(text):
    """The text with each two of its words of meaning in each other's place."""
    tokens = re.findall(r"\w[\w'’-]*|\W+", text)
    meaning = [
        n for n, t in enumerate(tokens)
        if t[0].isalnum() and "'" not in t and not {t.lower()} & (FILLER_WORDS | MARKS.keys())
    ]  # fmt: skip
    for one, other in itertools.combinations(meaning, 2):
        if stem(tokens[one].lower()) != stem(tokens[other].lower()):
            turned = list(tokens)
            turned[one], turned[other] = turned[other], turned[one]
            yield "".join(turned)


def test_words_in_each_others_place_are_an_invention():
    tried = [
        supports(case["heard"], turned, SpeakerPair(case["by"], case.get("to", "")))
        for case in SETS["tuned"]
        for turned in swapped(case["heard"])
    ]

    assert len(tried) > 1000
    assert sum(tried) <= 0.01 * len(tried)  # what is left is no English
