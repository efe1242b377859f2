"""By a link in a mail: its reader wants no more mails of this kind, or wants them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Unknown
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
CHOICES = {  # title and sentence of the page, by what it offers or has done
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
STAYS = timedelta(days=730)  # as long the link of a mail works


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader is shown, in their group's language."""

    is_on: bool
    language: str
    group: str
    title: str
    lead: str
    button: str


def way_out(row: OutboxRecord, deps: Deps) -> str:
    """The link that ends mails of this kind; the same whenever the mail is sent."""
    ids = (row.person_id, row.group_id, compose.number_of(row.kind))
    return deps.links.url(PURPOSE, ids, row.created_at + STAYS)


def look(token: str, deps: Deps) -> Choice:
    """What a link is about; nothing is changed. Raises BadLink, Unknown."""
    with deps.db.tx() as tx:
        person, group, kind = _about(tx, token, deps)
        is_on = tx.scalar(_unwanted(person, group, kind)) is None
        return _choice("off" if is_on else "is_off", group, kind)


def switch(token: str, on: bool, deps: Deps) -> Choice:
    """Switch a kind of mail off or on again. Safe to run twice. Raises BadLink, Unknown."""

    def work(tx: Session) -> Choice:
        person, group, kind = _about(tx, token, deps)
        known = tx.scalar(_unwanted(person, group, kind))
        if on:
            tx.execute(delete(UnsubscribeRecord).where(UnsubscribeRecord.id == known))
        elif known is None:
            tx.add(UnsubscribeRecord(person_id=person.id, group_id=group.id, kind=kind))
        return _choice("is_on" if on else "is_off", group, kind)

    return deps.db.settled(work)


def _about(tx: Session, token: str, deps: Deps) -> tuple[PersonRecord, GroupRecord, str]:
    person_id, group_id, number = deps.links.ids(PURPOSE, token, deps.clock.now())
    person, group = tx.get(PersonRecord, person_id), tx.get(GroupRecord, group_id)
    kind = next((k for k in compose.kinds() if compose.number_of(k) == number), None)
    if person is None or person.forgotten_at is not None or group is None or kind is None:
        raise Unknown("There are no such mails any more.", "You need not do anything.")
    return person, group, kind


def _unwanted(person: PersonRecord, group: GroupRecord, kind: str) -> Select[int]:
    return select(UnsubscribeRecord.id).where(
        UnsubscribeRecord.person_id == person.id, UnsubscribeRecord.group_id == group.id,
        UnsubscribeRecord.kind == kind,
    )  # fmt: skip


def _choice(is_now: str, group: GroupRecord, kind: str) -> Choice:
    translator = translator_for(group.language)
    called = translator.text(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")
    title, lead = CHOICES[is_now]
    is_on, button = True, translator.gettext("Switch them off")
    if is_now == "is_off":
        is_on, button = False, translator.gettext("Switch them back on")
    return Choice(
        is_on, translator.language, group.name, translator.text(title),
        translator.text(lead, kind=called, group=group.name),
        button,
    )  # fmt: skip
