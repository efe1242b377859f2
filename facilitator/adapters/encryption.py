"""Encryption of database values with Fernet (AES and HMAC) from the cryptography library."""

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


class FernetCipher:
    """See Seal. The first secret encrypts; all decrypt, so that a secret can be rotated."""

    def __init__(self, *own: str, purpose: str = "seal", setting: str = SETTING) -> None:
        self._setting = setting
        self._fernet = MultiFernet([Fernet(_key(secret, purpose)) for secret in own])

    def close(self, content: bytes) -> str:
        """Encrypt; the result is text."""
        return self._fernet.encrypt(content).decode()

    def open(self, sealed: str) -> bytes:
        """Decrypt. Raises Refused."""
        try:
            return self._fernet.decrypt(sealed.encode())
        except InvalidToken:
            raise Refused(
                "Encrypted data cannot be decrypted.",
                f"{self._setting} was changed; add the old value again after a comma.",
            ) from None


def load_or_create_secret(path: Path) -> str:
    """Read the secret of this installation; created on first use, readable by its owner only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary_path = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
        try:
            os.link(temporary_path, path)  # atomic: the first process creates it, complete
        except FileExistsError:
            pass
        finally:
            os.unlink(temporary_path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise BadSetting(
            f"{path} cannot be read or written ({error.strerror}).", "Set FACILITATOR_SECRET."
        ) from error


def _key(secret: str, purpose: str) -> bytes:
    """Derive a key for one purpose from a secret of any length (HKDF, RFC 5869)."""
    derived = HKDF(SHA256(), 32, salt=None, info=f"facilitator {purpose}".encode())
    return base64.urlsafe_b64encode(derived.derive(secret.encode()))
