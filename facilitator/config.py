"""Settings from the environment or `.env`: the only place that reads them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from facilitator.domain.errors import BadSetting


class Settings(BaseSettings):
    """Everything an operator can set. `.env.example` explains each in a sentence."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", populate_by_name=True)

    openai_api_key: SecretStr | None = Field(None, alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(None, alias="OPENAI_BASE_URL", pattern=r"^https?://")
    model: str = Field("gpt-5-mini", alias="FACILITATOR_MODEL", min_length=1)
    engine: Literal["auto", "offline", "openai"] = Field("auto", alias="FACILITATOR_ENGINE")
    database_url: str | None = Field(
        None, alias="FACILITATOR_DATABASE_URL", pattern=r"^(sqlite|postgresql\+psycopg)://"
    )
    var: Path = Field(Path("var"), alias="FACILITATOR_VAR")
    session_budget_usd: Decimal = Field(Decimal("2"), alias="FACILITATOR_SESSION_BUDGET_USD", ge=0)

    @property
    def has_model(self) -> bool:
        """Whether there is a model to ask: a key, or a server of one's own."""
        return self.openai_api_key is not None or self.openai_base_url is not None

    @property
    def database(self) -> str:
        """The database's URL; SQLite in ``var`` where none was given."""
        return self.database_url or f"sqlite:///{(self.var / 'facilitator.db').resolve()}"

    @property
    def outbox(self) -> Path:
        """Where mails are written that are not sent by us."""
        return self.var / "outbox"


def load() -> Settings:
    """The settings in force. Raises BadSetting that names every wrong value at once."""
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as wrong:
        lines = [f"{e['loc'][0]}: {e['msg']} (given: {_shown(e)})" for e in wrong.errors()]
        raise BadSetting(
            "These settings cannot be used:\n  " + "\n  ".join(lines),
            "Correct them in the environment or in .env; .env.example shows what is expected.",
        ) from None


def _shown(error: object) -> str:
    given = error.get("input") if isinstance(error, dict) else None
    name = str(error["loc"][0]) if isinstance(error, dict) else ""
    return "hidden" if "KEY" in name.upper() else repr(given)[:60]
