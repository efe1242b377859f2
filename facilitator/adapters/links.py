"""Signed personal links in mails, each for one purpose and until a certain time (itsdangerous)."""

from __future__ import annotations

from datetime import datetime

from itsdangerous import BadData, URLSafeSerializer

from facilitator.domain.errors import BadLink, LinkExpired

MAX_TOKEN_CHARACTERS = 400  # characters; our tokens have about a hundred


class SignedLinks:
    """See Links. The first secret signs; all are accepted, so that a secret can be rotated."""

    def __init__(self, base_url: str, *secrets: str) -> None:
        self._base = base_url.rstrip("/")
        self._keys = list(reversed(secrets))  # itsdangerous signs with the last

    def url(self, purpose: str, ids: tuple[int, ...], until: datetime) -> str:
        """The link. Its purpose is part of the path and of the signature."""
        return f"{self._base}/{purpose}/{self.token(purpose, ids, until)}"

    def page(self, path: str) -> str:
        """The address of a page that is not personal."""
        return f"{self._base}/{path}"

    def token(self, purpose: str, ids: tuple[int, ...], until: datetime) -> str:
        """The last part of the link."""
        token = self._signer(purpose).dumps([int(until.timestamp()), *ids])
        return token if isinstance(token, str) else token.decode()

    def ids(self, purpose: str, token: str, now: datetime) -> tuple[int, ...]:
        """The ids in a token. Raises BadLink, and LinkExpired after its expiry."""
        try:
            until, *ids = self._signer(purpose).loads(token[: MAX_TOKEN_CHARACTERS + 1])
        except BadData:
            raise BadLink(
                "This link is invalid or incomplete.",
                "Open it from the mail again, or copy the whole line.",
            ) from None
        if now.timestamp() > until:
            raise LinkExpired("This link is too old.", "Ask your moderator for a new one.")
        return tuple(ids)

    def _signer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._keys, salt=f"link:{purpose}")
