"""What a recap looks like, and what hostile names and speech can never do to it."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator import emails
from facilitator.domain.errors import Unknown
from facilitator.domain.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Kind,
    Point,
    Recap,
    Solution,
    Source,
)
from facilitator.domain.view import RecapView
from facilitator.presenting import formats, present

HOSTILE = '<script>alert("x")</script><img src=x onerror=y> [a](javascript:b) "&amp; \u202e\x1b[31m'


def view(name="Dana", words="We sell too little.", source=Source.TRANSCRIPT):
    evidence = (Evidence(name, 62.0, 66.0, words, source),)
    given = Solution("Lee", Kind.EXPERIENCE, words, (replace(evidence[0], speaker="Lee"),))
    recap = Recap(
        "offline",
        (HotSeat(name, 60.0, 600.0, Challenge(words, evidence), (given,)),),
        (Commitment(name, words, evidence),),
        (Point(name, words, evidence),),
        (f"{name} was not understood.",),
    )
    return RecapView(recap, f"Session of {name}", name, seconds=1200.0, speakers=2)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, text):
        self.words.append(text)


def read(html):
    page = Tags()
    page.feed(html)
    return page


def test_json_keeps_the_shape_others_rely_on():
    shape = json.loads(present("json", view()))

    assert set(shape) == {"engine", "session", "warnings", "hot_seats", "commitments", "points"}
    seat = shape["hot_seats"][0]
    assert set(seat) == {"member", "start", "end", "challenge", "solutions"}
    assert seat["challenge"]["evidence"] == [
        {"speaker": "Dana", "start": 62.0, "end": 66.0, "quote": "We sell too little.",
         "source": "transcript"}
    ]  # fmt: skip
    assert seat["solutions"][0]["kind"] == "experience"
    assert shape["commitments"][0]["due"] is None


@pytest.mark.parametrize("format", formats())
def test_every_format_says_who_offered_what(format):
    shown = present(format, view())

    assert "Dana" in shown
    assert "Lee" in shown
    assert "We sell too little" in shown


@pytest.mark.parametrize("format", sorted(set(formats()) - {"json"}))
def test_memory_is_never_shown_as_a_quote(format):
    shown = present(format, view(source=Source.MEMORY))

    assert "“We sell too little" not in shown
    assert "memory" in shown


def test_an_unknown_format_is_named():
    with pytest.raises(Unknown, match="papyrus"):
        present("papyrus", view())


@settings(max_examples=150, deadline=None)
@example(HOSTILE)
@given(st.text(max_size=80))
def test_html_takes_names_and_words_as_text(hostile):
    plain = read(present("html", view()))

    page = read(present("html", view(hostile, hostile)))

    assert page.tags <= plain.tags | {"b"}
    assert page.attributes == plain.attributes


@settings(max_examples=150, deadline=None)
@example(HOSTILE)
@given(st.text(max_size=80))
def test_a_mail_takes_names_and_words_as_text(hostile):
    plain = read(emails.write("recap", view=view(), member="Dana").html)

    mail = emails.write("recap", view=view(hostile, hostile), member=hostile)

    page = read(mail.html)
    assert page.tags <= plain.tags | {"span"}
    assert page.attributes <= plain.attributes
    assert "\n" not in mail.subject
    assert all(c.isprintable() or c == "\n" for c in mail.text)


@settings(max_examples=200, deadline=None)
@example("# Heading\n\n---\n> quote")
@example("![x](https://example.org/x.png)")
@example("1. a")
@example("- a")
@example("www.example.org and a@example.org")
@given(st.text(alphabet=st.sampled_from("abc #*_`[]()!<>-+.~|&:1\n\\$@"), max_size=40))
def test_markdown_takes_names_and_words_as_text(hostile):
    shown = present("markdown", view(hostile, hostile))

    outside = re.sub(r"\\.", "", shown)
    assert "<" not in outside
    assert "](" not in outside
    assert "`" not in outside
    assert sum(line.startswith("#") for line in outside.splitlines()) == 5
    assert not re.search(r"^\s*(?:---|\*\*\*|===)", outside, re.M)


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html"])
def test_no_control_character_reaches_a_reader(format):
    shown = present(format, view(HOSTILE, HOSTILE))

    assert "\x1b" not in shown
    if format != "json":
        assert "\u202e" not in shown
