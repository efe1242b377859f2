"""The open commitments of a group, their history, and what is said over and over."""

from __future__ import annotations

from itertools import groupby

from facilitator.domain.errors import Unknown
from facilitator.records.database import Database
from facilitator.services import queries
from facilitator.services.followed import Followed, followed, in_debt, with_history


def list_promises(group: str, member: str | None, db: Database) -> list[str]:
    """In sentences, by member. Raises Unknown where there is no such group or member."""
    with db.tx() as tx:
        group_id = queries.known_group(tx, group).id
        if member is not None and queries.person_in(tx, group_id, member) is None:
            raise Unknown(f"There is no {member} in {group}.", "`facilitator members` lists them.")
        found = [p for p in followed(tx, group_id=group_id) if member in (None, p.member)]
        lines = []
        found.sort(key=lambda p: (p.member, p.person_id))
        for person_id, theirs in groupby(found, key=lambda p: p.person_id):
            promises = with_history(tx, theirs, person_id)
            lines += [line for p in promises if p.is_open for line in _lines(p)]
            lines += [
                f"{chain[-1].member} has said this {len(chain)} times: a talk may help more than "
                f"another reminder. {' / '.join(p.text for p in chain)}"
                for chain in in_debt(promises)
            ]
        return lines


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
