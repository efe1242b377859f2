"""Checkups: one file per thing that a setting names, tried for real; each has `check(settings)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator import plugins
from facilitator.config import Settings
from facilitator.domain.errors import FacilitatorError


@dataclass(frozen=True, slots=True)
class Finding:
    """What a checkup found: ``is_well`` is None where there is nothing set up to be checked."""

    name: str
    is_well: bool | None
    told: str
    advice: str = ""


def well(told: str) -> tuple[bool, str, str]:
    """All is well."""
    return True, told, ""


def unset(told: str, advice: str = "") -> tuple[None, str, str]:
    """Not set up, which may be right."""
    return None, told, advice


def ill(told: str, advice: str) -> tuple[bool, str, str]:
    """Something is wrong, and what to do."""
    return False, told, advice


def examine(settings: Settings) -> Iterator[Finding]:
    """Each checkup in turn; an error of ours is a finding, too."""
    for name in plugins.names(__name__):
        module = plugins.load(__name__, name)
        try:
            is_well, told, advice = module.check(settings)
        except FacilitatorError as error:
            is_well, told, advice = False, error.message, error.advice
        yield Finding(name.replace("_", " "), is_well, told, advice)
