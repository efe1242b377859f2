"""Seals what must not lie open in a database: Fernet (AES and HMAC) of the cryptography library."""

from __future__ import annotations

import base64
import os
import secrets
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facilitator.domain.errors import BadSetting, Refused

SETTING = "FACILITATOR_SECRET"


class FernetSeal:
    """See Seal. The first secret closes; all of them open, so that a secret can be changed."""

    def __init__(self, *own: str, purpose: str = "seal", setting: str = SETTING) -> None:
        self._setting = setting
        self._fernet = MultiFernet([Fernet(_key(secret, purpose)) for secret in own])

    def close(self, content: bytes) -> str:
        """Sealed, as text."""
        return self._fernet.encrypt(content).decode()

    def open(self, sealed: str) -> bytes:
        """What was sealed. Raises Refused."""
        try:
            return self._fernet.decrypt(sealed.encode())
        except InvalidToken:
            raise Refused(
                "Something that was sealed cannot be opened.",
                f"{self._setting} was changed; set the old one again behind a comma.",
            ) from None


def kept_secret(path: Path) -> str:
    """The secret of this installation; made when first asked for, and only ours to read."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
        try:
            os.link(half, path)  # whoever is first makes it, and never half of it
        except FileExistsError:
            pass
        finally:
            os.unlink(half)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise BadSetting(
            f"{path} cannot be read or written ({error.strerror}).", "Set FACILITATOR_SECRET."
        ) from error


def _key(secret: str, purpose: str) -> bytes:
    """A key for one purpose out of a secret of any length (RFC 5869)."""
    derived = HKDF(SHA256(), 32, salt=None, info=f"facilitator {purpose}".encode())
    return base64.urlsafe_b64encode(derived.derive(secret.encode()))
