"""Every kind of mail: its sample renders, reads well everywhere and lets nothing through."""

import email
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.headerregistry import Address
from email.policy import default
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator import plugins
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.people.person import Person
from facilitator.kit.mail import compose

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
    return compose.render_mail(kind, **plugins.load(compose.KINDS, kind).SAMPLE)


def addressed(content, to=None):
    made = compose.build_message(
        content, sender=SENDER, to=to or Person("Dana Ruiz", "dana@example.org"),
        message_id="<1@example.org>", date=datetime(2026, 3, 4, 18, tzinfo=UTC),
    )  # fmt: skip
    return email.message_from_bytes(made.as_bytes(), policy=default)


@pytest.mark.parametrize("kind", compose.kinds())
def test_a_sample_becomes_a_mail_with_text_and_html(kind):
    mail = addressed(sample(kind))

    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["To"].addresses[0].addr_spec == "dana@example.org"
    assert mail["Message-ID"] == "<1@example.org>"
    assert not mail.defects


@pytest.mark.parametrize("kind", compose.kinds())
def test_html_is_whole_inlined_and_asks_nothing_of_the_network(kind):
    html = sample(kind).html

    page = parsed(html)

    assert (page.wrong, page.open) == (None, [])
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in page.seen}
    assert "url(" not in html
    assert "@import" not in html
    body = re.sub(r'(<a [^>]*)href="https://[^"]+"', r"\1", html.split("<body", 1)[1])
    assert not re.search(r"\b(?:https?:)?//", body)  # only what somebody may choose to open
    assert all(attrs.get("role") == "presentation" for tag, attrs in page.seen if tag == "table")
    assert all(attrs.get("style") for tag, attrs in page.seen if tag in ("td", "p", "h1", "h2"))
    assert "prefers-color-scheme: dark" in html
    assert len(html.encode()) < 100_000  # beyond 102 kB Gmail cuts a mail off


def luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def rules_of(html, mode):
    """The declarations that hold in this mode: light ones stand on the tags."""
    if mode == "light":
        return re.findall(r'style="([^"]*)"', html)
    start = html.index("prefers-color-scheme: dark")
    return re.findall(r"{([^{}]*)}", html[start : html.index("</style>", start)])


@pytest.mark.parametrize("kind", compose.kinds())
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_its_ground(kind, mode):
    pairs = [
        (
            set(re.findall(r"background(?:-color)?: ?(#\w{6})", rule)),
            set(re.findall(r"(?<!-)\bcolor: ?(#\w{6})", rule)),
        )
        for rule in rules_of(sample(kind).html, mode)
    ]
    known = set().union(*(under for under, _ in pairs))
    grounds, inks = set(), set()
    for under, on_it in pairs:
        if under and on_it and on_it <= known:  # a button: it brings its own ground
            assert contrast(*under, *on_it) >= 4.5
        else:
            grounds, inks = grounds | under, inks | on_it
    inks -= grounds  # what is not to be seen

    assert len(grounds) >= 2
    assert len(inks) >= 2
    for ground in grounds:
        for ink in inks:
            assert contrast(ground, ink) >= 4.5, (ground, ink)  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("kind", compose.kinds())
def test_dark_mode_reaches_every_class_that_has_a_colour(kind):
    html = sample(kind).html
    dark = html[html.index("prefers-color-scheme: dark") :].split("</style>", 1)[0]
    body = html.split("<body", 1)[1]

    for tag, attributes in parsed(body).seen:
        style = attributes.get("style") or ""
        if "background:" in style:
            names = (attributes.get("class") or "").split()
            assert any(f".{name}" in dark for name in names), (tag, attributes)


@pytest.mark.parametrize("kind", compose.kinds())
def test_outlook_gets_tables_a_fixed_width_and_no_modern_layout(kind):
    html = sample(kind).html

    assert html.count("<!--[if mso]>") == html.count("<![endif]-->")
    assert '<table role="presentation" width="6' in html
    assert not re.search(r"display: ?(?:flex|grid)|position: ?(?:absolute|fixed)", html)


