"""Durable jobs that ask a model; each question is answered once, even after a crash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from facilitator.domain.errors import (
    BadModelAnswer,
    BadSetting,
    ExternalServiceError,
    FacilitatorError,
)
from facilitator.kit.jobs.durable import enqueue, step, wait_for_result, workflow
from facilitator.ports import Model, ModelReply, ModelRequest, ModelUnreachable, UnusableReply
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.work import QuestionRecord

QUEUE = "model"
SECOND = "second reader"  # the key of a stored question that says who is asked, and its name
_bound: list[tuple[Model, Database, Model | None]] = []


def bind_model(model: Model, db: Database, reader: Model | None = None) -> None:
    """Set the models and the database for this process's workflows."""
    _bound[:] = [(model, db, reader)]


@dataclass(frozen=True, slots=True)
class CachedModel:
    """A Model whose answers for one session are stored until its recap is."""

    model: Model
    session_id: int
    db: Database
    is_second: bool = False  # whether it is the second reader

    @property
    def name(self) -> str:
        return self.model.name

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """See Model."""
        return self.model.cost(tokens_in, tokens_out, tokens_cached)

    def ask(self, question: ModelRequest) -> ModelReply:
        """The stored answer; without one, ask in a job of its own and wait for it."""
        content = asdict(question) | ({SECOND: self.name} if self.is_second else {})
        digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]
        with self.db.tx() as tx:
            row = tx.scalar(_find(self.session_id, digest))
            if row is None:
                row = QuestionRecord(session_id=self.session_id, digest=digest, question=content)
                row.tries, row.asked_at = 0, now()
                tx.add(row)
            kept, tries = row.reply, row.tries
            asked = f"{self.session_id}:{digest}:{row.asked_at:%Y%m%d%H%M%S%f}"
        if kept is None:
            key = f"ask:{asked}:{tries}"  # asking again after an answer is another job
            enqueue(put_question.__name__, key, self.session_id, digest)
            kept = wait_for_result(key)
        with self.db.tx() as tx:
            row = tx.scalar(_find(self.session_id, digest))
            answer = row.reply if row else None
        if answer is None:
            raise _failure(kept if isinstance(kept, dict) else {})
        return _reply(answer, asked)


@workflow(QUEUE)
def put_question(session_id: int, digest: str) -> dict[str, Any]:
    """Ask the model one question. Stores the answer; returns only a failure, else an empty dict."""
    return ask(session_id, digest)


@step
def ask(session_id: int, digest: str) -> dict[str, Any]:
    """Ask unless there is an answer already. The adapter itself retries temporary failures."""
    model, db, reader = _bound[0]
    with db.tx() as tx:
        row = tx.scalar(_find(session_id, digest))
        if row is None or row.reply is not None:
            return {}
        content = dict(row.question)
        model = (reader or model) if content.pop(SECOND, None) else model
        question = ModelRequest(**content)
    failure: dict[str, Any] = {}
    reply: dict[str, Any] | None = None
    try:
        reply = asdict(model.ask(question))
    except UnusableReply as error:
        reply = {**asdict(error.reply), "unusable": error.message, "refused": error.refused}
    except (ExternalServiceError, BadModelAnswer, BadSetting) as error:
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


def _reply(stored: dict[str, Any], key: str) -> ModelReply:
    """A stored answer as a reply. Raises Unusable if the model's answer was unusable."""
    fields = dict(stored)
    unusable, refused = fields.pop("unusable", None), fields.pop("refused", False)
    reply = ModelReply(**{**fields, "key": key})
    if unusable is not None:
        raise UnusableReply(unusable, reply, refused=refused)
    return reply


def _failure(stored: dict[str, Any]) -> FacilitatorError:
    kinds = {
        kind.__name__: kind
        for kind in (ModelUnreachable, ExternalServiceError, BadModelAnswer, BadSetting)
    }
    kind = kinds.get(str(stored.get("kind")), ExternalServiceError)
    return kind(str(stored.get("why", "The model gave no answer.")), str(stored.get("advice", "")))
