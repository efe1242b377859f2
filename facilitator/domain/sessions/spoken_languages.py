"""What a moderator is told about the languages of a session."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.language.names import LanguageShare, shares_as_text
from facilitator.domain.language.packs import LANGUAGES
from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.turns import Transcript, Turn

LEAST_PERCENT = 2  # of the session; less is a quotation


def language_notices(transcript: Transcript, language: str) -> Iterator[Notice]:
    """Name the languages that were spoken unless they are the group's alone, and say where nobody
    could hear a request to stay off the record.
    """
    shares = [LanguageShare(c, round(100 * s)) for c, s in transcript.language_shares.items()]
    spoken = [share for share in shares if (share.percent or 0) >= LEAST_PERCENT]
    if spoken and [share.code for share in spoken] != [language]:
        told = spoken if len(spoken) > 1 else [LanguageShare(spoken[0].code)]
        yield notice("spoken_languages", languages=shares_as_text(told))
    if unheard := requests_not_heard(transcript):
        yield unheard


def requests_not_heard(transcript: Transcript) -> Notice | None:
    """Say in which languages and minutes no request to stay off the record could be heard."""
    unheard = turns_not_understood(transcript)
    if not unheard:
        return None
    codes = dict.fromkeys(turn.language for turn in unheard)
    return notice(
        "requests_not_heard",
        languages=shares_as_text([LanguageShare(code) for code in codes]),
        minutes=_minutes(unheard),
    )


def turns_not_understood(transcript: Transcript) -> list[Turn]:
    """Return the turns in a language in which requests to stay off the record are not known."""
    return [turn for turn in transcript.turns if turn.language not in ("", *LANGUAGES)]


def _minutes(turns: list[Turn]) -> str:
    """Return the minutes of turns as text: "3–7, 12"."""
    runs: list[list[int]] = []
    for turn in turns:
        first, last = int(turn.start // 60), int(turn.end // 60)
        if runs and first <= runs[-1][1] + 1:
            runs[-1][1] = max(runs[-1][1], last)
        else:
            runs.append([first, last])
    return ", ".join(f"{a}–{b}" if b > a else f"{a}" for a, b in runs)
