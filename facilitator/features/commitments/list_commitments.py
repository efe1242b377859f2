"""The open commitments of a group, their history, and what is said over and over."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy.orm import Session

from facilitator.domain.errors import Unknown
from facilitator.features.commitments.commitment_status import (
    Followed,
    followed,
    in_debt,
    with_histories,
)
from facilitator.kit import queries
from facilitator.records.database import Database


def list_promises(group: str, member: str | None, db: Database) -> list[str]:
    """In sentences, by member. Raises Unknown where there is no such group or member."""
    with db.tx() as tx:
        group_id = queries.known_group(tx, group).id
        if member is not None and queries.person_in(tx, group_id, member) is None:
            raise Unknown(f"There is no {member} in {group}.", "`facilitator members` lists them.")
        found = [p for p in followed(tx, group_id=group_id) if member in (None, p.member)]
        return [
            line
            for promises in by_member(with_histories(tx, found))
            for line in (
                *(line for p in promises if p.is_open for line in _lines(p)),
                *debts_in(promises),
            )
        ]


def debt_lines(tx: Session, group_id: int) -> list[str]:
    """Who has said the same three times in other words, and that a talk may help."""
    members = by_member(with_histories(tx, followed(tx, group_id=group_id)))
    return [line for promises in members for line in debts_in(promises)]


def by_member(found: list[Followed]) -> list[list[Followed]]:
    """The same commitments, those of each member together, by name."""
    theirs = groupby(sorted(found, key=lambda p: (p.member, p.person_id)), lambda p: p.person_id)
    return [list(promises) for _, promises in theirs]


def debts_in(promises: list[Followed]) -> list[str]:
    """What one member has said over and over, in a sentence each."""
    return [
        f"{chain[-1].member} has said this {len(chain)} times and it is still open: a talk may "
        f"help more than another reminder. {' / '.join(p.text for p in chain)}"
        for chain in in_debt(promises)
    ]


def _lines(promise: Followed) -> list[str]:
    due = f", due {promise.due:%d %B %Y}" if promise.due else ""
    said = f"{promise.member}, {promise.when.made_at:%d %B %Y}{due}: {promise.text}"
    return [
        said,
        *(
            f"  {told.at:%d %B %Y}, {told.said_in}: {told.state}"
            + (f". {told.word}" if told.word else "")
            for told in promise.history
        ),
    ]
