"""The languages that are told apart in what people say, and their English names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Without those that are mostly mistaken for a neighbour: Bosnian, Luxembourgish, Nynorsk, dialects.
ENGLISH_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bangla", "ca": "Catalan",
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Filipino",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class LanguageShare(NamedTuple):
    """A language by its code, and how much of a session was spoken in it; None if all or untold."""

    code: str
    percent: int | None = None


def shares_as_text(shares: Sequence[LanguageShare]) -> str:
    """Return them as one value of a notice: "de:88,en:12"."""
    return ",".join(s.code if s.percent is None else f"{s.code}:{s.percent}" for s in shares)


def shares_in_text(text: str) -> list[LanguageShare]:
    """Read what ``shares_as_text`` made."""
    pairs = (part.partition(":") for part in text.split(","))
    return [LanguageShare(code, int(share) if share else None) for code, _, share in pairs]


def in_english(shares: Sequence[LanguageShare]) -> str:
    """Return the languages in an English sentence: "German (88%), English (12%)"."""
    names = (
        ENGLISH_NAMES.get(code, code) + ("" if percent is None else f" ({percent}%)")
        for code, percent in shares
    )
    return ", ".join(names)
