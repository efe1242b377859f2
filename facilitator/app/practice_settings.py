"""Practice mode: settings for a fake Zoom on this machine, created by `serve`."""

from __future__ import annotations

import json
import os
import secrets
import socket
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from facilitator.config import Settings
from facilitator.domain.errors import Refused

FILE = "practice.json"


def is_practice(settings: Settings) -> bool:
    """Whether practice mode applies: one process on SQLite, and no Zoom settings."""
    return settings.is_embedded and not settings.zoom_webhook_secrets and not settings.has_zoom


def create_practice_settings(settings: Settings) -> Settings:
    """The settings of a service in practice mode, stored for `simulate`."""
    path = settings.var / FILE
    if not path.exists():
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        content = {"secret": secrets.token_hex(16), "client_secret": secrets.token_hex(16),
                "port": port}  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(content, file)
    return _with_practice_server(settings, path)


def load_practice_settings(settings: Settings) -> Settings:
    """The settings of the service that runs in practice mode. Raises Refused if there is none."""
    if not is_practice(settings):
        return settings
    path = settings.var / FILE
    if not path.exists():
        raise Refused(
            "No service runs in practice mode here.",
            "Start `facilitator serve` in another terminal, in this folder.",
        )
    return _with_practice_server(settings, path)


def _with_practice_server(settings: Settings, path: Path) -> Settings:
    stored: dict[str, Any] = json.loads(path.read_text())
    base = f"http://127.0.0.1:{stored['port']}"
    return settings.model_copy(
        update={
            "zoom_webhook_secrets": (SecretStr(stored["secret"]),),
            "zoom_account_id": "practice",
            "zoom_client_id": "practice",
            "zoom_client_secret": SecretStr(stored["client_secret"]),
            "zoom_api_url": f"{base}/v2",
            "zoom_oauth_url": f"{base}/oauth/token",
            "zoom_download_hosts": (f"127.0.0.1:{stored['port']}", f"localhost:{stored['port']}"),
        }
    )
