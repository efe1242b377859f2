"""Zoom issues a token with the scopes that are needed."""

from __future__ import annotations

from facilitator.app.checks import failed, not_set_up, passed
from facilitator.config import Settings
from webhooks.zoom.api import Credentials, ZoomAPI

NEEDED = {
    "meeting:read:meeting:admin": "what is planned",
    "meeting:read:list_past_participants:admin": "who was there",
    "cloud_recording:read:list_recording_files:admin": "the transcript of the recording",
    "cloud_recording:read:meeting_transcript:admin": "AI Companion's transcript",
    "meeting:read:summary:admin": "Zoom's own summary",
}


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Request a token and read its scopes."""
    if not settings.has_zoom or settings.zoom_client_secret is None:
        return not_set_up("not set up;", "docs/zoom-setup.md shows how.")
    api = ZoomAPI(
        Credentials(
            settings.zoom_account_id, settings.zoom_client_id,
            settings.zoom_client_secret.get_secret_value(),
            settings.zoom_api_url, settings.zoom_oauth_url,
        )
    )  # fmt: skip
    api.token()
    missing = [f"{scope} ({why})" for scope, why in NEEDED.items() if scope not in api.scopes]
    if missing:
        return failed(
            f"Zoom gives a token, but without these scopes: {', '.join(missing)}.",
            "At marketplace.zoom.us open the app, Scopes, add them, and activate it again.",
        )
    return passed("gives a token with all scopes that are needed")
