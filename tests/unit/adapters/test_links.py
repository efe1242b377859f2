"""Personal links: for one purpose, until a day, and not to be made by anybody else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.adapters.links import SignedLinks
from facilitator.domain.errors import BadLink, LinkExpired

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = NOW + timedelta(days=1)
OLD, NEW = "the old secret of ours", "the new secret of ours"
LINKS = SignedLinks("https://f.example.org/", OLD)


def test_link_says_whom_and_what_it_is_about():
    url = LINKS.url("check-in", (12, 7), DAY)

    base, _, token = url.rpartition("/")

    assert base == "https://f.example.org/check-in"
    assert LINKS.ids("check-in", token, NOW) == (12, 7)


def test_link_is_of_no_use_for_anything_else():
    token = LINKS.token("check-in", (12, 7), DAY)

    with pytest.raises(BadLink):
        LINKS.ids("approve", token, NOW)


def test_link_has_its_time():
    token = LINKS.token("check-in", (1,), NOW - timedelta(seconds=1))

    with pytest.raises(LinkExpired):
        LINKS.ids("check-in", token, NOW)


def test_link_outlives_a_change_of_the_secret():
    token = LINKS.token("check-in", (1,), DAY)

    assert SignedLinks("https://f.example.org", NEW, OLD).ids("check-in", token, NOW) == (1,)
    with pytest.raises(BadLink):
        SignedLinks("https://f.example.org", NEW).ids("check-in", token, NOW)


@given(st.text(max_size=600))
def test_what_somebody_typed_is_no_link(token):
    with pytest.raises(BadLink):
        LINKS.ids("check-in", token, NOW)


@given(st.data())
def test_no_letter_of_a_link_can_be_changed(data):
    token = LINKS.token("check-in", (12, 7), DAY)
    at = data.draw(st.integers(0, len(token) - 2))  # base64's last letter has bits to spare
    other = data.draw(st.sampled_from("abcXYZ019_-."))
    changed = token[:at] + other + token[at + 1 :]

    if changed != token:
        with pytest.raises(BadLink):
            LINKS.ids("check-in", changed, NOW)
