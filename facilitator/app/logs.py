"""Logs: one line an event, for a person or as JSON; never what was said, never a secret."""

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
    """Write logs to stderr: for a person where it is a terminal, as JSON elsewhere."""
    for_person = sys.stderr.isatty() if as_json is None else not as_json
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_secrets,
    ]
    last: Any = (
        structlog.dev.ConsoleRenderer() if for_person else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, last],
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


def without_secrets(_: object, __: str, told: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cut what looks like a token out of every value."""
    return {k: _TOKENS.sub(r"\1…", v) if isinstance(v, str) else v for k, v in told.items()}


class _Bridge(logging.Handler):
    """What libraries log, as lines of ours: the error's kind and place, and not its values."""

    def emit(self, record: logging.LogRecord) -> None:
        told: dict[str, Any] = {"logger": record.name}
        if record.exc_info and record.exc_info[1] is not None:
            told |= _placed(record.exc_info[1])
        log = structlog.get_logger()
        log.log(record.levelno, record.getMessage().splitlines()[0][:300] or record.name, **told)


def _placed(error: BaseException) -> dict[str, str]:
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    where = f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else ""
    return {"error": type(error).__name__, "where": "/".join(where.split("/")[-2:])}
