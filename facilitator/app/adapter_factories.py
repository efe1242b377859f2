"""Creates engines, agenda writers, the database and the model from settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.adapters.llm.openai import OpenAIModel
from facilitator.app.backups.finish import finish_restore
from facilitator.config import Settings
from facilitator.domain.errors import BadSetting
from facilitator.engines.offline import OfflineEngine
from facilitator.engines.spelling import SpellingEngine
from facilitator.engines.theme_writer import ThemeWriter
from facilitator.features.llm.call_ledger import MemoryLedger
from facilitator.kit.deps import EngineOptions
from facilitator.ports import AgendaWriter, CallLedger, Engine, Model
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.prompt import FilledPrompt
from facilitator.records.database import Database
from facilitator.records.sealed import Lock
from facilitator.translation import languages, translator_for

if TYPE_CHECKING:
    from facilitator.engines.model import ModelEngine

ENGINES = ("auto", "offline", "openai")


def engine(
    settings: Settings,
    handed: EngineOptions,
    wanted: str | None = None,
    ledger: CallLedger | None = None,
    asked: Models | None = None,
) -> Engine:
    """The engine named by ``wanted`` (the command line) or by the settings.

    Raises BadSetting for an engine that is unknown or not set up, NotFound for an unknown theme,
    BadPrompt.
    """
    name = wanted or settings.engine
    if name not in ENGINES:
        raise BadSetting(f"There is no engine {name}.", f"Choose one of {', '.join(ENGINES)}.")
    if handed.language not in languages():
        raise BadSetting(
            f"Recaps cannot be written in {handed.language}.",
            f"Choose from {', '.join(languages())}.",
        )
    library = PromptLibrary.of(handed.theme, handed.own_prompts)
    words = library.theme(handed.theme).words  # raises for an unknown theme with any engine
    if handed.format:
        library.format(handed.format)
    if name == "offline" or (name == "auto" and not settings.has_model):
        return SpellingEngine(OfflineEngine(), words)
    if not settings.has_model:
        raise BadSetting(
            "The engine openai needs a model.", "Set OPENAI_API_KEY, or OPENAI_BASE_URL."
        )
    model_engine = _model_engine(
        settings, library, handed, ledger or MemoryLedger(), asked or models(settings)
    )
    return SpellingEngine(model_engine, words)


def writer(
    settings: Settings, wish: EngineOptions, ledger: CallLedger, asked: Model | None
) -> AgendaWriter:
    """The agenda writer: the theme's own sentences, or a model if there is one."""
    library = PromptLibrary.of(wish.theme, wish.own_prompts)
    theme_writer = ThemeWriter(library.theme(wish.theme))
    if asked is None:
        return theme_writer
    from facilitator.engines.model.agenda import ModelWriter  # noqa: PLC0415 -- rarely needed

    usual_texts = tuple(icebreaker.text for icebreaker in library.icebreakers(wish.theme))
    return ModelWriter(
        _model_engine(settings, library, wish, ledger, Models(asked)), theme_writer, usual_texts
    )


def database(settings: Settings, *, upgrade: bool = True) -> Database:
    """Open the database; its tables are brought up to date unless the caller does that."""
    finish_restore(settings)
    db = Database(settings.database, _encryption(settings))
    if upgrade:
        db.upgrade()
    return db


def _encryption(settings: Settings) -> Lock | None:
    """Encryption of what people said in the database, if there is a key."""
    if not settings.data_keys:
        return None
    from facilitator.adapters.encryption import FernetCipher  # noqa: PLC0415 -- slow, and not always needed

    keys = [key.get_secret_value() for key in settings.data_keys]
    return FernetCipher(*keys, purpose="records", setting="FACILITATOR_DATA_KEY")


@dataclass(frozen=True, slots=True)
class Models:
    """The model that is asked first, and the one that reads a second time, if any."""

    first: Model
    reader: Model | None = None


@dataclass(frozen=True, slots=True)
class _ThemePrompts:
    """The prompts of one theme."""

    library: PromptLibrary
    theme: str

    def fill(self, name: str, **values: object) -> FilledPrompt:
        return self.library.prompt(self.theme, name).fill(**values)


def _model_engine(
    settings: Settings,
    library: PromptLibrary,
    handed: EngineOptions,
    ledger: CallLedger,
    asked: Models,
) -> ModelEngine:
    from facilitator.adapters.token_counter import TiktokenCounter  # noqa: PLC0415 -- slow, rarely needed
    from facilitator.engines.model import PROMPTS, ModelEngine, SessionSettings  # noqa: PLC0415 -- as above

    for name in dict.fromkeys((*PROMPTS, *library.prompts())):
        library.prompt(handed.theme, name)  # raises for a broken prompt before any model call
    return ModelEngine(
        asked.first,
        _ThemePrompts(library, handed.theme),
        TiktokenCounter(settings.model),
        ledger,
        OfflineEngine(),
        SessionSettings(
            wording=library.format(handed.format).wording if handed.format else "both",
            language=translator_for(handed.language).name,
            language_code=handed.language,
            budget_usd=float(settings.session_budget_usd),
            note=handed.note,
        ),
        asked.reader,
    )


def models(settings: Settings) -> Models:
    """The models in the settings. One that does both is one object, as it learns its server."""
    first, name = _model(settings, settings.model, settings.model_price_usd), settings.second_reader
    if name is None or name == first.name:
        return Models(first, first if name else None)
    reader = _model(settings, name)
    is_listed = reader.cost(0, 0) is not None
    return Models(first, reader if is_listed else _model(settings, name, settings.model_price_usd))


def _model(
    settings: Settings, name: str, price: tuple[float, float, float] | None = None
) -> OpenAIModel:
    key = settings.openai_api_key
    return OpenAIModel(
        name,
        key=key.get_secret_value() if key else None,
        base_url=settings.openai_base_url,
        price=price,
    )
