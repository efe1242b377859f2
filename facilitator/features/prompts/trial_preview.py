"""Preview of a prompt trial: what would be sent to the model, and what it would cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.language.text_changes import Line, diff_lines
from facilitator.domain.recaps.recap import Recap
from facilitator.engines.model import SessionSettings
from facilitator.engines.model.agenda import agenda_prompt
from facilitator.engines.model.dry_run import (
    USUAL_ANSWER_TOKENS,
    PlannedQuestion,
    plan_questions,
    plan_reading,
)
from facilitator.features.access.group_access import visible_group
from facilitator.features.prompts.edit_prompt import PromptRef
from facilitator.features.prompts.validate_prompt import normalise_text
from facilitator.features.recaps.write_recap import engine_request, stored_transcript
from facilitator.features.transcripts.read_transcript import ReadTranscript
from facilitator.kit import queries
from facilitator.kit.deps import Deps, EngineRequest
from facilitator.ports import AgendaBrief, HotSeatBrief, Model
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.prompt import FilledPrompt
from facilitator.records.groups import GroupRecord
from facilitator.records.recaps import HotSeatRecord, RecapRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord
from facilitator.translation import translator_for

AGENDA = "agenda"
SECOND = "second_reading"
TRIED = ("session", "session_map", "hot_seat", SECOND, AGENDA)  # prompts that can be tried
MOST_SESSIONS = 24
SHOWN = 1_200  # characters of what members said, in a preview
WHAT = {
    "session": "The whole session",
    "session_map": "The map",
    SECOND: "The second reading",
    AGENDA: "The agenda",
}


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session whose transcript is stored; ``held_at`` is aware, in the group's zone."""

    id: int
    title: str
    held_at: datetime
    hot_seats: int


@dataclass(frozen=True, slots=True)
class QuestionComparison:
    """One question with both prompts; ``changed`` is how their instructions differ.

    ``asked`` is the beginning of the draft's user message, about the session. ``tokens`` are
    those of the prompt in force and of the draft.
    """

    what: str
    is_of_draft: bool
    tokens: tuple[int, int]
    changed: tuple[Line, ...]
    asked: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class TrialPreview:
    """What a trial would send. ``tokens`` are those of the prompt in force and of the draft,
    without answers.

    ``usd`` is the estimated cost, None if the model's price is unknown. ``uses_draft`` says
    whether this prompt is used for this session at all; ``is_known`` whether the result of the
    prompt in force is known already.
    """

    session: PastSession
    beside: tuple[QuestionComparison, ...]
    tokens: tuple[int, int]
    is_known: bool
    usd: float | None
    uses_draft: bool

    @property
    def calls(self) -> int:
        """The number of questions to a model, without results that are known already."""
        return len(self.beside) * (1 if self.is_known else 2)


@dataclass(frozen=True, slots=True)
class TrialInput:
    """The input of a trial; ``found`` is the recap its hot seats are taken from."""

    session: SessionRecord
    wish: EngineRequest
    heard: ReadTranscript
    found: Recap | None
    brief: AgendaBrief

    def with_draft(self, prompt: str, text: str) -> dict[str, str]:
        """The group's own prompts with the draft among them."""
        return {**self.wish.own_prompts, prompt: text}


@dataclass(frozen=True, slots=True)
class _Prompts:
    """A theme's prompts from one library."""

    library: PromptLibrary
    theme: str

    def fill(self, name: str, **values: object) -> FilledPrompt:
        return self.library.prompt(self.theme, name).fill(**values)


def past_sessions(place: PromptRef, deps: Deps) -> tuple[PastSession, ...]:
    """The sessions of a group that a prompt can be tried on, newest first. Raises NotFound."""
    with deps.db.tx() as tx:
        group = visible_group(tx, place.visitor, place.group_id)
        newest = queries.newest_recap_ids(
            select(SessionRecord.id).where(SessionRecord.group_id == group.id)
        )
        seats = (
            select(RecapRecord.session_id, func.count(HotSeatRecord.id).label("number"))
            .join(HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id)
            .where(RecapRecord.id.in_(newest))
            .group_by(RecapRecord.session_id)
            .subquery()
        )
        sessions = tx.execute(
            select(SessionRecord, func.coalesce(seats.c.number, 0))
            .join(TranscriptRecord, TranscriptRecord.session_id == SessionRecord.id)
            .outerjoin(seats, seats.c.session_id == SessionRecord.id)
            .where(SessionRecord.group_id == group.id, SessionRecord.held_at.is_not(None))
            .where(TranscriptRecord.turns.any())
            .order_by(SessionRecord.held_at.desc(), SessionRecord.id.desc())
            .limit(MOST_SESSIONS)
        )
        return tuple(_past(session, group, number) for session, number in sessions)


