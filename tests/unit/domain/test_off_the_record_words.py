"""Ordinary sentences in seven languages: which ask to leave something out, and which only sound so.

The sentences of `samples/off_the_record_words` are about what comes (`next`), about what was said
(`said`), put it back on the record (`back`), or none of these (`none`).
"""

from pathlib import Path

import pytest
import yaml

from facilitator.domain.language.packs import LANGUAGES
from facilitator.domain.sessions.spoken_requests import About, CallPhrases, prepared
from tests.every import every

FOLDER = Path(__file__).parents[2] / "samples" / "off_the_record_words"


def sentences(language, kind):
    loaded = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    phrases = CallPhrases(prepared(text) for texts in loaded.values() for text in texts)
    return {text: phrases.requests_in(prepared(text)) for text in loaded[kind]}, phrases


@every("language", LANGUAGES)
@every(("kind", "others"), [("next", {About.SAID, About.QUOTE}), ("said", {About.NEXT})])
def test_ordinary_requests_are_heard(language, kind, others):
    found, _ = sentences(language, kind)

    assert len(found) >= 15
    assert [t for t, requests in found.items() if {r.about for r in requests} <= others] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_words_put_it_back_on_the_record(language):
    found, phrases = sentences(language, "back")
    backs = {text: phrases.places_back_on(prepared(text), None) for text in found}

    assert len(found) >= 15
    assert [text for text, places in backs.items() if not places] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_talk_asks_for_nothing(language):
    found, phrases = sentences(language, "none")
    places = {text: phrases.places_back_on(prepared(text), None) for text in found}

    assert len(found) >= 30
    assert [text for text in found if found[text] or places[text]] == []
