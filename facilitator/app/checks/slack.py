"""Slack accepts the bot; nothing is posted, so groups' webhooks are not tried."""

from __future__ import annotations

from facilitator.app import dependencies
from facilitator.app.checks import not_set_up, passed
from facilitator.config import Settings


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Ask Slack who the bot is."""
    if settings.slack_bot_token is None:
        return not_set_up("no bot; posts are only possible to groups with a webhook")
    return passed(dependencies.chat(settings).check())
