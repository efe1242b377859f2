"""Requests to Zoom's API with zoomus, with its gaps filled: time-outs, token renewal, retries.

Zoom's rules: https://developers.zoom.us/docs/api/using-zoom-apis/ and .../rate-limits/.
"""

from __future__ import annotations

import math
import random
import re
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import requests
from zoomus import ZoomClient
from zoomus.util import API_VERSION_2, ApiClient

from facilitator.domain.errors import BadSetting, ExternalServiceError, FacilitatorError
from webhooks.parsing import JsonObject, fields
from webhooks.zoom.payloads import ErrorResponse, Page, Token

TIMEOUT_SECONDS = 15
ATTEMPTS = 4
LONGEST_WAIT_SECONDS = 30.0
TOKEN_SECONDS = 3600
RENEW_BEFORE_SECONDS = 60  # a token is renewed this long before it expires
TOKEN_EXPIRED = 124
SCOPE_MISSING = (4700, 4711)
PAGE = 300
MOST_PAGES = 50
_SCOPES = re.compile(r"scopes?:?\s*\[([^\]]*)\]")


class NotFound(FacilitatorError):
    """Zoom says that something does not exist, or not on this plan; ``code`` is Zoom's."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Credentials:
    """The credentials of the server-to-server app in the moderator's account."""

    account_id: str
    client_id: str
    client_secret: str
    api_url: str
    oauth_url: str


class _ClientWithTimeout(ZoomClient):
    """zoomus without the token request in its constructor, which has no time-out."""

    def __init__(self, access: Credentials) -> None:
        ApiClient.__init__(self, base_uri=access.api_url, timeout=TIMEOUT_SECONDS)
        self.components: dict[str, Any] = {}  # not used, as they copy path parts into the query
        self.config: dict[str, Any] = {"version": API_VERSION_2, "token": None}


class ZoomAPI:
    """GET and PATCH requests with a token that is cached and renewed; thread-safe."""

    def __init__(self, access: Credentials, sleep: Callable[[float], None] = time.sleep) -> None:
        self._access, self._sleep = access, sleep
        self._zoom = _ClientWithTimeout(access)
        self._lock = threading.Lock()
        self._expires_at = 0.0
        self.scopes: frozenset[str] = frozenset()

    def token(self) -> str:
        """An access token. Raises BadSetting if the app's credentials are wrong."""
        with self._lock:
            if time.monotonic() >= self._expires_at:
                self._renew()
            return str(self._zoom.config["token"])

    def get(self, path: str, **params: str | int) -> JsonObject:
        """Get a JSON object. Raises Absent, BadSetting, ExternalServiceError."""
        return self._request(lambda: self._zoom.get_request(path, params=params or None), path)

    def patch(self, path: str, body: dict[str, Any]) -> None:
        """Change something. Raises the same as ``get``."""
        self._request(lambda: self._zoom.patch_request(path, data=body), path)

    def pages(self, path: str, **params: str | int) -> Iterator[JsonObject]:
        """All pages of a paginated answer."""
        following = ""
        for _ in range(MOST_PAGES):
            more = {"next_page_token": following} if following else {}
            answer = self.get(path, page_size=PAGE, **params, **more)
            yield answer
            following = Page.model_validate(answer).next_page_token
            if not following:
                return

    def _request(self, ask: Callable[[], requests.Response], path: str) -> JsonObject:
        renewed = False
        for attempt in range(1, ATTEMPTS + 2):
            self.token()
            try:
                response = ask()
            except requests.RequestException as error:
                fault = ExternalServiceError("Zoom cannot be reached.", "Check the network.")
                fault.__cause__ = error
            else:
                if response.status_code < 300:
                    return _json(response)
                if (
                    _refusal(response).code == TOKEN_EXPIRED
                    and response.status_code == 401
                    and not renewed
                ):
                    renewed = True
                    self._forget_token()
                    continue
                fault = _fault(response, path)
            if attempt >= ATTEMPTS:
                raise fault
            wait = fault.retry_after if fault.retry_after is not None else 0.5 * 2**attempt
            if wait > LONGEST_WAIT_SECONDS:
                raise fault
            self._sleep(wait + random.uniform(0, 0.25))
        raise ExternalServiceError("Zoom does not accept its own tokens.", "Try again later.")

    def _forget_token(self) -> None:
        with self._lock:
            self._expires_at = 0.0

    def _renew(self) -> None:
        access = self._access
        try:
            response = requests.post(
                access.oauth_url,
                data={"grant_type": "account_credentials", "account_id": access.account_id},
                headers={"Authorization": f"Basic {_basic(access)}"},
                timeout=TIMEOUT_SECONDS,
            )
        except requests.RequestException as error:
            raise ExternalServiceError(
                "Zoom cannot be reached for a token.", "Check the network."
            ) from error
        if response.status_code in (400, 401, 403):
            raise BadSetting(
                "Zoom does not accept the app's credentials.",
                "Check FACILITATOR_ZOOM_ACCOUNT_ID, _CLIENT_ID and _CLIENT_SECRET, and that the "
                "app is activated.",
            )
        answer = Token.model_validate(_json(response) if response.status_code < 300 else {})
        if not answer.access_token:
            raise ExternalServiceError(
                f"Zoom gave no token ({response.status_code}).", "Try again later."
            )
        seconds = answer.expires_in or TOKEN_SECONDS
        self._zoom.config["token"] = answer.access_token
        self.scopes = frozenset(answer.scope.split())
        self._expires_at = time.monotonic() + max(seconds - RENEW_BEFORE_SECONDS, 1)


