"""All errors that are raised on purpose, grouped by who can do something about them.

FacilitatorError          message: what happened; advice: what to do next
  Refused                 the caller: a file, a form or a setting that cannot be used
    UnreadableTranscript  a transcript that no reader can use
      ReadingStopped        reading it took too much time or memory
    BadRoster             a member list that cannot be used
    BadPrompt             a prompt that cannot be used; says file and line
    BadSetting            one or more settings with wrong values
    OverBudget            the run would cost more than the session's budget
    BadLink               a personal link with a wrong signature; LinkExpired if it has expired
    CheckInClosed         a check-in that can no longer be answered
    TooManyAttempts              too many attempts to sign in
  NotFound                 no such group, session, person or theme
  TranscriptMissing                no transcript of a sitting, or not yet
  ExternalServiceError            the model, Zoom or the mail server failed; may pass by itself
  WriteConflict                     another transaction wrote the same rows; the next try succeeds
  BadModelAnswer               the model's answer is not what was asked for
  CatalogueMissing             the translations of a language are missing
"""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.notices import Notice, from_json


class FacilitatorError(Exception):
    """Base of all errors: ``message`` says what happened, ``advice`` what to do about it."""

    retry = False

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class Refused(FacilitatorError):
    """Something the caller gave cannot be used."""


class UnreadableTranscript(Refused):
    """No reader can use this transcript.

    ``number`` is its place among the files that were given, from 0, if that is known.
    """

    def __init__(self, message: str, advice: str = "", number: int | None = None) -> None:
        super().__init__(message, advice)
        self.number = number


class ReadingStopped(UnreadableTranscript):
    """Reading a transcript took too much time or memory, whenever it was tried."""


class BadRoster(Refused):
    """The member list cannot be used."""


class BadPrompt(Refused):
    """A prompt cannot be used; the message names file and line."""


class BadSetting(Refused):
    """One or more settings have wrong values; the message names all of them.

    ``wrong`` maps the name of each such setting to what was expected.
    """

    def __init__(
        self, message: str, advice: str = "", wrong: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message, advice)
        self.wrong = dict(wrong or {})


class OverBudget(Refused):
    """The run would cost more than the session's budget."""


class BadLink(Refused):
    """A personal link has a wrong signature or is for something else."""


class LinkExpired(BadLink):
    """A personal link has expired."""


class CheckInClosed(Refused):
    """A check-in can no longer be answered or changed."""


class TooManyAttempts(Refused):
    """Too many attempts in a short time."""


class NotFound(FacilitatorError):
    """There is no such group, session, person or theme."""


class TranscriptMissing(FacilitatorError):
    """There is no transcript of a sitting; ``may_come`` says whether it may still arrive.

    ``notices`` are message and advice as values, to tell them in the language of a group.
    """

    def __init__(self, message: Notice | str, advice: Notice | str = "", *, may_come: bool) -> None:
        told = [from_json(one) if isinstance(one, str) else one for one in (message, advice)]
        super().__init__(*(one.english.strip() for one in told))
        self.notices = tuple(one for one in told if one.english)
        self.may_come = may_come


class ExternalServiceError(FacilitatorError):
    """An external service failed and may work again later.

    ``retry_after`` is the wait in seconds that the service asked for, or None.
    """

    retry = True

    def __init__(self, message: str, advice: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message, advice)
        self.retry_after = retry_after


class WriteConflict(FacilitatorError):
    """Another transaction wrote the same rows at the same time; the next try succeeds."""

    retry = True


class BadModelAnswer(FacilitatorError):
    """The model's answer is not what was asked for."""

    retry = True


class CatalogueMissing(FacilitatorError):
    """The translations of a language are missing."""
