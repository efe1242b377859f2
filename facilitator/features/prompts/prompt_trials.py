"""Try a draft prompt on a past session and compare it with the one in force. Mails nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, select, update

from facilitator.domain.errors import FacilitatorError, NotFound, Refused
from facilitator.domain.notices import from_json
from facilitator.domain.recaps.comparison import Comparison, Pair, compare_recaps
from facilitator.domain.recaps.recap import Recap
from facilitator.features.access.group_access import visible_group
from facilitator.features.llm.call_ledger import DatabaseLedger
from facilitator.features.prompts.edit_prompt import PromptRef, check_text
from facilitator.features.prompts.trial_preview import (
    AGENDA,
    TRIED,
    TrialInput,
    is_result_known,
    preview_trial,
    trial_input,
)
from facilitator.features.prompts.validate_prompt import normalise_text
from facilitator.features.recaps.write_recap import stored_transcript
from facilitator.features.transcripts.make_recap import run_engine
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.retention import last_struck_at
from facilitator.ports import ModelCall, WrittenAgenda
from facilitator.records.sessions import SessionRecord
from facilitator.records.wordings import TrialRecord
from facilitator.records.work import QuestionRecord

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
KEPT = timedelta(days=7)
GONE = "What was said in this session was deleted or struck while the draft was tried on it."
RECAP: TypeAdapter[Recap] = TypeAdapter(Recap)


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial's progress and result.

    ``asked`` of about ``planned`` questions are answered. ``words`` pairs both agendas' texts if
    the agenda prompt was tried; ``cost_usd`` and ``tokens`` are what was used so far.
    """

    id: int
    session_id: int
    prompt: str
    text: str
    state: str
    asked: int
    planned: int
    tokens: int
    cost_usd: float
    why: str
    digests: Mapping[str, str]
    comparison: Comparison | None = None
    words: tuple[Pair, ...] = ()

    @property
    def is_over(self) -> bool:
        return self.state in (DONE, FAILED)


def start_trial(place: PromptRef, session_id: int, text: str, deps: Deps) -> int:
    """Queue a trial for a worker. Returns its id, or that of the same trial if it is queued.

    Raises Refused if there is no model or nothing to try, BadPrompt, NotFound.
    """
    text = normalise_text(text)
    if deps.model is None:
        raise Refused("There is no model to ask.", "Whoever runs facilitator can set one up.")
    if place.prompt not in TRIED:
        raise Refused("No session is asked with this prompt.", "Its preview shows how it reads.")
    with deps.db.tx() as tx:
        group = visible_group(tx, place.visitor, place.group_id)
        check_text(group.theme, place.prompt, text, deps)
    rehearsal = preview_trial(place, session_id, text, deps)
    if not rehearsal.uses_draft:
        raise Refused("This session is not asked with this prompt.", "Choose another session.")
    if rehearsal.usd is None:
        raise Refused(
            f"The price of {deps.model.name} is not known, so nothing is asked.",
            "Whoever runs facilitator can set it: FACILITATOR_MODEL_PRICE_USD.",
        )
    with deps.db.tx() as tx:
        open_ones = select(TrialRecord).where(
            TrialRecord.session_id == session_id, TrialRecord.prompt == place.prompt,
            TrialRecord.text == text, TrialRecord.state.in_((WAITING, RUNNING)),
        )  # fmt: skip
        if (same := tx.scalar(open_ones)) is not None:
            return same.id
        trial = TrialRecord(
            session_id=session_id, prompt=place.prompt, text=text, state=WAITING,
            by_id=place.visitor.person_id, planned=rehearsal.calls, begun_at=deps.clock.now(),
        )  # fmt: skip
        tx.add(trial)
        tx.flush()
        deed = AuditEntry(
            "tried a prompt", f"{place.prompt} on session {session_id}", group.id,
            place.visitor.person_id,
        )  # fmt: skip
        record_audit_entry(tx, deed, deps.clock.now())
        return trial.id


def get_trial(place: PromptRef, trial_id: int, deps: Deps) -> Trial:
    """A trial as it is now. Raises NotFound."""
    with deps.db.tx() as tx:
        group = visible_group(tx, place.visitor, place.group_id)
        row = tx.scalar(
            select(TrialRecord)
            .join(SessionRecord, SessionRecord.id == TrialRecord.session_id)
            .where(TrialRecord.id == trial_id, TrialRecord.prompt == place.prompt)
            .where(SessionRecord.group_id == group.id)
        )
        if row is None:
            raise NotFound(
                "This trial is not kept any more.",
                "Trials go after a week, and with the words of their session. Try it again.",
            )
        trial = Trial(
            row.id, row.session_id, row.prompt, row.text, row.state, row.asked,
            max(row.planned, row.asked), row.tokens, float(row.cost_usd), row.why,
            dict(row.digests),
        )  # fmt: skip
        result = row.found
    if result is None:
        return trial
    if row.prompt == AGENDA:
        return replace(trial, words=_pairs(result))
    before, after = (_recap(result[side]) for side in ("before", "after"))
    return replace(trial, comparison=compare_recaps(before, after))


def due(deps: Deps) -> list[int]:
    """The ids of trials that wait for a worker."""
    with deps.db.tx() as tx:
        waiting = select(TrialRecord.id).where(TrialRecord.state == WAITING)
        return list(tx.scalars(waiting.order_by(TrialRecord.id)))


