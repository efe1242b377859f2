"""Posts to Slack, by an incoming webhook or as a bot; never twice."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk.webhook import WebhookClient, WebhookResponse

from facilitator.domain.errors import BadSetting, ExternalServiceError, FacilitatorError
from facilitator.domain.recaps.view import printable
from facilitator.ports import ChatPost, DeliveryUncertain, PostRefused

HOOKS, API = "https://hooks.slack.com", "https://slack.com"
HOOK_PATH = re.compile(r"/services/[A-Za-z0-9/_-]{8,200}")
ERROR = re.compile(r"[a-z_]+")  # the form of Slack's error codes
CHANNEL = re.compile(r"[CG][A-Z0-9]{7,20}")
LONGEST_TEXT = 2900  # Slack allows 3000 characters in a section
LONGEST_TITLE, LONGEST_LINE, LONGEST_ANSWER = 200, 600, 100
MOST_LINES = 60
TEMPORARY_ERRORS = ("ratelimited", "rate_limited", "service_unavailable", "team_added_to_org")
UNCERTAIN_ERRORS = ("internal_error", "fatal_error", "request_timeout")
CONFIGURATION_ERRORS = (
    "invalid_auth",
    "not_authed",
    "token_revoked",
    "token_expired",
    "account_inactive",
    "missing_scope",
    "no_permission",
)
TOKEN_ADVICE = "Check FACILITATOR_SLACK_BOT_TOKEN, and that it may chat:write."
CHANNEL_ADVICE = "Check the channel before you send it again."

_quiet = logging.getLogger(f"{__name__}.sdk")
_quiet.setLevel(logging.CRITICAL + 1)  # the SDK would log posts and addresses


@dataclass(frozen=True, slots=True)
class SlackChat:
    """See Chat. ``base`` replaces Slack's own hosts, for tests."""

    token: str = field(default="", repr=False)
    base: str | None = None
    timeout_seconds: int = 10

    def judge(self, to: str) -> None:
        """Raise PostRefused unless *to* is a Slack webhook, or a channel id with a bot set up."""
        if CHANNEL.fullmatch(to):
            if not self.token:
                raise PostRefused(
                    "Posting to a channel needs a bot.",
                    "Set FACILITATOR_SLACK_BOT_TOKEN, or give the URL of an incoming webhook.",
                )
            return
        hooks = self.base or HOOKS
        if not (to.startswith(hooks) and HOOK_PATH.fullmatch(to[len(hooks) :])):
            raise PostRefused(
                "This is not an address of Slack.",
                f"Give an incoming webhook ({HOOKS}/services/...) or a channel's id (C0123456789).",
            )

    def post(self, to: str, post: ChatPost) -> str:
        """Post once; see Chat."""
        self.judge(to)
        content: dict[str, Any] = {
            "text": _escaped(post.title, LONGEST_TITLE), "blocks": _blocks(post), "mrkdwn": False,
            "unfurl_links": False, "unfurl_media": False,
        }  # fmt: skip
        if CHANNEL.fullmatch(to):
            content |= {"channel": to, "parse": "none", "link_names": False}
            self._call("chat.postMessage", content)
            return "posted by the bot"
        answer = self._request(to, content)
        if answer.status_code != 200 or answer.body.strip() != "ok":
            raise _error_of(answer.status_code, answer.body, answer)
        return "posted by the webhook"

    def check(self) -> str:
        """Ask Slack who the bot is, without posting.

        Raises ExternalServiceError, BadSetting, InDoubt.
        """
        identity = self._call("auth.test", {})
        return (
            f"{identity.get('user', 'the bot')} may post in {identity.get('team', 'its workspace')}"
        )

    def _call(self, method: str, content: dict[str, Any]) -> dict[str, Any]:
        """Call Slack's API, which reports success in the response body."""
        answer = self._request(f"{self.base or API}/api/{method}", content, self.token)
        try:
            result = json.loads(answer.body)
        except ValueError:
            result = None
        result = result if isinstance(result, dict) else {}
        if answer.status_code != 200 or result.get("ok") is not True:
            raise _error_of(answer.status_code, str(result.get("error", "")), answer)
        return result

    def _request(self, url: str, content: dict[str, Any], token: str = "") -> WebhookResponse:
        """Slack's response.

        Raises ExternalServiceError if nothing was sent, so that a retry is safe, and InDoubt
        otherwise.
        """
        client = WebhookClient(
            url, timeout=self.timeout_seconds, logger=_quiet, retry_handlers=[],
            default_headers={"Authorization": f"Bearer {token}"} if token else {},
        )  # fmt: skip
        try:
            return client.send_dict(content)
        except URLError as fault:  # raised by urllib if no connection was made
            kind = type(fault.reason).__name__
            raise ExternalServiceError(
                f"Slack cannot be reached ({kind}).", "Check DNS, TLS and the proxy."
            ) from fault
        except (OSError, HTTPException, UnicodeError, LookupError) as fault:
            raise DeliveryUncertain(
                f"The post may have been sent, but Slack did not answer ({type(fault).__name__}).",
                CHANNEL_ADVICE,
            ) from fault


def _blocks(post: ChatPost) -> list[dict[str, Any]]:
    """Sections of a size that Slack accepts, without links, mentions or commands."""
    lines = [_escaped(line, LONGEST_LINE) for line in post.lines[:MOST_LINES]]
    texts = [f"*{_escaped(post.title, LONGEST_TITLE)}*"]
    for line in filter(None, lines):
        if len(texts[-1]) + len(line) >= LONGEST_TEXT:
            texts.append(line)
        else:
            texts[-1] += f"\n{line}"
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
        for text in texts
    ]


def _escaped(text: str, most: int) -> str:
    """Escape Slack's three special characters; ``verbatim`` turns off all other markup."""
    plain = " ".join(printable(text).split())
    short = plain if len(plain) <= most else plain[: most - 1] + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _error_of(status: int, word: str, answer: WebhookResponse) -> FacilitatorError:
    """Classify a failed response: permanent, temporary, our configuration, or unknown."""
    said = " ".join(printable(word).split())[:LONGEST_ANSWER]
    answer_text = f"{status} {said}".strip()
    if status == 429 or word in TEMPORARY_ERRORS or status == 503:
        return ExternalServiceError(
            f"Slack asks to try later: “{answer_text}”.", retry_after=_retry_after(answer)
        )
    if word in CONFIGURATION_ERRORS:
        return BadSetting(f"Slack does not accept our bot: “{answer_text}”.", TOKEN_ADVICE)
    is_clear = status == 200 and ERROR.fullmatch(word) and word not in UNCERTAIN_ERRORS
    if is_clear or status // 100 == 4:
        return PostRefused(f"Slack refused it: “{answer_text}”.",
                           "Check the webhook, or that the bot is in the channel.")  # fmt: skip
    return DeliveryUncertain(
        f"Slack's answer does not say whether it was posted: “{answer_text}”.", CHANNEL_ADVICE
    )


def _retry_after(answer: WebhookResponse) -> float:
    """The seconds of Slack's Retry-After header; 0 if it is missing or unreasonable."""
    header = str(answer.headers.get("Retry-After", ""))
    return float(header) if header.isascii() and header.isdigit() and len(header) < 6 else 0.0
