"""Every kind of mail: its sample renders, reads well everywhere and lets nothing through."""

import email
import re
from datetime import UTC, datetime
from email.headerregistry import Address
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import emails, plugins
from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.people import Person

SENDER = Address("facilitator", addr_spec="facilitator@example.org")
VOID = {"meta", "br", "img", "link", "hr"}


class Balanced(HTMLParser):
    """Follows the tags and notes the first that does not close what is open."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.seen = [], None, []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong = self.wrong or tag


def parsed(html):
    page = Balanced()
    page.feed(html)
    return page


def sample(kind):
    return emails.write(kind, **plugins.load("facilitator.emails", kind).SAMPLE)


def addressed(content, to=None):
    made = emails.message(
        content, sender=SENDER, to=to or Person("Dana Ruiz", "dana@example.org"),
        message_id="<1@example.org>", date=datetime(2026, 3, 4, 18, tzinfo=UTC),
    )  # fmt: skip
    return email.message_from_bytes(made.as_bytes(), policy=default)


@pytest.mark.parametrize("kind", emails.kinds())
def test_a_sample_becomes_a_mail_with_text_and_html(kind):
    mail = addressed(sample(kind))

    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["To"].addresses[0].addr_spec == "dana@example.org"
    assert mail["Message-ID"] == "<1@example.org>"
    assert not mail.defects


@pytest.mark.parametrize("kind", emails.kinds())
def test_html_is_whole_inlined_and_asks_nothing_of_the_network(kind):
    html = sample(kind).html

    page = parsed(html)

    assert (page.wrong, page.open) == (None, [])
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in page.seen}
    assert "url(" not in html
    assert all(attrs.get("role") == "presentation" for tag, attrs in page.seen if tag == "table")
    assert all(attrs.get("style") for tag, attrs in page.seen if tag in ("td", "p", "h1", "h2"))
    assert "prefers-color-scheme: dark" in html
    assert len(html.encode()) < 100_000  # beyond 102 kB Gmail cuts a mail off


def luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("kind", emails.kinds())
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_its_ground(kind, mode):
    _, dark = sample(kind).html.split("prefers-color-scheme: dark", 1)
    rules = dark.split("<body", 1)[1] if mode == "light" else dark.split("</style>", 1)[0]
    grounds = re.findall(r"background(?:-color)?: ?(#\w{6})", rules)
    inks = [
        ink
        for style in re.findall(r"[{\"][^{}\"]*[}\"]", rules)
        if "display: none" not in style and "1px; line-height: 1px" not in style
        for ink in re.findall(r"(?<!-)color: ?(#\w{6})", style)
        if ink not in grounds
    ]

    assert grounds
    assert inks
    for ground in set(grounds):
        for ink in set(inks):
            bright, dim = sorted((luminance(ground), luminance(ink)), reverse=True)
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ground, ink)  # WCAG 2.2, 1.4.3


def test_an_unknown_kind_is_named():
    with pytest.raises(Unknown, match="telegram"):
        emails.write("telegram")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_name_opens_another_header(name):
    try:
        mail = addressed(sample("recap"), Person(name, "dana@example.org"))
    except Refused:
        return

    assert mail["Bcc"] is None
    assert [a.addr_spec for a in mail["To"].addresses] == ["dana@example.org"]
    assert set(mail.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version",
        "Content-Type",
    }  # fmt: skip


@pytest.mark.parametrize("address", ["", "dana", "a@b\r\nBcc: x@example.org", "a@b, c@example.org"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(Refused, match="address"):
        addressed(sample("recap"), Person("Dana", address))