def preview_trial(place: PromptRef, session_id: int, text: str, deps: Deps) -> TrialPreview:
    """Fill a draft with a past session. ``text`` must be a valid prompt.

    Raises NotFound if there is no such session or its transcript was deleted, and BadPrompt.
    """
    with deps.db.tx() as tx:
        group = visible_group(tx, place.visitor, place.group_id)
        stuff = trial_input(tx, group, session_id, place.prompt)
        seats = len(stuff.found.hot_seats) if stuff.found else 0
        past = _past(stuff.session, group, seats)
    draft = stuff.with_draft(place.prompt, normalise_text(text))
    before, after = _questions(stuff, place.prompt, (stuff.wish.own_prompts, draft), deps)
    is_known = is_result_known(stuff, place.prompt, deps.model)
    beside = tuple(
        _beside(one, other, place.prompt) for one, other in zip(before, after, strict=False)
    )
    tokens = (sum(one.tokens for one in before), sum(one.tokens for one in after))
    usd = _usd(after if is_known else (*before, *after), deps)
    return TrialPreview(past, beside, tokens, is_known, usd, any(one.is_of_draft for one in beside))


def _usd(questions: Sequence[PlannedQuestion], deps: Deps) -> float | None:
    """The estimated cost of these questions in US dollars; None if a price is not known."""
    total = 0.0
    for one in questions:
        model = deps.reader if one.filled.name == SECOND else deps.model
        cost = model.cost(one.tokens, USUAL_ANSWER_TOKENS) if model else None
        if cost is None:
            return None
        total += cost
    return total


def trial_input(tx: Session, group: GroupRecord, session_id: int, prompt: str) -> TrialInput:
    """The input of a trial of a prompt on a session. Raises NotFound."""
    session = tx.scalar(
        select(SessionRecord).where(
            SessionRecord.id == session_id, SessionRecord.group_id == group.id
        )
    )
    heard = stored_transcript(tx, session) if session else None
    if session is None or heard is None:
        raise NotFound(
            "The words of this session are not kept, so nothing can be tried on it.",
            "Choose another one.",
        )
    # An agenda shows what the group may read; a recap is made again from what the engine found.
    kept = queries.newest_recap(tx, session.id, found=prompt != AGENDA)
    recap = queries.recap_from_record(kept) if kept else None
    return TrialInput(session, engine_request(tx, session), heard, recap, _brief(session, recap))


def is_result_known(stuff: TrialInput, prompt: str, model: Model | None) -> bool:
    """Whether the stored recap was made by this model with the prompts in force."""
    recap = stuff.found
    if prompt == AGENDA or recap is None or model is None or recap.model != model.name:
        return False
    library = PromptLibrary.of(stuff.wish.theme, stuff.wish.own_prompts)
    return bool(recap.prompts) and all(
        library.prompt(stuff.wish.theme, name).version == version for name, version in recap.prompts
    )


def _questions(
    stuff: TrialInput, prompt: str, sides: Sequence[Mapping[str, str]], deps: Deps
) -> Sequence[Sequence[PlannedQuestion]]:
    """The questions to the model, for each set of a group's own prompts."""
    wish, language = stuff.wish, translator_for(stuff.wish.language).name
    prompts = [_Prompts(PromptLibrary.of(wish.theme, own), wish.theme) for own in sides]
    if prompt == AGENDA:
        filled = [agenda_prompt(one, stuff.brief, language) for one in prompts]
        return [
            [PlannedQuestion(one, "", deps.tokens.count(f"{one.system}\n{one.user}"))]
            for one in filled
        ]
    setting = SessionSettings(
        wording=PromptLibrary().format(wish.format).wording if wish.format else "both",
        language=language,
        language_code=wish.language,
    )
    seats = stuff.found.hot_seats if stuff.found else ()
    session = (stuff.heard.transcript, stuff.heard.roster)
    planned = plan_questions(session, seats, prompts, deps.tokens, setting)
    if deps.reader is None or stuff.found is None:
        return planned
    again = plan_reading(session, stuff.found, prompts, deps.tokens, setting)
    return [[*first, *second] for first, second in zip(planned, again, strict=True)]


def _beside(before: PlannedQuestion, after: PlannedQuestion, prompt: str) -> QuestionComparison:
    name = after.filled.name
    user = after.filled.user
    return QuestionComparison(
        f"Hot seat of {after.member}" if after.member else WHAT.get(name, name), name == prompt,
        (before.tokens, after.tokens),
        tuple(diff_lines(_instructions(before.filled), _instructions(after.filled))),
        user[:SHOWN], len(user) > SHOWN,
    )  # fmt: skip


def _instructions(filled: FilledPrompt) -> str:
    """The system message and the beginning of the user message; the rest is the same."""
    return f"{filled.system}\n\n{filled.user[:SHOWN]}"


def _brief(session: SessionRecord, recap: Recap | None) -> AgendaBrief:
    """The brief of an agenda for this session, as if its recap had been known before."""
    seats = recap.hot_seats if recap else ()
    minutes = session.planned_minutes or session.group.minutes
    return AgendaBrief(
        session.group.name, session.topic, minutes,
        tuple(dict.fromkeys(seat.member for seat in seats)),
        tuple(HotSeatBrief(seat.member, seat.challenge.text) for seat in seats), "",
    )  # fmt: skip


def _past(session: SessionRecord, group: GroupRecord, hot_seats: int) -> PastSession:
    at = session.held_at or session.created_at
    return PastSession(
        session.id, session.title, at.astimezone(group.as_settings().zone), hot_seats
    )
