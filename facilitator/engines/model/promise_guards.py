"""Refuses a commitment that is none, for a reason that can be named, and checks its day.

A form that is not known is no reason: languages have more ways to promise than any list.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator.domain.conversation import promises
from facilitator.domain.conversation.words import Sentence
from facilitator.domain.language.claims import speaks_of_oneself, speaks_to_another, stems_of
from facilitator.domain.recaps.due_dates import dates_in
from facilitator.engines.model.guards import Ground

FEWEST_STEMS = 2  # content words by which it is judged whether something was said
_SUBJECT_SAID = ("en", "de", "fr", "nl")  # languages in which a verb has its subject beside it


def why_no_promise(text: str, ground: Ground) -> str:
    """Return why the cited words of the giver promise nothing of the kind; empty if they may."""
    own = _own(ground)
    about = _about(text, own, ground)
    if not about and not _shares_words(text, ground):
        return "nothing of it was said there"
    made = [sentence for sentence in (about or own) if promises_something(sentence)]
    if made:
        is_back = _is_taken_back(made[-1], own)
        return "it was taken back" if is_back else ""
    return next((why for sentence in about or own if (why := _why_none(sentence))), "")


def promises_something(sentence: Sentence) -> bool:
    """Whether a sentence has one of the known forms of a promise, or of a yes to a request."""
    return (
        bool(promises.present_parts(sentence))
        or promises.is_soft(sentence)
        or promises.accepts(sentence)
    )


def due_day(wanted: str, text: str, ground: Ground) -> tuple[date | None, bool]:
    """Return the day a commitment is due, and whether the day the model named was said.

    The model names a day; it counts if the words that are cited, or answered, name it, too.
    """
    said = {day for part in ground.own for day in _days(part.text, part.turn.language, ground)}
    named = _day(wanted)
    in_text = [day for day in _days(text, ground.language, ground) if day in said]
    if named in said:
        return named, True
    if named is None:
        return (in_text[0] if in_text else None), True
    own = _own(ground)
    near = {
        day
        for sentence in _about(text, own, ground) or own
        for day in _days(sentence.text, sentence.turn.language, ground)
    }
    return (in_text[0] if in_text else near.pop() if len(near) == 1 else None), False


def _own(ground: Ground) -> list[Sentence]:
    return [s for part in ground.cited if part.speaker == ground.giver for s in part.spoken]


def _about(text: str, own: Sequence[Sentence], ground: Ground) -> list[Sentence]:
    """Return the giver's sentences that have words of the statement."""
    wanted = set(stems_of(text, ground.language))
    return [s for s in own if wanted & set(stems_of(s.text, ground.language))]


def _shares_words(text: str, ground: Ground) -> bool:
    """Whether a statement has a word of the turns around it, as far as that can be told."""
    if any(part.turn.language not in ("", ground.language) for part in ground.cited):
        return True
    wanted = set(stems_of(text, ground.language))
    said = {stem for part in ground.around for stem in stems_of(part.text, ground.language)}
    return len(wanted) < FEWEST_STEMS or bool(wanted & said)


def _is_taken_back(made: Sentence, own: Sequence[Sentence]) -> bool:
    """Whether the sentence after a promise takes it back, and makes no other."""
    after = [s for s in own if s.turn is made.turn and s.first >= made.last][:1]
    return any(
        promises.takes_back(s.plain, s.speech) is not None and not promises.present_parts(s)
        for s in after
    )


def _why_none(sentence: Sentence) -> str:
    """Return why a sentence without a known form of a promise is surely none."""
    speech, plain, language = sentence.speech, sentence.plain, sentence.speech.language
    if sentence.text.rstrip().endswith("?"):
        return "it was a question"
    if speech.search("promise.firm", plain) and promises.has_day(sentence):
        return ""  # "I guess I'll call him tomorrow": the doubt is a way of speaking
    to_another = speaks_to_another(sentence.text, language)
    oneself = speaks_of_oneself(sentence.text, language)
    is_advice = to_another and bool(speech.search("solution.advises", plain))
    if is_advice or (to_another and not oneself and language in _SUBJECT_SAID):
        return "it speaks of what somebody else should do"
    for group, why in (
        ("promise.conditions", "it depends on a condition"),
        ("promise.doubts", "it was only weighed, and not promised"),
    ):
        if speech.search(group, plain):
            return why
    back = promises.takes_back(plain, speech)
    return "" if back is None else "it was taken back"


def _days(text: str, language: str, ground: Ground) -> list[date]:
    return [found.day for found in dates_in(text, ground.today, language or ground.language)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
