"""Personal links in mails: signed, for one purpose, valid until a day (itsdangerous)."""

from __future__ import annotations

from datetime import datetime

from itsdangerous import BadData, URLSafeSerializer

from facilitator.domain.errors import BadLink, LinkTooOld

LONGEST = 400  # letters; ours have about a hundred


class SignedLinks:
    """See Links. The first secret signs; all of them are believed, so that one can be changed."""

    def __init__(self, base_url: str, *secrets: str) -> None:
        self._base = base_url.rstrip("/")
        self._keys = list(reversed(secrets))  # itsdangerous signs with the last

    def url(self, purpose: str, ids: tuple[int, ...], until: datetime) -> str:
        """The link. The purpose is a part of its path and of its signature."""
        return f"{self._base}/{purpose}/{self.token(purpose, ids, until)}"

    def page(self, path: str) -> str:
        """A page that is nobody's own."""
        return f"{self._base}/{path}"

    def token(self, purpose: str, ids: tuple[int, ...], until: datetime) -> str:
        """What stands at the end of the link."""
        token = self._signer(purpose).dumps([int(until.timestamp()), *ids])
        return token if isinstance(token, str) else token.decode()

    def ids(self, purpose: str, token: str, now: datetime) -> tuple[int, ...]:
        """What a link is about. Raises BadLink, and LinkTooOld after its time."""
        try:
            until, *ids = self._signer(purpose).loads(token[: LONGEST + 1])
        except BadData:
            raise BadLink(
                "This link is not one of ours, or a part of it is missing.",
                "Open it from the mail again, or copy the whole line.",
            ) from None
        if now.timestamp() > until:
            raise LinkTooOld("This link is too old.", "Ask your moderator for a new one.")
        return tuple(ids)

    def _signer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._keys, salt=f"link:{purpose}")
