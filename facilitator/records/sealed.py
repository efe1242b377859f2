"""Columns with what people said: sealed where the database has a lock, and plain where not.

What was kept plain before there was a key is read as it is, and sealed when it is written again.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import JSON, Dialect, LargeBinary, String, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.domain.errors import BadSetting
from facilitator.records.base import Base, Key

MARK = b"\x02"  # what is sealed begins with it; plain text that does has it twice
PROOF = "This can be read with the right key."


class Lock(Protocol):
    """Closes and opens what is kept; ``open`` raises Refused where its key is another."""

    def close(self, content: bytes) -> str: ...

    def open(self, sealed: str) -> bytes: ...


_locks: WeakKeyDictionary[Dialect, Lock] = WeakKeyDictionary()


def lock_with(dialect: Dialect, lock: Lock) -> None:
    """Seal with this lock what goes through an engine of this dialect."""
    _locks[dialect] = lock


def is_locked(dialect: Dialect) -> bool:
    """Whether there is a lock."""
    return dialect in _locks


class SealedText(TypeDecorator[str]):
    """A text; nothing at all is not sealed, so that it can be asked for."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """It goes in sealed."""
        return None if value is None else _closed(value.encode(), dialect).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """It comes out readable. Raises BadSetting without the key, Refused with another."""
        return None if value is None else _opened(value.encode(), dialect).decode()


class SealedBytes(TypeDecorator[bytes]):
    """Bytes: see SealedText."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """They go in sealed."""
        return None if value is None else _closed(value, dialect)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """They come out readable: see SealedText."""
        return None if value is None else _opened(bytes(value), dialect)


class SealedJson(TypeDecorator[Any]):
    """A list or an object; sealed it is a string, which none of ours is."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """It goes in sealed."""
        if value is None or not is_locked(dialect):
            return value
        return _closed(json.dumps(value).encode(), dialect).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """It comes out readable: see SealedText."""
        return json.loads(_opened(value.encode(), dialect)) if isinstance(value, str) else value


KINDS = (SealedText, SealedBytes, SealedJson)
Said = Annotated[str, mapped_column(SealedText)]


class ProofRecord(Base):
    """One sealed sentence, by which a process sees that it has the key; there is one row of it."""

    __tablename__ = "key_proofs"

    id: Mapped[Key]
    sentence: Mapped[Said]


def _closed(content: bytes, dialect: Dialect) -> bytes:
    lock = _locks.get(dialect)
    if lock is not None and content:
        return MARK + lock.close(content).encode()
    return MARK + content if content.startswith(MARK) else content


def _opened(kept: bytes, dialect: Dialect) -> bytes:
    if not kept.startswith(MARK):
        return kept
    if kept.startswith(MARK * 2):
        return kept[1:]
    lock = _locks.get(dialect)
    if lock is None:
        raise BadSetting(
            "What people said is sealed in this database, and this process has no key for it.",
            "Set FACILITATOR_DATA_KEY to the key the service was set up with.",
        )
    return lock.open(kept[1:].decode())
