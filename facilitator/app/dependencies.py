"""Creates the dependencies of a running service from its settings."""

from __future__ import annotations

from functools import cache

from facilitator.adapters.chat.slack import SlackChat
from facilitator.adapters.clock import SystemClock
from facilitator.adapters.encryption import FernetCipher, load_or_create_secret
from facilitator.adapters.lazy_token_counter import LazyTokenCounter
from facilitator.adapters.links import SignedLinks
from facilitator.adapters.mail.files import FileMailer
from facilitator.adapters.mail.smtp import SmtpMailer, SmtpServer
from facilitator.adapters.practice_clock import PracticeClock
from facilitator.app import adapter_factories, feature_tables
from facilitator.app.private_files import make_private
from facilitator.config import Settings
from facilitator.domain.errors import BadSetting
from facilitator.kit.deps import Deps, EngineRequest
from facilitator.ports import AgendaWriter, CallLedger, Engine, Mailer, Platform


def deps(settings: Settings) -> Deps:
    """Create the dependencies of a running service; nothing is connected yet."""
    make_private(settings)
    db = adapter_factories.database(settings, upgrade=False)
    zoom = cache(lambda: _zoom(settings))
    models = (
        adapter_factories.models(settings)
        if settings.has_model and settings.engine != "offline"
        else None
    )
    model, reader = (models.first, models.reader) if models else (None, None)

    def engines(wish: EngineRequest, ledger: CallLedger) -> Engine:
        from facilitator.features.llm.jobs.model_calls import CachedModel  # noqa: PLC0415 -- only needed by workers

        if model is None:
            return adapter_factories.engine(settings, wish, ledger=ledger)
        stored = adapter_factories.Models(
            CachedModel(model, wish.session_id, db),
            CachedModel(reader, wish.session_id, db, is_second=True) if reader else None,
        )
        return adapter_factories.engine(settings, wish, ledger=ledger, asked=stored)

    def writers(wish: EngineRequest, ledger: CallLedger) -> AgendaWriter:
        from facilitator.features.llm.jobs.model_calls import CachedModel  # noqa: PLC0415 -- as above

        stored_model = CachedModel(model, wish.session_id, db) if model else None
        return adapter_factories.writer(settings, wish, ledger, stored_model)

    clock = PracticeClock(settings.practice_clock) if settings.is_practice else SystemClock()
    all_secrets = installation_secrets(settings)
    return Deps(
        db, clock, FernetCipher(*all_secrets), SignedLinks(settings.address, *all_secrets),
        lambda name: zoom() if name == "zoom" else None, engines, writers, mailer(settings),
        chat(settings), settings.outbox, LazyTokenCounter(settings.model),
        feature_tables.REFRESHERS, feature_tables.HANDLERS, model, reader,
    )  # fmt: skip


def installation_secrets(settings: Settings) -> list[str]:
    """The secrets of this installation, the current one first.

    Raises BadSetting if there is none and several machines would need the same.
    """
    secrets = [secret.get_secret_value() for secret in settings.secrets]
    if not secrets and not settings.is_embedded:
        raise BadSetting(
            "Several machines need the same secret.",
            "Set FACILITATOR_SECRET to a long random text.",
        )
    return secrets or [load_or_create_secret(settings.var / "secret")]


def mailer(settings: Settings) -> Mailer:
    """How mails are sent: by the mail server, or as files if there is none."""
    if settings.smtp_url is None:
        return FileMailer(settings.outbox, settings.mail_from)
    return SmtpMailer(SmtpServer.of(settings.smtp_url.get_secret_value()), settings.mail_from)


def chat(settings: Settings) -> SlackChat:
    """The chat of groups: Slack, or a server with the same API."""
    token, base = settings.slack_bot_token, settings.slack_url
    return SlackChat(token.get_secret_value() if token else "", base.rstrip("/") if base else None)


def _zoom(settings: Settings) -> Platform | None:
    """Zoom, if its API is set up."""
    if not settings.has_zoom or settings.zoom_client_secret is None:
        return None
    from webhooks.zoom.api import Credentials, ZoomAPI  # noqa: PLC0415 -- slow, only workers need it
    from webhooks.zoom.platform import Zoom  # noqa: PLC0415 -- as above

    access = Credentials(
        settings.zoom_account_id, settings.zoom_client_id,
        settings.zoom_client_secret.get_secret_value(),
        settings.zoom_api_url, settings.zoom_oauth_url,
    )  # fmt: skip
    return Zoom(ZoomAPI(access), settings.zoom_download_hosts)
