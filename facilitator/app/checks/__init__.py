"""Checks of `facilitator doctor`: one file per setting, tried for real, with `check(settings)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator import plugins
from facilitator.config import Settings
from facilitator.domain.errors import FacilitatorError


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check; ``is_ok`` is None if the setting is not used."""

    name: str
    is_ok: bool | None
    message: str
    advice: str = ""


def passed(message: str) -> tuple[bool, str, str]:
    """The check passed."""
    return True, message, ""


def not_set_up(message: str, advice: str = "") -> tuple[None, str, str]:
    """Not set up, which may be intended."""
    return None, message, advice


def failed(message: str, advice: str) -> tuple[bool, str, str]:
    """The check failed; ``advice`` says what to do."""
    return False, message, advice


def run_checks(settings: Settings) -> Iterator[CheckResult]:
    """Run each check; our own errors count as failed checks."""
    for name in plugins.names(__name__):
        module = plugins.load(__name__, name)
        try:
            is_ok, message, advice = module.check(settings)
        except FacilitatorError as error:
            is_ok, message, advice = False, error.message, error.advice
        yield CheckResult(name.replace("_", " "), is_ok, message, advice)
