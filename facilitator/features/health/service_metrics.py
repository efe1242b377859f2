"""The state of the service in numbers, as Prometheus reads them; never a name and never an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.jobs import JobCount, JobStage
from facilitator.domain.mails import MailState
from facilitator.kit.deps import Deps
from facilitator.records.base import now
from facilitator.records.ledger import CallRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.outgoing import OutgoingMessage
from facilitator.records.posts import PostRecord
from facilitator.records.work import PendingWorkRecord

EVENT = "take_event"  # the workflow that an event of a platform starts
STATES = {
    JobStage.RUNS: "running",
    JobStage.WAITS: "waiting",
    JobStage.FAILED: "failed",
    JobStage.GIVEN_UP: "failed",
    JobStage.DONE: "done",
}
OUTGOING: tuple[tuple[str, type[OutgoingMessage]], ...] = (
    ("mail", OutboxRecord),
    ("post", PostRecord),
)


class ServiceState(Collector):
    """Reads the state from both databases; what cannot be read is left out and shown as down."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._oldest: dict[str, float] = {}  # seconds, by kind of work

    def collect(self) -> Iterator[Metric]:
        """Yield each family of figures. Raises nothing."""
        up = GaugeMetricFamily(
            "facilitator_database_up", "Whether a database can be read.", labels=["database"]
        )
        sources: dict[str, Callable[[], list[Metric]]] = {
            "records": self._from_records,
            "work": self._from_work,
        }
        for name, read in sources.items():
            try:
                yield from read()
                up.add_metric([name], 1)
            except ExternalServiceError:
                up.add_metric([name], 0)
        oldest = GaugeMetricFamily(
            "facilitator_oldest_waiting_seconds", "Age of the oldest work that waits, by kind.",
            labels=["kind"],
        )  # fmt: skip
        for kind, seconds in sorted(self._oldest.items()):
            oldest.add_metric([kind], seconds)
        yield oldest
        yield up

    def _from_work(self) -> list[Metric]:
        counts = self._deps.work.counts() if self._deps.work else []
        moment = now()
        for count in counts:
            if count.stage is JobStage.WAITS:
                self._add_oldest(count.name, count.oldest_at, moment)
        return [_work(counts), _last_event(counts)]

    def _from_records(self) -> list[Metric]:
        moment = self._deps.clock.now()
        with self._deps.db.reading() as tx:
            families = [_outgoing(tx, name, kind) for name, kind in OUTGOING]
            waits = [(name, _oldest_outgoing(tx, kind)) for name, kind in OUTGOING]
            pending, oldest_pending = _pending(tx)
            families += [pending, *_model_calls(tx)]
        for kind, at in [*waits, *oldest_pending]:
            self._add_oldest(kind, at, moment)
        return families

    def _add_oldest(self, kind: str, at: datetime | None, moment: datetime) -> None:
        seconds = (moment - at).total_seconds() if at else 0.0
        self._oldest[kind] = max(self._oldest.get(kind, 0.0), seconds)


def _work(counts: Sequence[JobCount]) -> Metric:
    family = GaugeMetricFamily(
        "facilitator_work",
        f"Durable work by kind and state, done in the last week included; {EVENT} is an event.",
        labels=["kind", "state"],
    )
    numbers: Counter[tuple[str, str]] = Counter()
    for count in counts:
        numbers[count.name, STATES[count.stage]] += count.number
    for labels, number in sorted(numbers.items()):
        family.add_metric(labels, number)
    return family


def _last_event(counts: Sequence[JobCount]) -> Metric:
    came = [count.newest_at for count in counts if count.name == EVENT]
    family = GaugeMetricFamily(
        "facilitator_last_event_timestamp_seconds", "When the last event came, in Unix time."
    )
    if came:
        family.add_metric([], max(came).timestamp())
    return family


def _outgoing(tx: Session, name: str, kind: type[OutgoingMessage]) -> Metric:
    numbers = dict.fromkeys(MailState, 0)
    for state, number in tx.execute(select(kind.state, func.count()).group_by(kind.state)):
        numbers[MailState(state)] = number
    family = GaugeMetricFamily(
        f"facilitator_{name}s", f"{name.capitalize()}s by state.", labels=["state"]
    )
    for state, number in numbers.items():
        family.add_metric([state.value], number)
    return family


def _oldest_outgoing(tx: Session, kind: type[OutgoingMessage]) -> datetime | None:
    return tx.scalar(select(func.min(kind.asked_at)).where(kind.state == MailState.WAITING))


def _pending(tx: Session) -> tuple[Metric, list[tuple[str, datetime]]]:
    family = GaugeMetricFamily(
        "facilitator_pending_work", "What clicks decided and workers still have to do, by kind.",
        labels=["kind"],
    )  # fmt: skip
    added_at = PendingWorkRecord.added_at
    query = select(PendingWorkRecord.kind, func.count(), func.min(added_at))
    oldest = []
    for kind, number, at in tx.execute(query.group_by(PendingWorkRecord.kind)):
        family.add_metric([kind], number)
        oldest.append((kind, at))
    return family, oldest


def _model_calls(tx: Session) -> list[Metric]:
    calls = CounterMetricFamily(
        "facilitator_model_calls", "Calls to models.", labels=["purpose", "model", "outcome"]
    )
    unpriced = CounterMetricFamily(
        "facilitator_model_calls_unpriced", "Calls to models without a known price.",
        labels=["purpose", "model", "outcome"],
    )  # fmt: skip
    tokens = CounterMetricFamily(
        "facilitator_model_tokens", "Tokens read (those from the cache included) and written.",
        labels=["purpose", "model", "outcome", "kind"],
    )  # fmt: skip
    cost = CounterMetricFamily(
        "facilitator_model_cost_usd", "What calls cost, in US dollars.",
        labels=["purpose", "model", "outcome"],
    )  # fmt: skip
    labels = CallRecord.purpose, CallRecord.model, CallRecord.outcome
    query = select(
        *labels, func.count(), func.count(CallRecord.cost_usd), func.sum(CallRecord.cost_usd),
        func.sum(CallRecord.tokens_in), func.sum(CallRecord.tokens_cached),
        func.sum(CallRecord.tokens_out),
    ).group_by(*labels)  # fmt: skip
    for row in tx.execute(query):
        said, (number, priced, usd), counted = row[:3], row[3:6], row[6:]
        calls.add_metric(said, number)
        unpriced.add_metric(said, number - priced)
        cost.add_metric(said, float(usd or 0))
        for kind, amount in zip(("input", "cached", "output"), counted, strict=True):
            tokens.add_metric([*said, kind], amount)
    return [calls, unpriced, tokens, cost]
