"""What a recap looks like, and what hostile names and speech can never do to it."""

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from facilitator.domain.errors import NotFound
from facilitator.domain.notices import notice
from facilitator.domain.recaps.checks import Check, Doubt
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    EvidenceSource,
    HotSeat,
    Point,
    Recap,
    Solution,
    SolutionKind,
)
from facilitator.domain.recaps.view import (
    RecapView,
    Receipt,
    commitments_only,
    for_guest,
    with_kinds,
    without_words,
)
from facilitator.features.recaps.output import formats, present
from facilitator.kit.mail import compose

HOSTILE = '<script>alert("x")</script><img src=x onerror=y> [a](javascript:b) "&amp; \u202e\x1b[31m'


def view(name="Dana", words="We sell too little.", source=EvidenceSource.TRANSCRIPT):
    evidence = (Evidence(name, 62.0, 66.0, words, source),)
    given = Solution("Lee", SolutionKind.EXPERIENCE, words, (replace(evidence[0], speaker="Lee"),))
    recap = Recap(
        "offline",
        (HotSeat(name, 60.0, 600.0, Challenge(words, evidence), (given,)),),
        (Commitment(name, words, evidence),),
        (Point(name, words, evidence),),
        (notice("speaker_not_matched", label=name),),
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

    assert set(shape) == {
        "engine", "session", "summary", "warnings", "hot_seats", "commitments", "points",
    }  # fmt: skip
    seat = shape["hot_seats"][0]
    assert set(seat) == {"member", "start", "end", "summary", "challenge", "solutions"}
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


def alike(*kinds):
    """A recap in which three peers say the same to Dana, the first of them unsure."""
    shown = view()
    seat = shown.recap.hot_seats[0]
    given = tuple(
        Solution(peer, kind, f"Ring ten customers, says {peer}.",
                 (Evidence(peer, at, at + 4, f"um {peer} would ring ten"),),
                 Check(Doubt.NAME) if peer == "Lee" else Check(), idea=1)
        for at, (peer, kind) in enumerate(zip(("Lee", "Bob", "Mei"), kinds, strict=True), 70)
    )  # fmt: skip
    seat = replace(seat, solutions=given, summary="To ring customers first.")
    recap = replace(shown.recap, hot_seats=(seat,), summary="About selling.")
    return replace(shown, recap=recap)


SAME = (SolutionKind.SUGGESTION,) * 3


@pytest.mark.parametrize("format", ["html", "markdown", "text"])
def test_what_three_peers_said_alike_is_shown_once_with_all_of_them(format):
    shown = " ".join(present(format, alike(*SAME)).replace("*", "").split())

    assert shown.count("Ring ten customers") == 1
    assert "Lee, Bob and Mei" in shown
    assert "says Bob" in shown  # Lee's is not shown as it was written
    if format != "text":
        assert all(f"{peer}: “um {peer} would ring ten”" in shown for peer in ("Lee", "Bob", "Mei"))


@pytest.mark.parametrize("format", ["html", "markdown", "text"])
def test_what_is_of_another_kind_is_no_repetition(format):
    kinds = (SolutionKind.SUGGESTION, SolutionKind.EXPERIENCE, SolutionKind.SUGGESTION)

    assert present(format, alike(*kinds)).count("Ring ten customers") == 2


@pytest.mark.parametrize("format", formats())
def test_summaries_are_shown_with_what_they_sum_up(format):
    shown = present(format, alike(*SAME))

    assert "To ring customers first" in shown
    assert "About selling" in shown


def test_the_mail_says_once_what_three_peers_said_alike():
    for member, number in (("Dana", 1), ("Zoe", 0)):
        mail = compose.render_mail("recap", view=alike(*SAME), member=member)

        for part in (mail.text, mail.html):
            assert part.count("Ring ten customers") == number
            assert "To ring customers first." in part
            assert "About selling." in part
            assert ("Lee, Bob and Mei" in " ".join(part.split())) == bool(number)
    assert "1 solution by Lee, Bob, Mei" in " ".join(mail.text.split())


def test_who_sees_less_than_all_sees_no_summary():
    shown = alike(*SAME)

    assert commitments_only(shown).recap.summary == ""
    assert without_words(shown).recap.summary == ""
    assert for_guest(shown, "Dana").recap.summary == ""
    assert for_guest(shown, "Dana").recap.hot_seats[0].summary
    less = with_kinds(shown, {SolutionKind.EXPERIENCE}).recap
    assert (less.summary, less.hot_seats[0].summary, less.hot_seats[0].solutions) == ("", "", ())
    assert with_kinds(shown, set(SolutionKind)) == shown


@pytest.mark.parametrize("format", sorted(set(formats()) - {"json"}))
def test_memory_is_never_shown_as_a_quote(format):
    shown = present(format, view(source=EvidenceSource.MEMORY))

    assert "“We sell too little" not in shown
    assert "memory" in shown


def test_an_unknown_format_is_named():
    with pytest.raises(NotFound, match="papyrus"):
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
    plain = read(compose.render_mail("recap", view=view(), member="Dana").html)

    mail = compose.render_mail("recap", view=view(hostile, hostile), member=hostile)

    page = read(mail.html)
    assert page.tags <= plain.tags | {"span"}
    assert page.attributes <= plain.attributes
    assert "\n" not in mail.subject
    assert all(c.isprintable() or c == "\n" for c in mail.text)


def kinds_of(tokens):
    """The kinds of everything Markdown saw, inside paragraphs too."""
    return [kind for t in tokens for kind in (t.type, *kinds_of(t.children or ()))]


def shape(text, *ignored):
    return [kind for kind in kinds_of(MARKDOWN.parse(text)) if kind not in ignored]


def words_of(tokens):
    return [
        w for t in tokens for w in ([t.content] if t.type == "text" else words_of(t.children or ()))
    ]


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = shape(present("markdown", view("Ann", "Well")), "text")


@settings(max_examples=400, deadline=None)
@example("# Heading\n\n---\n> quote")
@example("![x](https://example.org/x.png)")
@example("[a]: https://example.org")
@example("1. a")
@example("12) a")
@example("- a")
@example("+ a")
@example("***")
@example("===")
@example("    code")
@example("```")
@example("a | b")
@example("<!-- a -->")
@example("&lt;b&gt; &#60;")
@example("a\\")
@example("**a** _b_ ~~c~~")
@given(st.text(st.sampled_from("abw #*_`[]()!<>-+.~|&:;/1\n\t\\$@="), min_size=1, max_size=40))
def test_markdown_takes_names_and_words_as_text(hostile):
    heard = view(hostile, hostile)

    shown = present("markdown", heard)

    if hostile.strip():
        assert shape(shown, "text") == PLAIN
        said = "".join(words_of(MARKDOWN.parse(shown)))
        assert said.count(" ".join(hostile.split())) >= 5


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_markdown_never_lets_a_tag_or_a_link_through(hostile):
    kinds = shape(present("markdown", view(hostile, hostile)))

    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "hr",
                "code_block", "table_open"} & set(kinds)  # fmt: skip
    assert kinds.count("heading_open") == 6


