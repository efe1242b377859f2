"""List a group's open commitments with their histories, and those said repeatedly."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.features.commitments.commitment_status import (
    TrackedCommitment,
    repeated_in_group,
    tracked_commitments,
    with_histories,
)
from facilitator.kit import queries
from facilitator.records.database import Database


def list_commitments(group: str, member: str | None, db: Database) -> list[str]:
    """The lines to print, by member. Raises NotFound if there is no such group or member."""
    with db.tx() as tx:
        group_id = queries.get_group(tx, group).id
        if member is not None and queries.find_member_by_name(tx, group_id, member) is None:
            raise NotFound(f"There is no {member} in {group}.", "`facilitator members` lists them.")
        commitments = [
            p for p in tracked_commitments(tx, group_id=group_id) if member in (None, p.member)
        ]
        return [
            line
            for member_commitments in by_member(with_histories(tx, commitments))
            for line in (
                *(line for p in member_commitments if p.is_open for line in _lines(p)),
                *repetition_notes(member_commitments),
            )
        ]


def repeated_commitment_lines(tx: Session, group_id: int) -> list[str]:
    """Sentences about members who made the same commitment three times without keeping it."""
    members = by_member(with_histories(tx, tracked_commitments(tx, group_id=group_id)))
    return [line for promises in members for line in repetition_notes(promises)]


def by_member(commitments: list[TrackedCommitment]) -> list[list[TrackedCommitment]]:
    """Group commitments by member, sorted by name."""
    groups = groupby(
        sorted(commitments, key=lambda p: (p.member, p.person_id)), lambda p: p.person_id
    )
    return [list(promises) for _, promises in groups]


def repetition_notes(promises: list[TrackedCommitment]) -> list[str]:
    """One sentence for each commitment a member has made again and again."""
    return [
        f"{chain[-1].member} has said this {len(chain)} times and it is still open: a talk may "
        f"help more than another reminder. {' / '.join(p.text for p in chain)}"
        for chain in repeated_in_group(promises)
    ]


def _lines(promise: TrackedCommitment) -> list[str]:
    due = f", due {promise.due:%d %B %Y}" if promise.due else ""
    heading = f"{promise.member}, {promise.when.made_at:%d %B %Y}{due}: {promise.text}"
    return [
        heading,
        *(
            f"  {entry.at:%d %B %Y}, {entry.said_in}: {entry.state}"
            + (f". {entry.word}" if entry.word else "")
            for entry in promise.history
        ),
    ]
