"""Unsubscribe links: switch a kind of mail off or on for one person in one group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord, UnsubscribeRecord
from facilitator.translation import Message, translator_for

PURPOSE = "unsubscribe"
KINDS = {
    "recap": Message("recap"),
    "follow_up": Message("how commitments go"),
    "thanks": Message("thanks for what you gave"),
    "office_hours": Message("offers of a talk with a member"),
}
CHOICES = {  # title and sentence of the page: before a choice ("off"), and after one
    "off": (
        Message("No more mails of this kind?"),
        Message("You get mails of the kind “{kind}” from {group}."),
    ),
    "is_off": (
        Message("These mails are switched off"),
        Message(
            "You get no more mails of the kind “{kind}” from {group}. Other mails of "
            "the group still come."
        ),
    ),
    "is_on": (
        Message("These mails are switched on again"),
        Message("From now on mails of the kind “{kind}” from {group} reach you again."),
    ),
}
LINK_LIFETIME = timedelta(days=730)  # how long the link works


@dataclass(frozen=True, slots=True)
class Choice:
    """The texts of the unsubscribe page, in the language of the group."""

    is_on: bool
    language: str
    group: str
    title: str
    lead: str
    button: str


def unsubscribe_link(row: OutboxRecord, deps: Deps) -> str:
    """Return the unsubscribe link of a mail; it is the same for every attempt at sending."""
    ids = (row.person_id, row.group_id, compose.kind_number(row.kind))
    return deps.links.url(PURPOSE, ids, row.created_at + LINK_LIFETIME)


def open_choice(token: str, deps: Deps) -> Choice:
    """Return the page of a link; changes nothing. Raises BadLink, NotFound."""
    with deps.db.tx() as tx:
        person, group, kind = _resolve_link(tx, token, deps)
        is_on = tx.scalar(_find_unsubscribed(person, group, kind)) is None
        return _choice("off" if is_on else "is_off", group, kind)


def set_subscribed(token: str, on: bool, deps: Deps) -> Choice:
    """Switch a kind of mail off or on again. Safe to run twice. Raises BadLink, NotFound."""

    def work(tx: Session) -> Choice:
        person, group, kind = _resolve_link(tx, token, deps)
        unsubscribed_id = tx.scalar(_find_unsubscribed(person, group, kind))
        if on:
            tx.execute(delete(UnsubscribeRecord).where(UnsubscribeRecord.id == unsubscribed_id))
        elif unsubscribed_id is None:
            tx.add(UnsubscribeRecord(person_id=person.id, group_id=group.id, kind=kind))
        return _choice("is_on" if on else "is_off", group, kind)

    return deps.db.run_with_retry(work)


def _resolve_link(tx: Session, token: str, deps: Deps) -> tuple[PersonRecord, GroupRecord, str]:
    person_id, group_id, number = deps.links.ids(PURPOSE, token, deps.clock.now())
    person, group = tx.get(PersonRecord, person_id), tx.get(GroupRecord, group_id)
    kind = next((k for k in compose.kinds() if compose.kind_number(k) == number), None)
    if person is None or person.forgotten_at is not None or group is None or kind is None:
        raise NotFound("These mails no longer exist.", "You do not need to do anything.")
    return person, group, kind


def _find_unsubscribed(person: PersonRecord, group: GroupRecord, kind: str) -> Select[int]:
    return select(UnsubscribeRecord.id).where(
        UnsubscribeRecord.person_id == person.id, UnsubscribeRecord.group_id == group.id,
        UnsubscribeRecord.kind == kind,
    )  # fmt: skip


def _choice(state: str, group: GroupRecord, kind: str) -> Choice:
    translator = translator_for(group.language)
    kind_name = translator.text(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")
    title, lead = CHOICES[state]
    is_on, button = True, translator.gettext("Switch them off")
    if state == "is_off":
        is_on, button = False, translator.gettext("Switch them back on")
    return Choice(
        is_on, translator.language, group.name, translator.text(title),
        translator.text(lead, kind=kind_name, group=group.name),
        button,
    )  # fmt: skip
