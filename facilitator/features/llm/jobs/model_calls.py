"""Questions to a model as durable work: one answer each, whatever crashes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from facilitator.domain.errors import BadAnswer, BadSetting, FacilitatorError, OutsideFault
from facilitator.kit.jobs.durable import enqueue, step, wait_for, workflow
from facilitator.ports import Model, Question, Reply, Unreached, Unusable
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.work import QuestionRecord

QUEUE = "model"
_bound: list[tuple[Model, Database]] = []


def bind_model(model: Model, db: Database) -> None:
    """Give the workflows of this process their model."""
    _bound[:] = [(model, db)]


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """A model whose answers for one session are kept until its recap is: see Model."""

    model: Model
    session_id: int
    db: Database

    @property
    def name(self) -> str:
        return self.model.name

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """See Model."""
        return self.model.cost(tokens_in, tokens_out, tokens_cached)

    def ask(self, question: Question) -> Reply:
        """The answer that is kept, or a new one, asked for as work of its own."""
        told = asdict(question)
        digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]
        with self.db.tx() as tx:
            row = tx.scalar(_find(self.session_id, digest))
            if row is None:
                row = QuestionRecord(session_id=self.session_id, digest=digest, question=told)
                row.tries, row.asked_at = 0, now()
                tx.add(row)
            kept, tries = row.reply, row.tries
            asked = f"{self.session_id}:{digest}:{row.asked_at:%Y%m%d%H%M%S%f}"
        if kept is None:
            key = f"ask:{asked}:{tries}"  # asked anew after it was answered, it is other work
            enqueue(put_question.__name__, key, self.session_id, digest)
            kept = wait_for(key)
        with self.db.tx() as tx:
            row = tx.scalar(_find(self.session_id, digest))
            answer = row.reply if row else None
        if answer is None:
            raise _failure(kept if isinstance(kept, dict) else {})
        return _opened(answer, asked)


@workflow(QUEUE)
def put_question(session_id: int, digest: str) -> dict[str, Any]:
    """Ask the model one question; the answer is kept in the records, and only a failure is told."""
    return ask(session_id, digest)


@step
def ask(session_id: int, digest: str) -> dict[str, Any]:
    """Ask, unless there is an answer already. The adapter itself tries again what may pass."""
    model, db = _bound[0]
    with db.tx() as tx:
        row = tx.scalar(_find(session_id, digest))
        if row is None or row.reply is not None:
            return {}
        question = Question(**row.question)
    failure: dict[str, Any] = {}
    reply: dict[str, Any] | None = None
    try:
        reply = asdict(model.ask(question))
    except Unusable as error:
        reply = {**asdict(error.reply), "unusable": error.message, "refused": error.refused}
    except (OutsideFault, BadAnswer, BadSetting) as error:
        failure = {"kind": type(error).__name__, "why": error.message, "advice": error.advice}
    with db.tx() as tx:
        row = tx.scalar(_find(session_id, digest))
        if row is not None:
            row.reply = reply
            row.tries += 1 if reply is None else 0
    return failure


def _find(session_id: int, digest: str) -> Any:
    return select(QuestionRecord).where(
        QuestionRecord.session_id == session_id, QuestionRecord.digest == digest
    )


def _opened(kept: dict[str, Any], key: str) -> Reply:
    told = dict(kept)
    unusable, refused = told.pop("unusable", None), told.pop("refused", False)
    reply = Reply(**{**told, "key": key})
    if unusable is not None:
        raise Unusable(unusable, reply, refused=refused)
    return reply


def _failure(told: dict[str, Any]) -> FacilitatorError:
    kinds = {kind.__name__: kind for kind in (Unreached, OutsideFault, BadAnswer, BadSetting)}
    kind = kinds.get(str(told.get("kind")), OutsideFault)
    return kind(str(told.get("why", "The model gave no answer.")), str(told.get("advice", "")))
