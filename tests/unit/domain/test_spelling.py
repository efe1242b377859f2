"""Names and a theme's words are spelled right, and no other word is touched."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language.spelling import Spelling, same_words
from tests.every import every

WORDS = (
    "co-founder",
    "MRR",
    "board",
    "product-market fit",
    "go-to-market",
    "follow-up",
    "CAC payback",
)
NAMES = ("Zoë Ruiz", "Mei-Ling Chen", "José May", "Will Stone")


@every(
    ("said", "spelled"),
    [
        ("Cofounder trouble.", "Co-founder trouble."),
        ("my co founder", "my co-founder"),
        ("we have product market fit", "we have product-market fit"),
        ("the mrr and other MRRs", "the MRR and other MRRs"),
        ("cac payback", "CAC payback"),
        ("Board meetings", "Board meetings"),
        ("a cofounders' dinner", "a cofounders' dinner"),
        ("semrrow", "semrrow"),
        ("We go to market in May.", "We go to market in May."),
        ("Our go to market is slow.", "Our go-to-market is slow."),
        ("I'll follow up with her.", "I'll follow up with her."),
        ("send a follow up", "send a follow-up"),
        ("the follow up the hill", "the follow up the hill"),
        ("ask Zoe and zoe", "ask Zoë and zoe"),
        ("zoë ruiz", "Zoë Ruiz"),
        ("Mei-ling's plan", "Mei-Ling's plan"),
        ("Jose comes in May", "José comes in May"),
        ("I will call", "I will call"),
        ("Will you?", "Will you?"),
    ],
)
def test_spelling_is_put_right_and_only_spelling(said, spelled):
    assert Spelling(WORDS, NAMES).right(said) == spelled


@given(st.text("abcéozë -'MRjJ.", max_size=60))
def test_no_word_is_changed_and_the_second_time_changes_nothing(text):
    spelling = Spelling((*WORDS, "ab-c"), (*NAMES, "Jo Cé"))

    right = spelling.right(text)

    assert same_words(right, text)
    assert spelling.right(right) == right


def test_two_people_who_spell_it_differently_leave_a_name_as_it_was():
    assert Spelling((), ("Zoë Ruiz", "Zoe Park")).right("ask Zoe") == "ask Zoe"
