"""Who signed it, and when: raw bytes, several secrets, a window of time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhooks.signature import (
    BadSignature,
    ClaimedSignature,
    SigningSecrets,
    hmac_hex,
    sign,
    verify,
)

# The vectors were made with Zoom's rules and agree with its own Node library.
SECRET, AT = "s3cr3t-tok", "1760000000"
BODY = (
    '{"event":"meeting.ended","event_ts":1760000000000,"payload":{"account_id":"AbC",'
    '"object":{"id":"85712345678","topic":"Café"}}}'
).encode()
SIGNATURE = "v0=6a17135c8d06bc63160adb0f52ec9cf2aa9cfb402309103999be8c8cdb45ebc2"
NOW = datetime.fromtimestamp(1760000000, UTC)
TRUST = SigningSecrets((SECRET,))


def test_zooms_own_signature_is_taken():
    verify(BODY, ClaimedSignature(SIGNATURE, AT), TRUST, NOW)

    assert sign(BODY, AT, SECRET) == SIGNATURE


def test_the_handshake_is_answered_as_zoom_expects():
    assert hmac_hex("qgg8vlvZRS6UYooatFL8Aw", [SECRET]) == (
        "a5aa73cb1499ca545cb40e1e0dbafd7d63dac8491c0830663d93f85db9e64ede"
    )


@pytest.mark.parametrize(
    ("body", "signed", "trust"),
    [
        (BODY + b" ", ClaimedSignature(SIGNATURE, AT), TRUST),
        (BODY, ClaimedSignature(SIGNATURE[:-1] + "0", AT), TRUST),
        (BODY, ClaimedSignature("", AT), TRUST),
        (BODY, ClaimedSignature("v0=\xe9\u20ac", AT), TRUST),
        (BODY, ClaimedSignature(SIGNATURE, ""), TRUST),
        (BODY, ClaimedSignature(SIGNATURE, "٣٣٣"), TRUST),
        (BODY, ClaimedSignature(SIGNATURE, "9" * 300), TRUST),
        (BODY, ClaimedSignature(SIGNATURE, "-1"), TRUST),
        (BODY, ClaimedSignature(SIGNATURE, AT), SigningSecrets(())),
        (BODY, ClaimedSignature(SIGNATURE, AT), SigningSecrets(("",))),
        (BODY, ClaimedSignature(SIGNATURE, AT), SigningSecrets(("another",))),
    ],
)
def test_anything_else_is_not(body, signed, trust):
    with pytest.raises(BadSignature):
        verify(body, signed, trust, NOW)


def test_an_empty_secret_signs_for_nobody():
    with pytest.raises(BadSignature):
        verify(BODY, ClaimedSignature(sign(BODY, AT, ""), AT), SigningSecrets(("", SECRET)), NOW)


def test_while_a_secret_is_changed_both_are_taken():
    trust = SigningSecrets(("new", SECRET))

    verify(BODY, ClaimedSignature(SIGNATURE, AT), trust, NOW)
    verify(BODY, ClaimedSignature(sign(BODY, AT, "new"), AT), trust, NOW)


def test_milliseconds_are_a_time_too():
    verify(BODY, ClaimedSignature(sign(BODY, f"{AT}000", SECRET), f"{AT}000"), TRUST, NOW)


@pytest.mark.parametrize(
    ("later", "taken"),
    [(timedelta(hours=2), True), (timedelta(hours=2, seconds=1), False),
     (timedelta(minutes=-5), True), (timedelta(minutes=-5, seconds=-1), False)],
)  # fmt: skip
def test_a_retry_is_still_in_time_and_an_old_message_is_not(later, taken):
    if taken:
        verify(BODY, ClaimedSignature(SIGNATURE, AT), TRUST, NOW + later)
        return
    with pytest.raises(BadSignature):
        verify(BODY, ClaimedSignature(SIGNATURE, AT), TRUST, NOW + later)


@given(st.binary(max_size=200), st.text(max_size=40), st.text(max_size=100))
def test_nothing_random_is_ever_taken(body, timestamp, signature):
    with pytest.raises(BadSignature):
        verify(body, ClaimedSignature(signature, timestamp), TRUST, NOW)
