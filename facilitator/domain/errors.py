"""Every error we raise on purpose, named by who has to act.

FacilitatorError          message: what happened; advice: what to do next
  Refused                 the caller: a bad file, a bad form, a bad setting
    UnreadableTranscript  a transcript that no reader can make use of
    BadRoster             a member list that cannot be used
    BadPrompt             a prompt that cannot be used; says file and line
    BadSetting            one or more settings with wrong values
    OverBudget            the run would cost more than the session may
    BadLink               a personal link that is not ours; LinkTooOld after its time
    CheckInClosed         a check-in that can no longer be answered
    TooOften              somebody tries to sign in too often
  Unknown                 no such group, session, person, theme
  NotHeard                there is no transcript of a sitting, or not yet
  OutsideFault            the model, Zoom or the mail server failed; may pass by itself
  Tie                     another run wrote the same at the same moment; the next try finds it
  BadAnswer               the model answered, but not what was asked
"""

from __future__ import annotations

from collections.abc import Mapping


class FacilitatorError(Exception):
    """What happened (``message``) and what the user can do about it (``advice``)."""

    retry = False

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class Refused(FacilitatorError):
    """The caller handed in something that cannot be used."""


class UnreadableTranscript(Refused):
    """No reader can make use of this transcript."""


class BadRoster(Refused):
    """The member list cannot be used."""


class BadPrompt(Refused):
    """A prompt cannot be used; the message names file and line."""


class BadSetting(Refused):
    """One or more settings have wrong values; the message names all of them.

    ``wrong`` says for each setting what was expected of it, where it is a matter of settings.
    """

    def __init__(
        self, message: str, advice: str = "", wrong: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message, advice)
        self.wrong = dict(wrong or {})


class OverBudget(Refused):
    """The run would cost more than the session's budget."""


class BadLink(Refused):
    """A personal link was not made by us, or is for something else."""


class LinkTooOld(BadLink):
    """A personal link's time has passed."""


class CheckInClosed(Refused):
    """A check-in can no longer be answered or changed."""


class TooOften(Refused):
    """Somebody tries the same too often in a short time."""


class Unknown(FacilitatorError):
    """There is no such group, session, person or theme."""


class NotHeard(FacilitatorError):
    """There is no transcript of a sitting; ``may_come`` says whether it may come later."""

    def __init__(self, message: str, advice: str = "", *, may_come: bool) -> None:
        super().__init__(message, advice)
        self.may_come = may_come


class OutsideFault(FacilitatorError):
    """Something outside this process failed and may work again later.

    ``retry_after`` is the wait in seconds the other side asked for, if it did.
    """

    retry = True

    def __init__(self, message: str, advice: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message, advice)
        self.retry_after = retry_after


class Tie(FacilitatorError):
    """Another run wrote the same thing at the same moment."""

    retry = True


class BadAnswer(FacilitatorError):
    """The model answered, but not what was asked."""

    retry = True


class NoCatalogue(FacilitatorError):
    """The texts of a language are not where they should be."""
