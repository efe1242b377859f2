"""Who signed it, and when: raw bytes, several secrets, a window of time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhooks.signature import BadSignature, Signed, Trust, hexed, sign, verify

# The vectors were made with Zoom's rules and agree with its own Node library.
SECRET, AT = "s3cr3t-tok", "1760000000"
BODY = (
    '{"event":"meeting.ended","event_ts":1760000000000,"payload":{"account_id":"AbC",'
    '"object":{"id":"85712345678","topic":"Café"}}}'
).encode()
SIGNATURE = "v0=6a17135c8d06bc63160adb0f52ec9cf2aa9cfb402309103999be8c8cdb45ebc2"
NOW = datetime.fromtimestamp(1760000000, UTC)
TRUST = Trust((SECRET,))


def test_zooms_own_signature_is_taken():
    verify(BODY, Signed(SIGNATURE, AT), TRUST, NOW)

    assert sign(BODY, AT, SECRET) == SIGNATURE


def test_the_handshake_is_answered_as_zoom_expects():
    assert hexed("qgg8vlvZRS6UYooatFL8Aw", [SECRET]) == (
        "a5aa73cb1499ca545cb40e1e0dbafd7d63dac8491c0830663d93f85db9e64ede"
    )


@pytest.mark.parametrize(
    ("body", "signed", "trust"),
    [
        (BODY + b" ", Signed(SIGNATURE, AT), TRUST),
        (BODY, Signed(SIGNATURE[:-1] + "0", AT), TRUST),
        (BODY, Signed("", AT), TRUST),
        (BODY, Signed("v0=\xe9\u20ac", AT), TRUST),
        (BODY, Signed(SIGNATURE, ""), TRUST),
        (BODY, Signed(SIGNATURE, "٣٣٣"), TRUST),
        (BODY, Signed(SIGNATURE, "9" * 300), TRUST),
        (BODY, Signed(SIGNATURE, "-1"), TRUST),
        (BODY, Signed(SIGNATURE, AT), Trust(())),
        (BODY, Signed(SIGNATURE, AT), Trust(("",))),
        (BODY, Signed(SIGNATURE, AT), Trust(("another",))),
    ],
)
def test_anything_else_is_not(body, signed, trust):
    with pytest.raises(BadSignature):
        verify(body, signed, trust, NOW)


def test_an_empty_secret_signs_for_nobody():
    with pytest.raises(BadSignature):
        verify(BODY, Signed(sign(BODY, AT, ""), AT), Trust(("", SECRET)), NOW)


def test_while_a_secret_is_changed_both_are_taken():
    trust = Trust(("new", SECRET))

    verify(BODY, Signed(SIGNATURE, AT), trust, NOW)
    verify(BODY, Signed(sign(BODY, AT, "new"), AT), trust, NOW)


def test_milliseconds_are_a_time_too():
    verify(BODY, Signed(sign(BODY, f"{AT}000", SECRET), f"{AT}000"), TRUST, NOW)


@pytest.mark.parametrize(
    ("later", "taken"),
    [(timedelta(hours=2), True), (timedelta(hours=2, seconds=1), False),
     (timedelta(minutes=-5), True), (timedelta(minutes=-5, seconds=-1), False)],
)  # fmt: skip
def test_a_retry_is_still_in_time_and_an_old_message_is_not(later, taken):
    if taken:
        verify(BODY, Signed(SIGNATURE, AT), TRUST, NOW + later)
        return
    with pytest.raises(BadSignature):
        verify(BODY, Signed(SIGNATURE, AT), TRUST, NOW + later)


@given(st.binary(max_size=200), st.text(max_size=40), st.text(max_size=100))
def test_nothing_random_is_ever_taken(body, timestamp, signature):
    with pytest.raises(BadSignature):
        verify(body, Signed(signature, timestamp), TRUST, NOW)
