"""Microsoft Teams' VTT: the speaker stands in a voice tag, `<v Dana Ruiz>text</v>`."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from facilitator.domain.turns import Turn
from facilitator.transcripts._cues import TRUNCATED, cues
from facilitator.transcripts._heard import Heard, spoken

_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})*\s+([^>]{1,200})>([^<]*(?:<(?!/?v[\s.>])[^<]*)*)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{1,20}>")


def recognises(text: str) -> float:
    """WebVTT with voice tags."""
    return 0.95 * (text.lstrip().startswith("WEBVTT") and bool(_VOICE.search(text)))


def heard(text: str, known: Collection[str]) -> Heard:
    """One turn per voice tag; a cue without one is nobody's."""
    read, cut = cues(text)
    turns: list[Turn] = []
    for cue in read:
        voices = _VOICE.findall(cue.text) or [("", cue.text)]
        for name, said in voices:
            words = _plain(said)
            if words:
                turns.append(spoken(_plain(name), cue.start, cue.end, words))
    return Heard(turns, (TRUNCATED,) if cut else ())


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())
