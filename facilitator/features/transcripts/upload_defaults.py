"""By hand: what was not said of a session is its own, else its group's; its words, once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.features.live.live_notes import stretches_of
from facilitator.features.llm.group_prompts import own_prompts
from facilitator.features.transcripts.make_recap import Handed
from facilitator.kit import queries
from facilitator.kit.queries import session_numbered
from facilitator.prompting.library import Library
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.sessions import SessionRecord

NONE = "none"  # the wish for no format at all


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for this session alone; None is left to its group."""

    theme: str | None = None
    format: str | None = None
    language: str | None = None


def completed(handed: Handed, wanted: Wanted, db: Database | None) -> Handed:
    """What was handed in, with all that its session and group say; None: there are no records.

    Raises Unknown where there is no such session, Refused where it takes no transcript.
    """
    usual: tuple[str, str | None, str] = (handed.theme, handed.format, handed.language)
    group_id = None
    if db is not None:
        with db.tx() as tx:
            if handed.session_id is not None:
                session = session_numbered(tx, handed.session_id)
                handed, usual = _of_session(tx, handed, session), session.recap_in()
                group_id = session.group_id
            elif group := queries.group_named(tx, handed.group):
                handed = replace(handed, group=group.name)
                usual = (group.theme, group.format, group.language)
                group_id = group.id
    format = wanted.format or usual[1]
    handed = replace(
        handed,
        theme=wanted.theme or usual[0],
        format=None if format == NONE else format,
        language=wanted.language or usual[2],
    )
    if db is not None and group_id is not None:
        with db.tx() as tx:
            handed = replace(handed, own_prompts=own_prompts(tx, group_id, handed.theme))
    if handed.session_id is not None and handed.format and not _has_recap(handed.format):
        raise Refused(
            f"Of sessions in the format {handed.format} nothing is written down.",
            "`facilitator groups edit NAME --format ...` gives the group another format.",
        )
    return handed


def _of_session(tx: Session, handed: Handed, session: SessionRecord) -> Handed:
    if handed.members is not None:
        raise Refused(
            "The members of a session are those of its group.",
            "Leave --members out; `facilitator members import` changes the group's.",
        )
    at = session.held_at or session.planned_at
    if handed.held_on is None and session.held_at is None and at is not None and at > now():
        raise Refused(
            f"Session {session.id} is planned for {at:%Y-%m-%d} and has not been held.",
            "If it was, say when with --held-on.",
        )
    return replace(
        handed,
        group=session.group.name,
        title=session.title,
        held_on=handed.held_on or (at.date() if at else None),
        roster=queries.roster_of(tx, session.group_id, at),
        off=stretches_of(tx, session, None),
    )


def _has_recap(format: str) -> bool:
    return Library().format(format).recap
