"""The audit log: services note here what they change, approve, send or hand out, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.kit import queries
from facilitator.records.audit import DeedRecord

MOST = 1000


class By(StrEnum):
    """Who did something."""

    OPERATOR = "operator"
    MEMBER = "member"
    ITSELF = "facilitator"


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done; ``about`` says to what, by numbers, and holds no name and nothing said.

    ``by_id`` is the member who did it; without one it was the operator, or facilitator itself.
    """

    what: str
    about: str
    group_id: int | None = None
    by_id: int | None = None
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class DeedLine:
    """A deed in a list; ``who`` is a member's name, else who it was."""

    at: datetime
    who: str
    what: str
    about: str
    group: str


def note(tx: Session, deed: Deed, at: datetime) -> None:
    """Write a deed down in the transaction that does it: neither is kept without the other."""
    by = By.ITSELF if deed.by_itself else By.OPERATOR
    tx.add(
        DeedRecord(
            at=at, by=By.MEMBER if deed.by_id is not None else by, by_id=deed.by_id,
            what=deed.what, about=deed.about, group_id=deed.group_id,
        )
    )  # fmt: skip


def deeds(tx: Session, group: str | None = None) -> list[DeedLine]:
    """The newest deeds, the oldest of them first; of one group or of all. Raises Unknown."""
    found = select(DeedRecord).order_by(DeedRecord.id.desc()).limit(MOST)
    if group is not None:
        found = found.where(DeedRecord.group_id == queries.known_group(tx, group).id)
    return [
        DeedLine(
            row.at, row.person.name if row.person else row.by, row.what, row.about,
            row.group.name if row.group else "",
        )
        for row in reversed(tx.scalars(found).all())
    ]  # fmt: skip
