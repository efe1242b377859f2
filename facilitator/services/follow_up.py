"""Between sessions: who is to be asked now how their commitments go, and the mail that asks."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator import emails
from facilitator.domain.commitments import NOTED
from facilitator.domain.follow_ups import Pace, after_quiet, is_note_due, may_write
from facilitator.records.follow_ups import PaceRecord
from facilitator.records.groups import PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.services.deps import Deps
from facilitator.services.followed import Followed, followed, in_debt, with_history
from facilitator.services.outbox import Addressed, put, why_not

KIND = "follow_up"
PURPOSE = "follow-up"  # of the link
LINK_LASTS = timedelta(days=60)
FARTHEST = timedelta(days=120)  # older sessions are left in peace


def due(deps: Deps) -> list[int]:
    """The people to be asked now."""
    now = deps.clock.now()
    by_person = defaultdict(list)
    with deps.db.tx() as tx:
        for promise in followed(tx, since=now - FARTHEST):
            by_person[promise.person_id].append(promise)
        return [person_id for person_id in by_person if _to_ask(tx, person_id, now)]


def ask(person_id: int, deps: Deps) -> bool:
    """Mail a member all their open commitments. False where that is not due any more.

    Safe to run twice, also at the same time: the mail is the proof that they were asked, and the
    person's row is locked until it is in the outbox.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        person = tx.get(PersonRecord, person_id, with_for_update=True)
        promises = _to_ask(tx, person_id, now) if person else []
        if person is None or not promises:
            return False
        first = promises[0].group
        link = deps.links.url(PURPOSE, (person_id,), now + LINK_LASTS)
        content = emails.write(
            KIND, group=first.name, language=first.language, member=person.name, link=link,
            promises=[
                (p.text, p.due, [(s.value, f"{link}?promise={p.id}&went={s}") for s in NOTED])
                for p in promises
            ],
        )  # fmt: skip
        to = Addressed(KIND, first.id, person_id, f"note:{now:%Y%m%d%H%M%S}")
        return put(tx, to, content, now)


def pace_of(tx: Session, person_id: int) -> Pace:
    """How often a person wants notes."""
    kept = tx.get(PaceRecord, person_id)
    return Pace(kept.pace) if kept else Pace.USUAL


def _to_ask(tx: Session, person_id: int, now: datetime) -> list[Followed]:
    """What to ask a person about now, the most pressing first; nothing where it is not the time."""
    pace = pace_of(tx, person_id)
    last = tx.scalar(
        select(func.max(OutboxRecord.created_at))
        .where(OutboxRecord.person_id == person_id, OutboxRecord.kind == KIND)
    )  # fmt: skip
    if not may_write(last, now, pace):
        return []
    promises = [
        p
        for p in with_history(tx, followed(tx, person_id=person_id), person_id)
        if p.group.as_settings().follow_up_notes
        and not why_not(tx, Addressed(KIND, p.group.id, person_id, ""))
        and not _is_quiet(p, now)
    ]
    talked = {one.id for group in _groups(promises) for chain in in_debt(group) for one in chain}
    asked = [p for p in promises if p.is_open and p.id not in talked and now < p.when.due_at]
    if not any(is_note_due(p.when, last, now, pace) for p in asked):
        return []
    return sorted(asked, key=lambda p: (p.when.due_at, p.id))


def _groups(promises: list[Followed]) -> list[list[Followed]]:
    found = defaultdict(list)
    for promise in promises:
        found[promise.group.id].append(promise)
    return list(found.values())


def _is_quiet(promise: Followed, now: datetime) -> bool:
    settings = promise.group.as_settings()
    return after_quiet(now, settings.quiet_from, settings.quiet_to, promise.zone) != now
