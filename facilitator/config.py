"""Settings from the environment or `.env`; no other module reads them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from facilitator.domain.addresses import read_sender
from facilitator.domain.errors import BadSetting

StringTuple = Annotated[tuple[str, ...], NoDecode]
Usd = Annotated[float, Field(ge=0, allow_inf_nan=False)]
ModelPrice = Annotated[tuple[Usd, Usd, Usd] | None, NoDecode]
SecretTuple = Annotated[tuple[SecretStr, ...], NoDecode]
MIN_SECRET_CHARACTERS = 16  # characters
OFF = "off"
ENV_FILE = ".env"
HIDDEN = ("KEY", "SECRET", "TOKEN", "DATABASE", "SMTP", "PASS")  # in names: values are not told
URL = r"^https?://[^\s]+$"
PUBLIC_URL = re.compile(r"https?://[^\s/?#@\\]+((?:/(?!\.{1,2}(?:/|$))[\w.~-]+)*)/?", re.ASCII)
SMTP_URL = re.compile(r"smtps?://[^\s]+")
DEFAULT_SENDER = "facilitator <facilitator@localhost>"


class Settings(BaseSettings):
    """Everything an operator can set. `.env.example` explains each setting in a sentence."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, extra="ignore", populate_by_name=True)

    openai_api_key: SecretStr | None = Field(None, alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(None, alias="OPENAI_BASE_URL", pattern=r"^https?://")
    model: str = Field("gpt-5-mini", alias="FACILITATOR_MODEL", min_length=1)
    verifier_model: str = Field("", alias="FACILITATOR_VERIFIER_MODEL")
    engine: Literal["auto", "offline", "openai"] = Field("auto", alias="FACILITATOR_ENGINE")
    database_url: str | None = Field(
        None, alias="FACILITATOR_DATABASE_URL", pattern=r"^(sqlite|postgresql\+psycopg)://"
    )
    var: Path = Field(Path("var"), alias="FACILITATOR_VAR")
    session_budget_usd: Decimal = Field(Decimal("2"), alias="FACILITATOR_SESSION_BUDGET_USD", ge=0)
    model_price_usd: ModelPrice = Field(None, alias="FACILITATOR_MODEL_PRICE_USD")

    secrets: SecretTuple = Field((), alias="FACILITATOR_SECRET")
    data_keys: SecretTuple = Field((), alias="FACILITATOR_DATA_KEY")
    public_url: str | None = Field(None, alias="FACILITATOR_PUBLIC_URL")
    proxies: int = Field(0, alias="FACILITATOR_PROXIES", ge=0, le=5)
    metrics_token: SecretStr | None = Field(
        None, alias="FACILITATOR_METRICS_TOKEN", min_length=MIN_SECRET_CHARACTERS
    )

    ping_url: str | None = Field(None, alias="FACILITATOR_PING_URL", pattern=URL)
    backup_dir: Path | None = Field(None, alias="FACILITATOR_BACKUP_DIR")
    backup_passphrase: SecretStr | None = Field(None, alias="FACILITATOR_BACKUP_PASSPHRASE")

    zoom_webhook_secrets: SecretTuple = Field((), alias="FACILITATOR_ZOOM_WEBHOOK_SECRETS")
    zoom_account_id: str = Field("", alias="FACILITATOR_ZOOM_ACCOUNT_ID")
    zoom_client_id: str = Field("", alias="FACILITATOR_ZOOM_CLIENT_ID")
    zoom_client_secret: SecretStr | None = Field(None, alias="FACILITATOR_ZOOM_CLIENT_SECRET")
    zoom_api_url: str = Field(
        "https://api.zoom.us/v2", alias="FACILITATOR_ZOOM_API_URL", pattern=URL
    )
    zoom_oauth_url: str = Field(
        "https://zoom.us/oauth/token", alias="FACILITATOR_ZOOM_OAUTH_URL", pattern=URL
    )
    zoom_download_hosts: StringTuple = Field(
        ("zoom.us", ".zoom.us"), alias="FACILITATOR_ZOOM_DOWNLOAD_HOSTS"
    )
    intake_secrets: SecretTuple = Field((), alias="FACILITATOR_INTAKE_SECRETS")
    webhook_window_minutes: int = Field(120, alias="FACILITATOR_WEBHOOK_WINDOW_MINUTES", ge=1)

    smtp_url: SecretStr | None = Field(None, alias="FACILITATOR_SMTP_URL")
    mail_from: str = Field(DEFAULT_SENDER, alias="FACILITATOR_MAIL_FROM", validate_default=True)
    mails_per_minute: int = Field(60, alias="FACILITATOR_MAILS_PER_MINUTE", ge=1, le=6000)

    slack_bot_token: SecretStr | None = Field(None, alias="FACILITATOR_SLACK_BOT_TOKEN")
    slack_url: str | None = Field(None, alias="FACILITATOR_SLACK_URL", pattern=URL)

    worker: str = Field("", alias="FACILITATOR_WORKER", pattern=r"^[\w.-]{0,60}$")
    sessions_at_once: int = Field(8, alias="FACILITATOR_SESSIONS_AT_ONCE", ge=1, le=100)
    model_calls_at_once: int = Field(8, alias="FACILITATOR_MODEL_CALLS_AT_ONCE", ge=1, le=200)
    model_calls_per_minute: int = Field(
        300, alias="FACILITATOR_MODEL_CALLS_PER_MINUTE", ge=1, le=100_000
    )

    @field_validator(
        "secrets",
        "data_keys",
        "zoom_webhook_secrets",
        "intake_secrets",
        "zoom_download_hosts",
        mode="before",
    )
    @classmethod
    def _split(cls, value: object) -> object:
        """Split several values at commas."""
        return (
            [v.strip() for v in value.split(",") if v.strip()] if isinstance(value, str) else value
        )

    @field_validator("secrets", "data_keys")
    @classmethod
    def _check_length(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        if any(len(secret.get_secret_value()) < MIN_SECRET_CHARACTERS for secret in value):
            raise ValueError(f"each needs at least {MIN_SECRET_CHARACTERS} characters")
        return value

    @field_validator("public_url")
    @classmethod
    def _check_public_url(cls, value: str | None) -> str | None:
        if value is not None and not PUBLIC_URL.fullmatch(value):
            raise ValueError("write it as https://example.org or https://example.org/path")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _check_smtp_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not SMTP_URL.fullmatch(value.get_secret_value()):
            raise ValueError("it must begin with smtp:// or smtps://")
        return value

    @field_validator("mail_from")
    @classmethod
    def _check_sender(cls, value: str, given: ValidationInfo) -> str:
        """Mail servers need a sender, and replies need an address."""
        try:
            read_sender(value)
        except ValueError:
            raise ValueError("write it as Name <name@example.org>") from None
        if value == DEFAULT_SENDER and given.data.get("smtp_url") is not None:
            raise ValueError("FACILITATOR_SMTP_URL also needs FACILITATOR_MAIL_FROM")
        return value

    @field_validator("model_price_usd", mode="before")
    @classmethod
    def _parse_price(cls, value: object) -> object:
        """US dollars per million tokens: input, cached input, output."""
        given = value.split(",") if isinstance(value, str) else value
        if isinstance(given, list) and len(given) != 3:
            raise ValueError("give three numbers: in,cached,out, for example 0.25,0.025,2.00")
        return given

    @property
    def address(self) -> str:
        """The base of links in mails: the public URL, or this machine if there is none."""
        return self.public_url or "http://127.0.0.1:8000"

    @property
    def path_prefix(self) -> str:
        """The path of the public URL, without a slash at its end; empty if there is none."""
        match = PUBLIC_URL.fullmatch(self.address)
        return match[1] if match else ""

    @property
    def has_zoom(self) -> bool:
        """Whether Zoom's API is set up."""
        return bool(self.zoom_account_id and self.zoom_client_id and self.zoom_client_secret)

    @property
    def is_practice(self) -> bool:
        """Whether Zoom is a fake on this machine, so that the clock may be shifted."""
        return self.zoom_api_url.startswith("http://127.0.0.1:")

    @property
    def practice_clock(self) -> Path:
        """The file that holds the shift of the practice clock."""
        return self.var / "clock.json"

    @property
    def is_embedded(self) -> bool:
        """Whether everything runs in one process, on SQLite."""
        return self.database.startswith("sqlite")

    @property
    def work_database(self) -> str:
        """The database of durable work: next to SQLite a file of its own, or the same server.

        In one SQLite file the two would wait for each other's write lock.
        """
        if not self.is_embedded:
            return self.database
        return f"sqlite:///{self.records_file.with_name('work.db')}"

    @property
    def records_file(self) -> Path:
        """The file of an SQLite database."""
        return Path(self.database.removeprefix("sqlite:///"))

    @property
    def has_model(self) -> bool:
        """Whether a model is set up: by a key, or by the address of a server."""
        return self.openai_api_key is not None or self.openai_base_url is not None

    @property
    def second_reader(self) -> str | None:
        """The name of the model that reads recaps a second time; None if that is switched off."""
        name = self.verifier_model.strip() or self.model
        return None if name.lower() == OFF else name

    @property
    def database(self) -> str:
        """The database URL; SQLite in ``var`` by default."""
        return self.database_url or f"sqlite:///{(self.var / 'facilitator.db').resolve()}"

    @property
    def outbox(self) -> Path:
        """The folder for mails if there is no mail server."""
        return self.var / "outbox"


def environment(added: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for another program, with some more variables."""
    return {**os.environ, **added}


def environment_lines() -> Iterator[str]:
    """Yield the settings that are given here, each as a line of a .env file, for a backup.

    Its passphrase is not among them.
    """
    for name, value in sorted({**dotenv_values(ENV_FILE), **os.environ}.items()):
        is_ours = name.startswith(("FACILITATOR_", "OPENAI_"))
        if is_ours and value and "\n" not in value and name != "FACILITATOR_BACKUP_PASSPHRASE":
            yield f"{name}={value}\n"


def load() -> Settings:
    """Load the settings. Raises BadSetting that names all invalid values at once."""
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as error:
        lines = [
            f"{problem['loc'][0]}: {problem['msg']} (given: {_input_text(problem)})"
            for problem in error.errors()
        ]
        raise BadSetting(
            "These settings cannot be used:\n  " + "\n  ".join(lines),
            "Correct them in the environment or in .env; .env.example shows what is expected.",
        ) from None


def _input_text(error: object) -> str:
    given = error.get("input") if isinstance(error, dict) else None
    name = str(error["loc"][0]) if isinstance(error, dict) else ""
    hidden = any(
        word in name.upper() for word in ("KEY", "SECRET", "TOKEN", "DATABASE", "SMTP", "PASS")
    )
    return "hidden" if hidden else repr(given)[:60]
