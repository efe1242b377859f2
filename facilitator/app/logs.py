"""Logging: one line per event, coloured or as JSON; never what people said, never a secret."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_TOKENS = re.compile(
    r"(?i)(bearer\s+|(?:access_token|token|pwd|password|signature|key)=)[^\s&\"']+"
)
QUIET = ("waitress.queue", "werkzeug", "urllib3", "alembic", "dbos")


def configure(*, as_json: bool | None = None, level: int = logging.INFO) -> None:
    """Log to stderr: for people if it is a terminal, otherwise as JSON."""
    is_readable = sys.stderr.isatty() if as_json is None else not as_json
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_secrets,
    ]
    renderer: Any = (
        structlog.dev.ConsoleRenderer() if is_readable else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    root = logging.getLogger()
    root.handlers[:] = [_Bridge()]
    root.setLevel(logging.WARNING)
    for name in QUIET:
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        logger.setLevel(logging.WARNING)


def without_secrets(
    _: object, __: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """structlog processor: remove what looks like a token from every value."""
    return {k: _without_secret(v) if isinstance(v, str) else v for k, v in event.items()}


def _without_secret(value: str) -> str:
    if "=" not in value and "bearer" not in value.lower():
        return value  # as nearly always: this is much faster than looking for each word
    return _TOKENS.sub(r"\1…", value)


class _Bridge(logging.Handler):
    """Logs the records of libraries with structlog: an error's class and place, not its values."""

    def emit(self, record: logging.LogRecord) -> None:
        fields: dict[str, Any] = {"logger": record.name}
        if record.exc_info and record.exc_info[1] is not None:
            fields |= _error_fields(record.exc_info[1])
        log = structlog.get_logger()
        log.log(record.levelno, record.getMessage().splitlines()[0][:300] or record.name, **fields)


def _error_fields(error: BaseException) -> dict[str, str]:
    traceback = error.__traceback__
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    where = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}" if traceback else ""
    return {"error": type(error).__name__, "where": "/".join(where.split("/")[-2:])}
