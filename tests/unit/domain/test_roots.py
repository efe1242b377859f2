"""What words that mean the same share: forms, spellings, and never with don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.language.roots import root
from tests.every import every


@every(
    ("one", "other"),
    [("organise", "organized"), ("colour", "color"), ("never", "dont"), ("kids", "child"),
     ("froze", "freezing"), ("payment", "paid"), ("exhaustion", "exhausted"), ("six", "6"),
     ("owes", "owed"), ("brought", "bring"), ("replies", "reply"), ("cheque", "checks")],
)  # fmt: skip
def test_forms_and_spellings_share_a_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("left", "leave"), ("parts", "part"), ("goods", "good"), ("off", "of"), ("use", "us"),
     ("marketing", "market"), ("apply", "app"), ("department", "depart")],
)  # fmt: skip
def test_other_words_do_not(one, other):
    assert root(one) != root(other)


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20))
def test_no_word_is_left_without_a_root(word):
    assert root(word).isalnum()
