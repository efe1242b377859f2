"""What a model's tokens cost: by a small table, and nothing on a server of one's own."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from ipaddress import ip_address
from urllib.parse import urlsplit

_DATED = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|latest)\Z")
_OWN = ("localhost", ".local", ".lan", ".internal", ".localhost", ".home.arpa")


@cache
def _prices() -> dict[str, tuple[float, float, float]]:
    table = json.loads((resources.files(__package__) / "prices.json").read_text("utf-8"))
    return {model: (p[0], p[1], p[2]) for model, p in table["prices"].items()}


def is_own(base_url: str) -> bool:
    """Whether a server stands on this machine or in this house, where tokens cost nothing."""
    host = (urlsplit(base_url).hostname or "").lower()
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_OWN)
    return address.is_loopback or address.is_private


def cost_usd(
    model: str, base_url: str, tokens_in: int, tokens_cached: int, tokens_out: int
) -> float | None:
    """What a call costs in US dollars; None where the model's price is not known."""
    if is_own(base_url):
        return 0.0
    price = _prices().get(_DATED.sub("", model.lower()))
    if price is None:
        return None
    cached = min(tokens_cached, tokens_in)
    fresh = tokens_in - cached
    return (fresh * price[0] + cached * price[1] + tokens_out * price[2]) / 1_000_000
