"""Words an agenda with a model; what the facts do not bear is said in the theme's words instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from facilitator.domain.errors import BadAnswer
from facilitator.domain.notices import Notice, notice
from facilitator.engines.model.answers import AgendaAnswer
from facilitator.engines.model.asking import CANNOT, Asker, Job
from facilitator.engines.model.context import Means, Prompts
from facilitator.engines.model.rules import AGENDA_SAFETY
from facilitator.engines.theme_writer import PackWriter
from facilitator.ports import AgendaBrief, AgendaWords
from facilitator.prompting.prompt import Filled

ROOM = 12_000  # tokens of both questions; a brief is a few hundred
LONGEST_WORDS = 60
CHECKED = "English"  # elsewhere capitals tell no names apart
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_ADDRESS = re.compile(r"https?:|www\.|\S@\S|\w\.(?:com|org|net|io)\b", re.I)


@dataclass(frozen=True, slots=True)
class ModelWriter:
    """See Writer. It knows the brief and nothing else, and is believed as far as that goes."""

    means: Means
    pack: PackWriter
    usual: tuple[str, ...] = ()  # sentences of the kind, whose words are nobody's name

    def agenda(self, brief: AgendaBrief) -> AgendaWords:
        """The model's words, each sentence by itself: one that does not hold is the theme's."""
        own = self.pack.agenda(brief)
        asker = Asker(self.means, ROOM)
        job = Job(
            "agenda", AgendaAnswer, lambda _: self._filled(brief),
            lambda answer: list(self._wrong(answer, brief).values()), (None,), must=True,
        )  # fmt: skip
        try:
            asker.afford(0)
            (outcome,) = asker.ask([job])
        except CANNOT as error:
            return replace(own, warnings=(_not_used(error),))
        if outcome.answer is None:
            return replace(own, warnings=(_not_used(outcome.error or BadAnswer("")),))
        wrong = self._wrong(outcome.answer, brief)
        kept = _kept(outcome.answer, brief, own, wrong)
        unchecked = (
            () if self.means.setting.language == CHECKED else (notice("agenda_names_not_checked"),)
        )
        return replace(kept, by=self.means.model.name, warnings=(*kept.warnings, *unchecked))

    def _wrong(self, answer: AgendaAnswer, brief: AgendaBrief) -> dict[str, str]:
        """What does not hold: of which sentence, and what a second question says about it."""
        theme = self.pack.theme
        known = {word for text in (*_texts(brief), *theme.words) for word in _plain(text)}
        common = {word for text in (*theme.sentences, *self.usual) for word in _plain(text)}
        is_checked = self.means.setting.language == CHECKED
        return {
            what: f"{what}: {problem}"
            for what, text, is_question in _sentences(answer, brief)
            if (problem := _problem(text, is_question=is_question))
            or (problem := _stranger(text, known, common, names=is_checked))
        }

    def _filled(self, brief: AgendaBrief) -> Filled:
        return asked(self.means.prompts, brief, self.means.setting.language)


def _not_used(error: Exception) -> Notice:
    return notice("agenda_model_not_used", error=str(error))


def asked(prompts: Prompts, brief: AgendaBrief, language: str) -> Filled:
    """The prompt for the words of an agenda, as it is sent."""
    filled = prompts.fill(
        "agenda", group=brief.group, topic=brief.topic, minutes=brief.minutes,
        icebreaker=brief.icebreaker, language=language,
        seats=[asdict(seat) for seat in brief.seats],
    )  # fmt: skip
    return replace(filled, system=AGENDA_SAFETY + filled.system)


def _kept(
    answer: AgendaAnswer, brief: AgendaBrief, own: AgendaWords, wrong: Mapping[str, str]
) -> AgendaWords:
    ours = {"the welcome": own.welcome, "the opening question": own.question,
            "the closing": own.closing}  # fmt: skip
    ours |= {seat.member: q for seat, q in zip(brief.seats, own.questions, strict=True)}
    said = {what: " ".join(text.split()) for what, text, _ in _sentences(answer, brief)}
    said |= {what: ours[what] for what in wrong}
    return AgendaWords(
        said["the welcome"], said["the opening question"], said["the closing"],
        tuple(said[seat.member] for seat in brief.seats),
        warnings=tuple(notice("agenda_not_borne_out", what=what) for what in wrong),
    )  # fmt: skip


def _sentences(answer: AgendaAnswer, brief: AgendaBrief) -> Iterator[tuple[str, str, bool]]:
    """Each thing that is said: by what name, its text, and whether it must be a question."""
    said = {seat.member: seat.question for seat in answer.seats}
    yield "the welcome", answer.welcome, False
    yield "the opening question", answer.opening_question, True
    yield "the closing", answer.closing, False
    for seat in brief.seats:
        yield seat.member, said.get(seat.member, ""), True


def _problem(text: str, *, is_question: bool) -> str:
    words = _WORD.findall(text)
    if not words:
        return "it is missing."
    if len(words) > LONGEST_WORDS:
        return f"it has {len(words)} words, and {LONGEST_WORDS} is the most."
    if is_question and not text.rstrip().endswith("?"):
        return "it must end as a question."
    return "it holds an address or a link." if _ADDRESS.search(text) else ""


def _stranger(text: str, known: set[str], common: set[str], *, names: bool) -> str:
    """A number nobody told, or what could be a name: capitals, but for common words that begin."""
    begins = True
    for found in re.finditer(rf"[.!?:]\s|{_WORD.pattern}", text):
        word = re.sub(r"['’]s$", "", found[0])
        if word[0] in ".!?:":
            begins = True
            continue
        small = word.casefold()
        is_number = any(c.isdigit() for c in word) or small in NUMBERS[2:]
        is_name = names and word[0].isupper() and word != "I" and not (begins and small in common)
        begins = False
        if (is_number or is_name) and small not in known:
            return f"{word!r} stands nowhere in what you were told."
    return ""


def _texts(brief: AgendaBrief) -> Iterator[str]:
    yield from (brief.group, brief.topic, str(brief.minutes), brief.icebreaker, *brief.people)
    yield from (str(len(brief.seats)), NUMBERS[min(len(brief.seats), 12)])
    for seat in brief.seats:
        yield from (seat.member, seat.challenge, seat.why, seat.tried, seat.wanted)


def _plain(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word).casefold() for word in _WORD.findall(text)]
