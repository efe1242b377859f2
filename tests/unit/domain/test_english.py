"""What the forms of an English word share, and which words only look alike."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.domain.language.english import stem
from tests.every import every
from tests.memories import challenges


@pytest.mark.parametrize(
    "forms",
    ["call calls called calling", "agree agreed agrees", "write wrote written", "stop stopped",
     "try tries tried", "hope hopes hoping", "fee fees", "ten 10", "morning mornings"],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@every(
    ("one", "other"),
    [("car", "care"), ("win", "wine"), ("time", "tim"), ("site", "sit"), ("customer", "custom"),
     ("busy", "business"), ("manager", "manage"), ("polite", "politics"), ("useful", "use"),
     ("conversation", "conversion"), ("several", "severance"), ("accountant", "account")],
)  # fmt: skip
def test_words_that_only_look_alike_do_not(one, other):
    assert stem(one) != stem(other)


def test_threads_do_not_get_into_each_others_words():
    words = sorted({*re.findall("[a-z]{3,}", str(challenges()))}) * 3
    alone = [stem.__wrapped__(word) for word in words]

    was = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(stem.__wrapped__, words))
    finally:
        sys.setswitchinterval(was)

    assert together == alone
