"""Email addresses are judged by their form, and written as every mail server takes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.addresses import is_address, mail_address, read_sender
from tests.every import every


@pytest.mark.parametrize(
    "address",
    ["dana@example.org", "Dana.Ruiz+notes@Example.ORG", "o'brien@example.org", "Postmaster@a.org",
     "dana@localhost", "dana@mail.local", "dana@forum.test", "dana@10.0.0.1", "d" * 64 + "@a.org",
     "dana@xn--mller-kva.example.org"],
)  # fmt: skip
def test_an_address_stays_as_it_was_written(address):
    assert mail_address(address) == address
    assert is_address(address)


@pytest.mark.parametrize(
    ("written", "sent_to"),
    [("Dana@müller.example.org", "Dana@xn--mller-kva.example.org"),
     ("dana@straße.example", "dana@xn--strae-oqa.example")],
)  # fmt: skip
def test_a_domain_beyond_ascii_gets_its_idna_name(written, sent_to):
    assert mail_address(written) == sent_to


@every(
    "text",
    ["", "dana", "@example.org", "dana@", "dana@example.org.", "dana@-example.org", "a..b@a.org",
     '"dana ruiz"@example.org', "dana(work)@example.org", "dana@[10.0.0.1]", "dana@exa_mple.org",
     "Dana <dana@example.org>", "dana@example.org\n", " dana@example.org", "a@b@example.org",
     "dana@" + "a" * 64 + ".org", "d" * 250 + "@example.org", "dana@\ud800.org"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text):
    assert not is_address(text)
    assert not is_address(text, beyond_ascii=True)
    with pytest.raises(ValueError):
        mail_address(text)


def test_letters_beyond_ascii_before_the_at_are_known_but_cannot_be_mailed():
    assert is_address("dána@example.org", beyond_ascii=True)
    assert not is_address("dána@example.org")


@given(st.text(max_size=400))
def test_any_text_is_judged(text):
    assert is_address(text) <= is_address(text, beyond_ascii=True)


@pytest.mark.parametrize(
    ("line", "sender"),
    [("facilitator <notes@example.org>", ("facilitator", "notes@example.org")),
     ('"Founders North" <notes@example.org>', ("Founders North", "notes@example.org")),
     (" notes@example.org ", ("", "notes@example.org"))],
)  # fmt: skip
def test_a_sender_may_have_a_name(line, sender):
    assert read_sender(line) == sender


@pytest.mark.parametrize(
    "line",
    ["", "nobody", "Notes <>", "<a@b> <c@d>", "a@b.org <c@d.org>", "a\r\nBcc: b@c.org <d@e.org>",
     "Notes <nótes@example.org>"],
)  # fmt: skip
def test_a_line_without_an_address_to_answer_to_is_no_sender(line):
    with pytest.raises(ValueError):
        read_sender(line)
