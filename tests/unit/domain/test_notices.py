"""Every warning is a code with its values, and its words stand in one place."""

import ast
import string
from functools import cache
from pathlib import Path

import pytest

from facilitator.domain.notices import (
    IN_ENGLISH,
    NO_LONGER_RAISED,
    TEMPLATES,
    UNKNOWN,
    Notice,
    fields,
    from_json,
    notice,
)

ROOT = Path(__file__).parents[3]
OWN = ROOT / "facilitator" / "domain" / "notices.py"


@cache
def trees():
    return {
        path: ast.parse(path.read_text())
        for part in ("facilitator", "webhooks")
        for path in sorted((ROOT / part).rglob("*.py"))
        if path != OWN and path.parent.name != "versions"
    }


def calls():
    return [
        (path, node)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "notice"
    ]


def test_what_is_raised_has_a_sentence_and_its_values():
    for path, call in calls():
        (code,) = call.args
        assert isinstance(code, ast.Constant), f"{path} raises a notice whose code is not written"
        assert code.value in TEMPLATES, path
        given = {keyword.arg for keyword in call.keywords}
        assert given in ({None}, fields(TEMPLATES[code.value])), path


def test_every_sentence_is_raised_somewhere():
    raised = {call.args[0].value for _, call in calls()}
    assert raised == TEMPLATES.keys() - {UNKNOWN} - NO_LONGER_RAISED
    assert TEMPLATES.keys() >= IN_ENGLISH
    assert len(set(TEMPLATES.values())) == len(TEMPLATES)


def test_no_other_module_writes_such_a_sentence():
    parts = [
        part.strip()
        for template in TEMPLATES.values()
        for part, *_ in string.Formatter().parse(template)
        if len(part.split()) > 4
    ]
    said = [
        (path, node.value)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert len(parts) > 30
    assert [(path, text) for path, text in said if any(part in text for part in parts)] == []


def test_a_notice_is_kept_and_comes_back():
    told = notice("board_off_the_record", start=10, end=15)

    assert told.as_json() == {"code": "board_off_the_record", "values": {"end": 15, "start": 10}}
    assert from_json(told.as_json()) == told
    assert "from minute 10 to 15, and" in told.english


def test_a_sentence_of_an_earlier_version_is_told_as_it_stands():
    told = from_json("Nobody knows {this} any more: 100%.")

    assert told == Notice(UNKNOWN, (("text", "Nobody knows {this} any more: 100%."),))
    assert told.english == "Nobody knows {this} any more: 100%."


def test_a_notice_is_told_as_it_was_raised_whatever_its_values_hold():
    told = notice("hot_seat_missing", member="{error}", error="{member} {0}")

    assert told.english == (
        "The model could not do {error}'s hot seat ({member} {0}); this part is missing."
    )


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("no_such_notice", {}),
        ("no_hot_seat", {"member": "Dana"}),
        ("speaker_not_matched", {}),
        ("speaker_not_matched", {"name": "Dana"}),
    ],
)
def test_a_notice_without_its_sentence_or_values_cannot_be_made(code, values):
    with pytest.raises(ValueError, match=code):
        notice(code, **values)


@pytest.mark.parametrize(
    ("person", "named"),
    [("Dana Ruiz", True), ("Dana", True), ("Dan", False), ("member", False), ("", False)],
)
def test_a_notice_names_people_in_its_values_only(person, named):
    assert notice("speaker_not_matched", label="iPad of Dana Ruiz").names(person) is named


def test_texts_are_rewritten_and_numbers_stay():
    told = notice("same_name", number=2, name="Bob").rewritten(str.upper)

    assert told == notice("same_name", number=2, name="BOB")
