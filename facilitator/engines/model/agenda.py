"""Writes an agenda's texts with a model; unsupported sentences are taken from the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from facilitator.domain.errors import BadModelAnswer
from facilitator.domain.notices import Notice, notice
from facilitator.engines.model.answers import AgendaAnswer
from facilitator.engines.model.context import EngineContext, Prompts
from facilitator.engines.model.reading import Problem
from facilitator.engines.model.rules import AGENDA_SAFETY
from facilitator.engines.model.tasks import MODEL_ERRORS, Asker, ModelTask
from facilitator.engines.theme_writer import ThemeWriter
from facilitator.ports import AgendaBrief, WrittenAgenda
from facilitator.prompting.prompt import FilledPrompt

TOKEN_LIMIT = (
    12_000  # tokens for the question, and as many for its repair; a brief takes a few hundred
)
LONGEST_WORDS = 60
CHECKED = "English"  # in other languages, capitals do not mark names reliably
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_ADDRESS = re.compile(r"https?:|www\.|\S@\S|\w\.(?:com|org|net|io)\b", re.I)


@dataclass(frozen=True, slots=True)
class ModelWriter:
    """See Writer. Keeps only sentences whose names and numbers are in the brief or the theme."""

    means: EngineContext
    pack: ThemeWriter
    usual: tuple[str, ...] = ()  # similar sentences; their words are not taken for names

    def agenda(self, brief: AgendaBrief) -> WrittenAgenda:
        """Return the model's texts; each one that fails the check is replaced by the theme's."""
        theme_words = self.pack.agenda(brief)
        asker = Asker(self.means, TOKEN_LIMIT, TOKEN_LIMIT)
        job = ModelTask(
            "agenda", AgendaAnswer, lambda _: self._filled(brief),
            lambda answer: [Problem("", p) for p in self._problems(answer, brief).values()],
            (None,), must=True,
        )  # fmt: skip
        try:
            asker.check_budget(0)
            (outcome,) = asker.ask([job])
        except MODEL_ERRORS as error:
            return replace(theme_words, warnings=(_not_used(error),))
        if outcome.answer is None:
            return replace(theme_words, warnings=(_not_used(outcome.error or BadModelAnswer("")),))
        wrong = self._problems(outcome.answer, brief)
        kept = _without_faults(outcome.answer, brief, theme_words, wrong)
        unchecked = (
            () if self.means.setting.language == CHECKED else (notice("agenda_names_not_checked"),)
        )
        return replace(kept, by=self.means.model.name, warnings=(*kept.warnings, *unchecked))

    def _problems(self, answer: AgendaAnswer, brief: AgendaBrief) -> dict[str, str]:
        """Return the problem of each faulty sentence, as the repair question states it."""
        theme = self.pack.theme
        known = {word for text in (*_facts(brief), *theme.words) for word in _plain_words(text)}
        common = {word for text in (*theme.sentences, *self.usual) for word in _plain_words(text)}
        is_checked = self.means.setting.language == CHECKED
        return {
            name: f"{name}: {problem}"
            for name, text, is_question in _texts_of(answer, brief)
            if (problem := _problem(text, is_question=is_question))
            or (problem := _unknown_word(text, known, common, names=is_checked))
        }

    def _filled(self, brief: AgendaBrief) -> FilledPrompt:
        return agenda_prompt(self.means.prompts, brief, self.means.setting.language)


def _not_used(error: Exception) -> Notice:
    return notice("agenda_model_not_used", error=str(error))


def agenda_prompt(prompts: Prompts, brief: AgendaBrief, language: str) -> FilledPrompt:
    """Return the agenda prompt as it is sent."""
    filled = prompts.fill(
        "agenda", group=brief.group, topic=brief.topic, minutes=brief.minutes,
        icebreaker=brief.icebreaker, language=language,
        seats=[asdict(seat) for seat in brief.seats],
    )  # fmt: skip
    return replace(filled, system=AGENDA_SAFETY + filled.system)


def _without_faults(
    answer: AgendaAnswer, brief: AgendaBrief, theme: WrittenAgenda, problems: Mapping[str, str]
) -> WrittenAgenda:
    replacements = {"the welcome": theme.welcome, "the opening question": theme.question,
            "the closing": theme.closing}  # fmt: skip
    replacements |= {seat.member: q for seat, q in zip(brief.seats, theme.questions, strict=True)}
    texts = {what: " ".join(text.split()) for what, text, _ in _texts_of(answer, brief)}
    texts |= {what: replacements[what] for what in problems}
    return WrittenAgenda(
        texts["the welcome"], texts["the opening question"], texts["the closing"],
        tuple(texts[seat.member] for seat in brief.seats),
        warnings=tuple(notice("agenda_not_borne_out", what=what) for what in problems),
    )  # fmt: skip


def _texts_of(answer: AgendaAnswer, brief: AgendaBrief) -> Iterator[tuple[str, str, bool]]:
    """Yield each text of the answer: its name, the text, and whether it must be a question."""
    questions = {seat.member: seat.question for seat in answer.seats}
    yield "the welcome", answer.welcome, False
    yield "the opening question", answer.opening_question, True
    yield "the closing", answer.closing, False
    for seat in brief.seats:
        yield seat.member, questions.get(seat.member, ""), True


def _problem(text: str, *, is_question: bool) -> str:
    words = _WORD.findall(text)
    if not words:
        return "it is missing."
    if len(words) > LONGEST_WORDS:
        return f"it has {len(words)} words, and {LONGEST_WORDS} is the most."
    if is_question and not text.rstrip().endswith("?"):
        return "it must end as a question."
    return "it holds an address or a link." if _ADDRESS.search(text) else ""


def _unknown_word(text: str, known: set[str], common: set[str], *, names: bool) -> str:
    """Return the problem of the first unknown number or name; empty if there is none.

    A capitalised word counts as a name, except a common word that starts a sentence.
    """
    is_first = True
    for match in re.finditer(rf"[.!?:]\s|{_WORD.pattern}", text):
        word = re.sub(r"['’]s$", "", match[0])
        if word[0] in ".!?:":
            is_first = True
            continue
        lower = word.casefold()
        is_number = any(c.isdigit() for c in word) or lower in NUMBERS[2:]
        is_name = names and word[0].isupper() and word != "I" and not (is_first and lower in common)
        is_first = False
        if (is_number or is_name) and lower not in known:
            return f"{word!r} stands nowhere in what you were told."
    return ""


def _facts(brief: AgendaBrief) -> Iterator[str]:
    yield from (brief.group, brief.topic, str(brief.minutes), brief.icebreaker, *brief.people)
    yield from (str(len(brief.seats)), NUMBERS[min(len(brief.seats), 12)])
    for seat in brief.seats:
        yield from (seat.member, seat.challenge, seat.why, seat.tried, seat.wanted)


def _plain_words(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word).casefold() for word in _WORD.findall(text)]
