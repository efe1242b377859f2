"""Slack takes our bot; nothing is posted, so webhooks of groups are not tried."""

from __future__ import annotations

from facilitator.app import assembly
from facilitator.app.checks import unset, well
from facilitator.config import Settings


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Asks Slack who the bot is."""
    if settings.slack_bot_token is None:
        return unset("no bot; groups can be posted to by their webhooks alone")
    return well(assembly.chat(settings).check())
