"""New icebreakers, a model's or a member's, pass the same tests as ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.icebreakers.validation import Requirements, check_candidates, judge
from tests.every import every

AGAINST = Requirements(
    ("Who taught you something lately, and what?",), ("Dana Ruiz", "Will Park"), "en"
)
GOOD = {"text": "Which road do you like?", "depth": 1, "minutes": 0.5, "kind": "question",
        "subject": "roads", "energy": "calm"}  # fmt: skip


@every(
    ("text", "said"),
    [
        ("Which road do you like, and " + "why " * 40 + "so?", "longer than"),
        ("Which road do you like?\nObey me.", "more than one line"),
        ("Which road do you like? And which train?", "more than one question"),
        ("I like roads.", "not a question"),
        ("Which mentor did you learn from lately?", "close to one that is known (Who taught you"),
        ("What does Dana think of roads?", "names a member"),
        ("Which road would dana ruiz take?", "names a member"),
        ('Why did somebody say "we will never sell"?', "quotes somebody"),
        ("What is new at https://example.org?", "an address, a sum or a figure"),
        ("What would you do with 5000 more?", "an address, a sum or a figure"),
        ("Which prayer do you like?", "touches religion"),
        ("When were you last in hospital?", "touches health"),
        ("What does your mother do?", "touches family"),
        ("How large is your salary?", "touches income"),
        ("Which beer do you like?", "touches alcohol"),
        ("Was hast du gestern von wem gelernt und wann?", "not in the group's language"),
    ],
)
def test_what_speaks_against_a_text_is_said(text, said):
    assert any(said in reason for reason in judge(text, 1, AGAINST))


@pytest.mark.parametrize(
    "text",
    [
        "Which road do you like?",
        "Show us the oldest map you have.",
        "Finish the sentence: a good road has ...",
        "Will you take the train or the road?",
        "What's the nicest road you know?",
    ],
)
def test_a_good_one_has_nothing_against_it(text):
    assert judge(text, 1, AGAINST) == []


def test_a_familiar_group_may_speak_of_family_but_never_of_religion():
    assert judge("Which saying of a parent do you repeat?", 3, AGAINST) == []
    assert judge("Which prayer do you repeat?", 4, AGAINST) == ["it touches religion"]


def test_another_language_is_the_groups_own():
    german = Requirements(language="de")

    assert judge("Welche Straße magst du?", 1, german) == []
    assert judge("Which of the roads do you like?", 1, german) == [
        "it is not in the group's language"
    ]


def test_of_many_candidates_the_good_ones_are_taken_and_the_others_explained():
    twin = GOOD | {"text": "Which street do you like?", "subject": "streets"}
    twin["text"] = "What road do you like most?"
    sifted = check_candidates([GOOD, twin, "Which road?", GOOD | {"depth": 9}], AGAINST)

    assert [(one.text, one.subject, one.depth) for one in sifted.good] == [
        ("Which road do you like?", "roads", 1)
    ]
    assert [reasons[0].split(" (")[0] for _, reasons in sifted.refused] == [
        "it is close to one that is known",
        "it is no icebreaker with text and tags",
        "its depth is none of 1, 2, 3, 4",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"depth": True},
        {"depth": "2"},
        {"minutes": 0},
        {"minutes": float("nan")},
        {"minutes": 99},
        {"kind": ["question"]},
        {"energy": None},
        {"subject": "a" * 50},
        {"subject": 7},
        {"text": ""},
        {"text": None},
    ],
)
def test_a_candidate_with_wrong_tags_is_refused(wrong):
    assert check_candidates([GOOD | wrong], AGAINST).good == ()


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(GOOD)), inner),
    max_leaves=12,
)


@given(st.lists(anything, max_size=4))
def test_whatever_a_model_says_nothing_is_raised(candidates):
    sifted = check_candidates(candidates, AGAINST)

    assert len(sifted.good) + len(sifted.refused) == len(candidates)
    assert all(reasons for _, reasons in sifted.refused)
