"""Checks of `facilitator doctor`: one file per setting, tried for real, with `check(settings)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator import plugins
from facilitator.config import Settings
from facilitator.domain.errors import FacilitatorError


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a check; ``is_well`` is None if the setting is not used."""

    name: str
    is_well: bool | None
    told: str
    advice: str = ""


def well(told: str) -> tuple[bool, str, str]:
    """The check passed."""
    return True, told, ""


def unset(told: str, advice: str = "") -> tuple[None, str, str]:
    """Not set up, which may be intended."""
    return None, told, advice


def ill(told: str, advice: str) -> tuple[bool, str, str]:
    """The check failed; ``advice`` says what to do."""
    return False, told, advice


def examine(settings: Settings) -> Iterator[Finding]:
    """Run each check; our own errors count as failed checks."""
    for name in plugins.names(__name__):
        module = plugins.load(__name__, name)
        try:
            is_well, told, advice = module.check(settings)
        except FacilitatorError as error:
            is_well, told, advice = False, error.message, error.advice
        yield Finding(name.replace("_", " "), is_well, told, advice)
