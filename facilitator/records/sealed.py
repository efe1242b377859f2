"""Column types for what people said: encrypted if the database has a lock, else plain.

Values stored before a key was set are read as they are, and encrypted when written again.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import JSON, Dialect, LargeBinary, String, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.domain.errors import BadSetting
from facilitator.records.base import Base, Key

MARK = b"\x02"  # prefix of encrypted values; doubled in plain text that begins with it
PROOF = "This can be read with the right key."


class Lock(Protocol):
    """Encrypts and decrypts stored values; ``open`` raises Refused for another key."""

    def close(self, content: bytes) -> str: ...

    def open(self, sealed: str) -> bytes: ...


_locks: WeakKeyDictionary[Dialect, Lock] = WeakKeyDictionary()


def use_lock(dialect: Dialect, lock: Lock) -> None:
    """Use this lock for all engines with this dialect object."""
    _locks[dialect] = lock


def is_locked(dialect: Dialect) -> bool:
    """Whether a lock is set for this dialect object."""
    return dialect in _locks


class SealedText(TypeDecorator[str]):
    """An encrypted text; the empty text stays plain, so that queries can find it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt the text."""
        return None if value is None else _encrypt(value.encode(), dialect).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt the text. Raises BadSetting without a key, Refused with another one."""
        return None if value is None else _decrypt(value.encode(), dialect).decode()


class SealedBytes(TypeDecorator[bytes]):
    """Encrypted bytes, see SealedText."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Encrypt the bytes."""
        return None if value is None else _encrypt(value, dialect)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Decrypt the bytes, see SealedText."""
        return None if value is None else _decrypt(bytes(value), dialect)


class SealedJson(TypeDecorator[Any]):
    """An encrypted list or object; encrypted values are strings, which plain ones never are."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Encrypt the value."""
        if value is None or not is_locked(dialect):
            return value
        return _encrypt(json.dumps(value).encode(), dialect).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Decrypt the value, see SealedText."""
        return json.loads(_decrypt(value.encode(), dialect)) if isinstance(value, str) else value


KINDS = (SealedText, SealedBytes, SealedJson)
SealedStr = Annotated[str, mapped_column(SealedText)]


class ProofRecord(Base):
    """A single row with an encrypted sentence, with which a process checks its key."""

    __tablename__ = "key_proofs"

    id: Mapped[Key]
    sentence: Mapped[SealedStr]


def _encrypt(content: bytes, dialect: Dialect) -> bytes:
    lock = _locks.get(dialect)
    if lock is not None and content:
        return MARK + lock.close(content).encode()
    return MARK + content if content.startswith(MARK) else content


def _decrypt(kept: bytes, dialect: Dialect) -> bytes:
    if not kept.startswith(MARK):
        return kept
    if kept.startswith(MARK * 2):
        return kept[1:]
    lock = _locks.get(dialect)
    if lock is None:
        raise BadSetting(
            "This database is encrypted, and this process has no key for it.",
            "Set FACILITATOR_DATA_KEY to the key the service was set up with.",
        )
    return lock.open(kept[1:].decode())