@pytest.mark.parametrize("words", ["www.example.org", "see WWW.example.org", "https://example.org"])
def test_markdown_makes_no_link_of_an_address_somebody_spoke(words):
    shown = present("markdown", view(words=words))

    assert not re.search(r"(?i)www\.\w|https?:/", shown)


def test_markdown_stays_legible():
    words = "It's a 2.5-hour call, isn't it? Yes: call them first!"

    assert words in present("markdown", view(words=words))


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_the_trust_receipt_ends_the_page(format):
    kept = Receipt(left_out=1, not_recorded=2, deleted_on=date(2026, 6, 1))

    shown = present(format, replace(view(), receipt=kept))

    receipt = shown.split("How this was made")[1]
    for told in (
        "The transcript of the call.",
        "1 passage said off the record and every word of 2 members whom nobody may record.",
        "The members of this group, also those who were absent.",
        "The transcript on 1 June 2026.",
    ):
        assert told in receipt
    assert "From memory" not in receipt


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_statement_in_other_words_carries_the_quote(format):
    heard = view()
    seat = heard.recap.hot_seats[0]
    reworded = replace(seat.solutions[0], text="Lee told of a price list.")
    recap = replace(heard.recap, hot_seats=(replace(seat, solutions=(reworded,)),))

    shown = present(format, replace(heard, recap=recap))

    assert "“Lee told" not in shown
    assert shown.index("Lee told of a price list.") < shown.rindex("“We sell too little.”")


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_an_empty_recap_is_still_a_page(format):
    shown = present(format, RecapView(Recap("offline"), "Founders North"))

    assert "Founders North" in shown
    assert "How this was made" in shown


def test_the_page_needs_nothing_else_and_runs_nothing():
    page = present("html", view())

    assert "default-src 'none'" in page
    assert not {"script", "img", "link", "iframe", "form"} & read(page).tags
    assert not re.search(r"url\(|@import|https?://", page)
    assert "@media print" in page


def luminance(colour):
    doubled = colour if len(colour) == 7 else "#" + "".join(c * 2 for c in colour[1:])
    channels = [int(doubled[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_page_can_be_read_in_light_and_in_the_dark(mode):
    light, dark = present("html", view()).split("prefers-color-scheme: dark", 1)
    rules = light if mode == "light" else dark.split("}", 1)[0]
    colour = dict(re.findall(r"--([\w-]+): (#\w{3,6})", rules))

    pairs = [("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"),
             ("accent", "card"), ("accent", "tint"), ("warn", "warn-tint")]  # fmt: skip
    for ink, ground in pairs:
        bright, dim = sorted((luminance(colour[ink]), luminance(colour[ground])), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, ground)  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html"])
def test_no_control_character_reaches_a_reader(format):
    shown = present(format, view(HOSTILE, HOSTILE))

    assert "\x1b" not in shown
    if format != "json":
        assert "\u202e" not in shown