def run_trial(trial_id: int, deps: Deps) -> str:
    """Ask the model with both prompts. Returns the trial's final state. Safe to run twice.

    Runs within a workflow: questions answered before a crash are not asked again. Raises
    ExternalServiceError.
    """
    with deps.db.tx() as tx:
        row = tx.get(TrialRecord, trial_id)
        if row is None or row.state in (DONE, FAILED):
            return row.state if row else FAILED
        row.state, row.asked, row.tokens, row.cost_usd = RUNNING, 0, 0, Decimal(0)
        session = tx.get_one(SessionRecord, row.session_id)
        struck = last_struck_at(tx, session.id)
        prompt, text = row.prompt, row.text
        try:
            stuff = trial_input(tx, session.group, session.id, prompt)
        except NotFound:
            row.state, row.why = FAILED, GONE
            return FAILED
    ledger = _TrialLedger(deps, session.id, trial_id)
    try:
        result = _run_both(stuff, prompt, text, ledger, deps)
    except FacilitatorError as error:
        if error.retry:
            raise  # the workflow tries again, with the answers so far
        ledger.tidy()
        return _end(trial_id, deps, why=str(error))
    ledger.tidy()
    with deps.db.tx() as tx:
        kept = stored_transcript(tx, tx.get_one(SessionRecord, session.id, with_for_update=True))
        is_same = kept is not None and last_struck_at(tx, session.id) == struck
    return _end(trial_id, deps, found=result) if is_same else _end(trial_id, deps, why=GONE)


def delete_old_trials(deps: Deps) -> None:
    """Delete trials that are older than a week."""
    with deps.db.tx() as tx:
        tx.execute(delete(TrialRecord).where(TrialRecord.begun_at < deps.clock.now() - KEPT))


def fail_trial(trial_id: int, why: str, deps: Deps) -> str:
    """Mark a trial as failed. Returns its state."""
    return _end(trial_id, deps, why=why)


def _run_both(
    stuff: TrialInput, prompt: str, text: str, ledger: _TrialLedger, deps: Deps
) -> dict[str, Any]:
    """The results of both prompts, as JSON. Raises Refused if the model could not be used."""
    wish, draft = stuff.wish, replace(stuff.wish, own_prompts=stuff.with_draft(prompt, text))
    if prompt == AGENDA:
        agendas = [deps.writer(w, ledger).agenda(stuff.brief) for w in (wish, draft)]
        if not all(words.by for words in agendas):
            raise Refused("The model could not be used.", agendas[0].warnings[0].english)
        members = [seat.member for seat in stuff.brief.seats]
        return {
            "before": asdict(agendas[0]), "after": asdict(agendas[1]), "members": members,
        }  # fmt: skip
    is_known = stuff.found is not None and is_result_known(stuff, prompt, deps.model)
    recaps = [stuff.found] if stuff.found is not None and is_known else []
    for one in (wish, draft)[len(recaps) :]:
        recaps.append(run_engine(stuff.heard, deps.engine(one, ledger), one.language))
    for recap in recaps:
        if recap.model is None:
            why = recap.warnings[-1].english if recap.warnings else "It gave no answer."
            raise Refused("The model could not be used for this.", why)
    before, after = (_as_json(recap) for recap in recaps)
    return {"before": before, "after": after}


def _as_json(recap: Recap) -> dict[str, Any]:
    """A recap in its stored form; see ``_recap``."""
    warnings = [warning.as_json() for warning in recap.warnings]
    return {**RECAP.dump_python(recap, mode="json"), "warnings": warnings}


def _recap(stored: Mapping[str, Any]) -> Recap:
    """A stored recap; also reads those of earlier versions, whose warnings are sentences."""
    warnings = tuple(from_json(one) for one in stored["warnings"])
    return replace(RECAP.validate_python({**stored, "warnings": ()}), warnings=warnings)


def _pairs(result: Mapping[str, Any]) -> tuple[Pair, ...]:
    """The texts of both agendas, side by side."""
    one, other = (WrittenAgenda(**result[side]) for side in ("before", "after"))
    named = (("Welcome", one.welcome, other.welcome), ("Opening question", one.question,
             other.question), ("Closing", one.closing, other.closing))  # fmt: skip
    seats = zip(result["members"], one.questions, other.questions, strict=False)
    return tuple(Pair(*texts) for texts in (*named, *seats))


def _end(trial_id: int, deps: Deps, found: dict[str, Any] | None = None, why: str = "") -> str:
    with deps.db.tx() as tx:
        row = tx.get(TrialRecord, trial_id)
        if row is None:
            return FAILED
        row.state, row.why, row.found = DONE if found else FAILED, why, found
        row.ended_at = deps.clock.now()
        if found and row.prompt != AGENDA:
            row.digests = {
                side: dict(found[side]["prompts"]).get(row.prompt, "")
                for side in ("before", "after")
            }
        return row.state


class _TrialLedger(DatabaseLedger):
    """The ledger of a trial: each call updates its progress, and is stored as a trial's."""

    def __init__(self, deps: Deps, session_id: int, trial_id: int) -> None:
        super().__init__(deps.db, session_id)
        self._deps, self._session, self._trial = deps, session_id, trial_id
        self._asked: list[str] = []

    def note(self, call: ModelCall) -> None:
        """See Ledger."""
        if call.key:
            self._asked.append(call.key.split(":")[1])
        super().note(replace(call, purpose=f"try {call.purpose}"))
        with self._deps.db.tx() as tx:
            tx.execute(
                update(TrialRecord)
                .where(TrialRecord.id == self._trial)
                .values(
                    asked=TrialRecord.asked + 1,
                    tokens=TrialRecord.tokens + call.tokens_in + call.tokens_out,
                    cost_usd=TrialRecord.cost_usd + (call.cost_usd or 0),
                )
            )

    def tidy(self) -> None:
        """Delete the answers stored in case of a crash, as they quote members."""
        with self._deps.db.tx() as tx:
            tx.execute(
                delete(QuestionRecord).where(
                    QuestionRecord.session_id == self._session,
                    QuestionRecord.digest.in_(self._asked),
                )
            )
