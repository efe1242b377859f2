"""The settings: right ones are read, wrong ones are named all at once."""

import pytest

from facilitator import config
from facilitator.domain.errors import BadSetting
from tests.every import every


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FACILITATOR_ENGINE", "FACILITATOR_VAR"):
        monkeypatch.delenv(name, raising=False)


def test_without_settings_everything_has_a_default():
    settings = config.load()

    assert settings.engine == "auto"
    assert settings.database.endswith("/var/facilitator.db")
    assert not settings.has_model


@pytest.mark.parametrize(
    ("given", "reader"),
    [("", "gpt-5"), (" ", "gpt-5"), ("gpt-5-nano", "gpt-5-nano"), ("off", None), ("OFF", None)],
)
def test_a_recap_is_read_again_by_the_same_model_unless_another_is_set(monkeypatch, given, reader):
    monkeypatch.setenv("FACILITATOR_MODEL", "gpt-5")
    monkeypatch.setenv("FACILITATOR_VERIFIER_MODEL", given)

    assert config.load().second_reader == reader


def test_wrong_settings_are_named_all_at_once(monkeypatch):
    monkeypatch.setenv("FACILITATOR_ENGINE", "magic")
    monkeypatch.setenv("FACILITATOR_SESSION_BUDGET_USD", "-1")

    with pytest.raises(BadSetting) as caught:
        config.load()

    assert "FACILITATOR_ENGINE" in caught.value.message
    assert "FACILITATOR_SESSION_BUDGET_USD" in caught.value.message


def test_a_price_is_three_numbers(monkeypatch):
    monkeypatch.setenv("FACILITATOR_MODEL_PRICE_USD", "0.25, 0.025,2.00")

    assert config.load().model_price_usd == (0.25, 0.025, 2.0)


@pytest.mark.parametrize("price", ["0.25", "1,2", "a,b,c", "-1,0,0", "inf,0,0", ""])
def test_a_price_that_is_none_is_refused(monkeypatch, price):
    monkeypatch.setenv("FACILITATOR_MODEL_PRICE_USD", price)

    with pytest.raises(BadSetting, match="FACILITATOR_MODEL_PRICE_USD"):
        config.load()


def test_a_key_never_shows(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")

    assert "very-secret" not in repr(config.load())


def test_a_short_token_for_figures_is_refused_and_never_shows(monkeypatch):
    monkeypatch.setenv("FACILITATOR_METRICS_TOKEN", "much2short")

    with pytest.raises(BadSetting, match="FACILITATOR_METRICS_TOKEN") as caught:
        config.load()

    assert "much2short" not in str(caught.value)
    monkeypatch.setenv("FACILITATOR_METRICS_TOKEN", "a token of sixteen letters")
    assert "sixteen" not in repr(config.load())


def test_a_mail_server_never_shows_and_needs_a_sender(monkeypatch):
    monkeypatch.setenv("FACILITATOR_SMTP_URL", "smtp://dana:s3cret@mx.example.org")

    with pytest.raises(BadSetting, match="FACILITATOR_MAIL_FROM") as caught:
        config.load()

    assert "s3cret" not in str(caught.value)
    monkeypatch.setenv("FACILITATOR_MAIL_FROM", "Founders North <notes@example.org>")
    assert "s3cret" not in repr(config.load())
    monkeypatch.setenv("FACILITATOR_SMTP_URL", "imap://dana:s3cret@mx.example.org")
    with pytest.raises(BadSetting, match="smtp://") as caught:
        config.load()
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "sender", ["", "nobody", "a@b\r\nBcc: eve@example.org", "<a@b> <c@d>", "Notes <notes@-a.org>"]
)
def test_a_sender_that_is_none_is_refused(monkeypatch, sender):
    monkeypatch.setenv("FACILITATOR_MAIL_FROM", sender)

    with pytest.raises(BadSetting, match="FACILITATOR_MAIL_FROM"):
        config.load()


@every(
    ("given", "prefix"),
    [
        ("https://example.org", ""),
        ("https://example.org/", ""),
        ("http://127.0.0.1:8000", ""),
        ("https://example.org:8443/peers/", "/peers"),
        ("https://example.org/our/peer-groups", "/our/peer-groups"),
    ],
)
def test_the_public_address_may_have_a_path(monkeypatch, given, prefix):
    monkeypatch.setenv("FACILITATOR_PUBLIC_URL", given)

    assert config.load().path_prefix == prefix


@every(
    "given",
    [
        "example.org", "ftp://example.org", "https://", "https://example.org/a b",
        "https://example.org/peers?x=1", "https://example.org/#peers", "https://a@example.org",
        "https://example.org/../x", "https://example.org//x", "https://example.org/%70eers",
        "https://example.org\\x",
    ],
)  # fmt: skip
def test_a_public_address_that_links_cannot_begin_with_is_refused(monkeypatch, given):
    monkeypatch.setenv("FACILITATOR_PUBLIC_URL", given)

    with pytest.raises(BadSetting, match="FACILITATOR_PUBLIC_URL"):
        config.load()
