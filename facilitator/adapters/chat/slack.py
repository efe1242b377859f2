"""Posts to Slack: by an incoming webhook, or as a bot into a channel; never twice."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk.webhook import WebhookClient, WebhookResponse

from facilitator.domain.errors import BadSetting, FacilitatorError, OutsideFault
from facilitator.domain.recaps.view import printable
from facilitator.ports import InDoubt, Post, PostRefused

HOOKS, API = "https://hooks.slack.com", "https://slack.com"
HOOK_PATH = re.compile(r"/services/[A-Za-z0-9/_-]{8,200}")
ERROR = re.compile(r"[a-z_]+")  # what Slack calls an error
CHANNEL = re.compile(r"[CG][A-Z0-9]{7,20}")
LONGEST_TEXT = 2900  # Slack takes 3000 letters in a section
LONGEST_TITLE, LONGEST_LINE, LONGEST_ANSWER = 200, 600, 100
MOST_LINES = 60
NOT_NOW = ("ratelimited", "rate_limited", "service_unavailable", "team_added_to_org")
UNCLEAR = ("internal_error", "fatal_error", "request_timeout")
OURS = ("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive",
        "missing_scope", "no_permission")  # fmt: skip
MEND = "Check FACILITATOR_SLACK_BOT_TOKEN, and that it may chat:write."
LOOK = "Look into the channel before you send it again."

_quiet = logging.getLogger(f"{__name__}.sdk")
_quiet.setLevel(logging.CRITICAL + 1)  # it would log what is posted, and whereto


@dataclass(frozen=True, slots=True)
class SlackChat:
    """See Chat. ``base`` stands for Slack's own hosts where it is another server, as in tests."""

    token: str = field(default="", repr=False)
    base: str | None = None
    timeout_seconds: int = 10

    def judge(self, to: str) -> None:
        """Raise PostRefused unless *to* is one of Slack's webhooks, or a channel for our bot."""
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
                "This is no address of Slack.",
                f"Give an incoming webhook ({HOOKS}/services/...) or a channel's id (C0123456789).",
            )

    def post(self, to: str, post: Post) -> str:
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
        answer = self._asked(to, content)
        if answer.status_code != 200 or answer.body.strip() != "ok":
            raise _no(answer.status_code, answer.body, answer)
        return "posted by the webhook"

    def check(self) -> str:
        """Ask Slack who the bot is; nothing is posted. Raises OutsideFault, BadSetting, InDoubt."""
        told = self._call("auth.test", {})
        return f"{told.get('user', 'the bot')} may post in {told.get('team', 'its workspace')}"

    def _call(self, method: str, content: dict[str, Any]) -> dict[str, Any]:
        """One call to Slack's API, which says in its answer whether it went well."""
        answer = self._asked(f"{self.base or API}/api/{method}", content, self.token)
        try:
            told = json.loads(answer.body)
        except ValueError:
            told = None
        told = told if isinstance(told, dict) else {}
        if answer.status_code != 200 or told.get("ok") is not True:
            raise _no(answer.status_code, str(told.get("error", "")), answer)
        return told

    def _asked(self, url: str, content: dict[str, Any], token: str = "") -> WebhookResponse:
        """Slack's answer. Only what goes wrong before all of it is sent may be tried again."""
        client = WebhookClient(
            url, timeout=self.timeout_seconds, logger=_quiet, retry_handlers=[],
            default_headers={"Authorization": f"Bearer {token}"} if token else {},
        )  # fmt: skip
        try:
            return client.send_dict(content)
        except URLError as fault:  # urllib's word for a connection that did not come about
            kind = type(fault.reason).__name__
            raise OutsideFault(
                f"Slack cannot be reached ({kind}).", "Check DNS, TLS and the proxy."
            ) from fault
        except (OSError, HTTPException, UnicodeError, LookupError) as fault:
            raise InDoubt(
                f"It was handed over, but Slack's answer did not come ({type(fault).__name__}).",
                LOOK,
            ) from fault


def _blocks(post: Post) -> list[dict[str, Any]]:
    """Sections of the size Slack takes; nothing in them is a link, a mention or a command."""
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
    """Slack's three signs as it wants them; with ``verbatim`` the rest is read as it stands."""
    bare = " ".join(printable(text).split())
    short = bare if len(bare) <= most else bare[: most - 1] + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _no(status: int, word: str, answer: WebhookResponse) -> FacilitatorError:
    """What an answer that is no yes means: never, not now, ours to mend, or nobody knows."""
    said = " ".join(printable(word).split())[:LONGEST_ANSWER]
    told = f"{status} {said}".strip()
    if status == 429 or word in NOT_NOW or status == 503:
        return OutsideFault(f"Slack said: not now, “{told}”.", retry_after=_wait(answer))
    if word in OURS:
        return BadSetting(f"Slack does not take our bot: “{told}”.", MEND)
    is_clear = status == 200 and ERROR.fullmatch(word) and word not in UNCLEAR
    if is_clear or status // 100 == 4:
        return PostRefused(f"Slack refused it: “{told}”.",
                           "Check the webhook, or that the bot is in the channel.")  # fmt: skip
    return InDoubt(f"Slack's answer does not say whether it was posted: “{told}”.", LOOK)


def _wait(answer: WebhookResponse) -> float:
    """The seconds Slack wants us to wait; none where it names no sensible number."""
    given = str(answer.headers.get("Retry-After", ""))
    return float(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0.0
