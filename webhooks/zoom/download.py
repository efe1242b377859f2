"""Downloads a file of a recording: every redirect is checked, the token is never in the URL."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from facilitator.domain.errors import ExternalServiceError, FacilitatorError

CONNECT_SECONDS, READ_SECONDS, LONGEST_SECONDS = 5.0, 30.0, 120.0
MAX_BYTES = 20 * 1024 * 1024
MOST_HOPS = 5
_AUTHORITY = re.compile(r"[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?")


class DownloadDenied(FacilitatorError):
    """The file cannot be downloaded this way: the token expired, or the file is gone."""


def download(url: str, token: str, hosts: Sequence[str]) -> bytes:
    """The bytes of a file. Raises Denied, or ExternalServiceError for temporary errors."""
    until = time.monotonic() + LONGEST_SECONDS
    first_host = urlsplit(url).netloc
    for _ in range(MOST_HOPS):
        _check(url, hosts)
        # After a redirect to another host, the URL itself is signed, and our token is not for it.
        headers = {"Authorization": f"Bearer {token}"} if urlsplit(url).netloc == first_host else {}
        try:
            with requests.get(
                url, headers=headers, stream=True, allow_redirects=False,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
            ) as response:  # fmt: skip
                if response.is_redirect:
                    url = urljoin(url, response.headers["Location"])
                    continue
                _check_response(response)
                return _read(response, until)
        except requests.RequestException as error:
            raise ExternalServiceError("The transcript could not be downloaded from Zoom.",
                               "It will be retried.") from error  # fmt: skip
    raise DownloadDenied("Zoom redirected the download too often.")


def is_allowed(url: str, hosts: Sequence[str]) -> bool:
    """Whether a file may be downloaded from this URL: https and a host on the list.

    ``.zoom.us`` means all hosts below zoom.us. A loopback address with its port is for the fake
    Zoom on this machine, which uses plain http.
    """
    authority = url.partition("://")[2].partition("/")[0]
    if not _AUTHORITY.fullmatch(authority):  # what one parser takes for a path is another's host
        return False
    try:
        parts = parse_url(url)  # the parser that `requests` connects by
    except LocationParseError:
        return False
    host, port = (parts.host or "").lower(), parts.port
    if f"{host}:{port}" in hosts and _is_loopback(host):
        return parts.scheme == "http"
    is_listed = any(host == h or (h.startswith(".") and host.endswith(h)) for h in hosts)
    return parts.scheme == "https" and port is None and is_listed


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_private(host: str) -> bool:
    """Whether a name leads to an address that is not on the public Internet.

    A name that nobody knows does not: a proxy may know it, or the connection fails by itself.
    """
    try:
        found = socket.getaddrinfo(host, 443, proto=socket.IPPROTO_TCP)
    except OSError:
        return False
    return not all(ip_address(address[4][0]).is_global for address in found)


def _check(url: str, hosts: Sequence[str]) -> None:
    if not is_allowed(url, hosts):
        raise DownloadDenied(
            "The download leads to a host that is not allowed.",
            "If the host is Zoom's, add it to FACILITATOR_ZOOM_DOWNLOAD_HOSTS.",
        )
    host = parse_url(url).host or ""
    if not _is_loopback(host) and is_private(host):  # a loopback address is allowed by its port
        raise DownloadDenied(
            "The download leads to an address inside a private network.",
            "Look up the host in the download link; Zoom's are on the public Internet.",
        )


def _check_response(response: requests.Response) -> None:
    status = response.status_code
    if status in (401, 403, 404, 410):
        raise DownloadDenied(f"Zoom does not give the file ({status}).")
    if status != 200:
        raise ExternalServiceError(
            f"Zoom's file server is busy or broken ({status}).", "Try again later."
        )
    if "html" in response.headers.get("Content-Type", "").lower():
        raise DownloadDenied("Zoom sent a page instead of the file.")


def _read(response: requests.Response, until: float) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(64 * 1024):
        content += chunk
        if len(content) > MAX_BYTES:
            raise DownloadDenied("The file is too large for a transcript.")
        if time.monotonic() > until:
            raise ExternalServiceError("The download took too long.", "It will be retried.")
    if bytes(content[:200]).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise DownloadDenied("Zoom sent a page instead of the file.")
    return bytes(content)
