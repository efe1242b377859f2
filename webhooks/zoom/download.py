"""Downloads a file of a recording: every hop is checked, the token never stands in an address."""

from __future__ import annotations

import time
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import requests

from facilitator.domain.errors import FacilitatorError, OutsideFault

CONNECT_SECONDS, READ_SECONDS, LONGEST_SECONDS = 5.0, 30.0, 120.0
LARGEST_BYTES = 20 * 1024 * 1024
MOST_HOPS = 5


class Denied(FacilitatorError):
    """This way to the file is closed: the token is too old, or the file is gone."""


def download(url: str, token: str, hosts: Sequence[str]) -> bytes:
    """The file's bytes. Raises Denied, or OutsideFault for what may pass."""
    until = time.monotonic() + LONGEST_SECONDS
    own = urlsplit(url).netloc
    for _ in range(MOST_HOPS):
        _check(url, hosts)
        # Behind a redirect to another host the address itself is signed, and ours is not its token.
        headers = {"Authorization": f"Bearer {token}"} if urlsplit(url).netloc == own else {}
        try:
            with requests.get(
                url, headers=headers, stream=True, allow_redirects=False,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
            ) as response:  # fmt: skip
                if response.is_redirect:
                    url = urljoin(url, response.headers["Location"])
                    continue
                _judge(response)
                return _read(response, until)
        except requests.RequestException as error:
            raise OutsideFault("The transcript could not be downloaded from Zoom.",
                               "It will be tried again.") from error  # fmt: skip
    raise Denied("Zoom sent the download from one place to another without end.")


def is_allowed(url: str, hosts: Sequence[str]) -> bool:
    """Whether a file may be fetched from there: https and a host on the list, and nothing more.

    ``.zoom.us`` stands for all hosts below zoom.us. A loopback address with its port is for a
    stand-in on this machine, which speaks plain http.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    if parts.username or parts.password or not host:
        return False
    if f"{host}:{port}" in hosts and _is_loopback(host):
        return parts.scheme == "http"
    named = any(host == h or (h.startswith(".") and host.endswith(h)) for h in hosts)
    return parts.scheme == "https" and port is None and named


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check(url: str, hosts: Sequence[str]) -> None:
    if not is_allowed(url, hosts):
        raise Denied(
            "The download leads to a place that is not allowed.",
            "If it is Zoom's own, add its host to FACILITATOR_ZOOM_DOWNLOAD_HOSTS.",
        )


def _judge(response: requests.Response) -> None:
    status = response.status_code
    if status in (401, 403, 404, 410):
        raise Denied(f"Zoom does not give the file ({status}).")
    if status != 200:
        raise OutsideFault(f"Zoom's file server is busy or broken ({status}).", "Try again later.")
    if "html" in response.headers.get("Content-Type", "").lower():
        raise Denied("Zoom sent a page instead of the file.")


def _read(response: requests.Response, until: float) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(64 * 1024):
        content += chunk
        if len(content) > LARGEST_BYTES:
            raise Denied("The file is far too large for a transcript.")
        if time.monotonic() > until:
            raise OutsideFault("The download took too long.", "It will be tried again.")
    if bytes(content[:200]).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise Denied("Zoom sent a page instead of the file.")
    return bytes(content)
