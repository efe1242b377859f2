"""Requests to stay off the record are obeyed in seven languages, and nothing else is left out."""

from collections import Counter
from functools import cache

import pytest

from facilitator.domain.language.packs import LANGUAGES
from tests.every import every
from tests.off_the_record import cases, judge, measured


@cache
def found():
    return measured()


@pytest.mark.parametrize("language", LANGUAGES)
def test_requests_are_obeyed_and_traps_lose_nothing(language):
    told = [case for code, author, case in cases() if (code, author) == (language, "")]
    judged = {case["id"]: judge(case) for case in told}

    assert len(told) >= 30
    assert [name for name, (obeyed, _) in judged.items() if not obeyed] == []
    assert [name for name, (_, too_much) in judged.items() if too_much] == []


@every("language", LANGUAGES)
def test_nearly_all_is_right_in_what_another_author_wrote(language):
    counts = found()["other_hand", language]

    assert counts["requests"] >= 20
    assert counts["cases"] >= 30
    assert counts["obeyed"] >= 0.95 * counts["requests"]
    assert counts["too much"] <= 0.05 * counts["cases"]


@pytest.mark.parametrize(
    ("author", "requests", "obeyed", "too_much"),
    [("third_hand", 140, 139, 10), ("fourth_hand", 140, 125, 15), ("fifth_hand", 84, 83, 6)],
)
def test_what_others_wrote_is_obeyed_as_often_as_before(author, requests, obeyed, too_much):
    counts = sum((c for (who, _), c in found().items() if who == author), Counter())

    assert counts["requests"] == requests
    assert counts["obeyed"] >= obeyed
    assert counts["too much"] <= too_much