def _basic(access: Credentials) -> str:
    return b64encode(f"{access.client_id}:{access.client_secret}".encode()).decode()


def path_segment(uuid: str) -> str:
    """A meeting's UUID as a path segment; encoded twice where Zoom would split it otherwise."""
    once = quote(uuid, safe="")
    return quote(once, safe="") if uuid.startswith("/") or "//" in uuid else once


def _json(response: requests.Response) -> JsonObject:
    try:
        return fields(response.json())
    except ValueError:
        return {}


def _refusal(response: requests.Response) -> ErrorResponse:
    return ErrorResponse.model_validate(_json(response))


def _fault(response: requests.Response, path: str) -> ExternalServiceError:
    """Classify an error response: temporary errors are returned, all others raised."""
    refusal = _refusal(response)
    status, code, message = response.status_code, refusal.code, refusal.message
    if code in SCOPE_MISSING:
        match = _SCOPES.search(message)
        scope = match[1] if match else "for it"
        raise BadSetting(
            f"The Zoom app lacks the scope {scope}.",
            "At marketplace.zoom.us, open the app, Scopes, add it, and activate the app again.",
        )
    if status in (401, 403) and code != TOKEN_EXPIRED:
        raise BadSetting(
            f"Zoom does not allow the app this request ({status}, code {code}).",
            "Check the app's scopes and the account's settings; docs/zoom-setup.md lists them.",
        )
    if status in (400, 404):
        raise NotFound(
            f"Zoom has no {path.split('?')[0].rsplit('/', 1)[-1]} here (code {code}).", code
        )
    if status == 429 and "daily" in message.lower():
        return ExternalServiceError("Zoom's daily limit is used up.", "It is reset at 0:00 UTC.",
                            retry_after=math.inf)  # fmt: skip
    return ExternalServiceError(
        f"Zoom is busy or broken ({status}).", "It will be retried.",
        retry_after=_seconds(response.headers.get("Retry-After")),
    )  # fmt: skip


def _seconds(header: str | None) -> float | None:
    try:
        seconds = float(header or "")
    except ValueError:
        return None
    return max(seconds, 0.0) if math.isfinite(seconds) else None