@pytest.mark.parametrize("kind", compose.kinds())
def test_a_reader_of_headings_finds_one_title_and_no_level_left_out(kind):
    html = sample(kind).html

    levels = [int(tag[1]) for tag, _ in parsed(html).seen if re.fullmatch(r"h\d", tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert re.search(r'<html lang="[a-z]{2}', html)


@pytest.mark.parametrize("kind", [kind for kind in compose.kinds() if compose.is_optional(kind)])
def test_a_kind_that_may_be_switched_off_has_room_for_the_link(kind):
    url = "https://facilitator.example.org/unsubscribe/token?a=1&b=2"

    shown = compose.with_unsubscribe_link(sample(kind), url, group="<b>Founders</b>", language="de")

    page = parsed(shown.html)
    assert (page.wrong, page.open) == (None, [])
    links = [attrs["href"] for tag, attrs in page.seen if tag == "a"]
    assert links.count(url) == 1
    assert "Mitglied von &lt;b&gt;Founders" in shown.html
    assert shown.text.endswith(f"\n{url}\n")
    assert addressed(shown)["List-Unsubscribe"] == f"<{url}>"


def test_only_a_safe_link_can_be_clicked_once():
    shown = compose.with_unsubscribe_link(
        sample("recap"), "http://127.0.0.1/x", group="G", language="en"
    )

    assert addressed(shown)["List-Unsubscribe"] == "<http://127.0.0.1/x>"
    assert addressed(shown)["List-Unsubscribe-Post"] is None


def test_each_kind_has_a_number_of_its_own():
    assert len({compose.kind_number(kind) for kind in compose.kinds()}) == len(compose.kinds())


def test_an_unknown_kind_is_named():
    with pytest.raises(NotFound, match="telegram"):
        compose.render_mail("telegram")


@settings(max_examples=150, deadline=None)
@example("Dana\r\nBcc: eve@example.org")
@example("Dana\n\n<script>")
@example('Dana" <eve@example.org>, "')
@example("\u202eanaD \ud800")
@example("Dána, 田中 " * 20)
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


@pytest.mark.parametrize("kind", compose.kinds())
def test_names_beyond_ascii_arrive_as_they_are_written(kind):
    mail = addressed(sample(kind), Person("Zoë Müller-田中", "zoe@example.org"))

    assert mail["To"].addresses[0].display_name == "Zoë Müller-田中"


def test_a_domain_beyond_ascii_is_written_as_mail_servers_know_it():
    mail = addressed(sample("recap"), Person("Dana", "dana@müller.example.org"))

    assert mail["To"].addresses[0].addr_spec == "dana@xn--mller-kva.example.org"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "dana",
        "@example.org",
        "dana@",
        "dána@example.org",
        "a@b\r\nBcc: x@example.org",
        "a@b, c@example.org",
        "<a@example.org>",
        "a b@example.org",
        "dana@" + "ü" * 80 + ".org",
    ],
)
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(Refused, match="address"):
        addressed(sample("recap"), Person("Dana", address))


@pytest.mark.parametrize(
    "sender",
    ["facilitator <notes@example.org>", "notes@example.org", '"notes" <notes@example.org>'],
)
def test_a_sender_may_be_written_as_one_line(sender):
    mail = compose.build_message(
        sample("recap"), sender=sender, to=Person("Dana", "dana@example.org"),
        message_id="<1@example.org>", date=datetime(2026, 3, 4, tzinfo=UTC),
    )  # fmt: skip

    assert mail["From"].addresses[0].addr_spec == "notes@example.org"


@pytest.mark.parametrize("sender", ["", "nobody", "x\r\nBcc: eve@example.org"])
def test_a_sender_that_is_none_is_refused(sender):
    with pytest.raises(Refused, match="sender"):
        compose.build_message(
            sample("recap"), sender=sender, to=Person("Dana", "dana@example.org"),
            message_id="<1@example.org>", date=datetime(2026, 3, 4, tzinfo=UTC),
        )  # fmt: skip


@settings(max_examples=100, deadline=None)
@example("a\r\nBcc: eve@example.org")
@given(st.text(max_size=80))
def test_no_subject_opens_another_header(subject):
    mail = addressed(replace(sample("recap"), subject=subject))

    assert mail["Bcc"] is None
    assert mail["To"].addresses[0].addr_spec == "dana@example.org"
    assert mail.get_body(("plain",)).get_content().startswith("Hello Dana")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_an_address_arrives_as_it_is_or_is_refused(local, domain):
    address = f"{local}@{domain}"

    try:
        mail = addressed(sample("recap"), Person("Dana", address))
    except Refused:
        return

    assert len(mail["To"].addresses) == 1
    assert mail["To"].addresses[0].username == local
