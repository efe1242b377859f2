"""Puts the ports and the records of a running service together."""

from __future__ import annotations

from facilitator import wiring
from facilitator.adapters.clock import SystemClock
from facilitator.adapters.links import SignedLinks
from facilitator.adapters.mail.files import FileMailer
from facilitator.adapters.mail.smtp import Server, SmtpMailer
from facilitator.adapters.seal import FernetSeal, kept_secret
from facilitator.config import Settings
from facilitator.domain.errors import BadSetting
from facilitator.ports import Engine, Ledger, Mailer, Platform
from facilitator.services.deps import Deps, Wish
from webhooks.zoom.api import Access, ZoomAPI
from webhooks.zoom.client import Zoom


def deps(settings: Settings) -> Deps:
    """The ports and the records of a running service; nothing is connected yet."""
    db = wiring.database(settings, upgrade=False)
    zoom = _zoom(settings)
    asked = wiring.model(settings) if settings.has_model and settings.engine != "offline" else None

    def engines(wish: Wish, ledger: Ledger) -> Engine:
        from facilitator.workflows.asking import AskedOnce  # noqa: PLC0415 -- only workers ask

        once = AskedOnce(asked, wish.session_id, db) if asked else None
        return wiring.engine(settings, wish, ledger=ledger, asked=once)

    own = own_secrets(settings)
    return Deps(
        db, SystemClock(), FernetSeal(*own), SignedLinks(settings.address, *own),
        lambda name: zoom if name == "zoom" else None, engines, mailer(settings), settings.outbox,
        asked,
    )  # fmt: skip


def own_secrets(settings: Settings) -> list[str]:
    """The secrets of this installation, the one in force first."""
    given = [secret.get_secret_value() for secret in settings.secrets]
    if not given and not settings.is_embedded:
        raise BadSetting(
            "Several machines need the same secret.",
            "Set FACILITATOR_SECRET to a long random text.",
        )
    return given or [kept_secret(settings.var / "secret")]


def mailer(settings: Settings) -> Mailer:
    """What mails leave by: the mail server, or files where there is none."""
    if settings.smtp_url is None:
        return FileMailer(settings.outbox, settings.mail_from)
    return SmtpMailer(Server.of(settings.smtp_url.get_secret_value()), settings.mail_from)


def _zoom(settings: Settings) -> Platform | None:
    """Zoom, where its API can be asked."""
    if not settings.has_zoom or settings.zoom_client_secret is None:
        return None
    access = Access(
        settings.zoom_account_id, settings.zoom_client_id,
        settings.zoom_client_secret.get_secret_value(),
        settings.zoom_api_url, settings.zoom_oauth_url,
    )  # fmt: skip
    return Zoom(ZoomAPI(access), settings.zoom_download_hosts)
