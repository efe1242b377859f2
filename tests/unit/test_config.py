"""The settings: right ones are read, wrong ones are named all at once."""

import pytest

from facilitator import config
from facilitator.domain.errors import BadSetting


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


def test_wrong_settings_are_named_all_at_once(monkeypatch):
    monkeypatch.setenv("FACILITATOR_ENGINE", "magic")
    monkeypatch.setenv("FACILITATOR_SESSION_BUDGET_USD", "-1")

    with pytest.raises(BadSetting) as caught:
        config.load()

    assert "FACILITATOR_ENGINE" in caught.value.message
    assert "FACILITATOR_SESSION_BUDGET_USD" in caught.value.message


def test_a_key_never_shows(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")

    assert "very-secret" not in repr(config.load())
