"""Complete an upload with the defaults of its session or group."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.features.live.live_notes import off_record_times
from facilitator.features.llm.group_prompts import own_prompts
from facilitator.features.transcripts.make_recap import SessionFiles
from facilitator.kit import queries
from facilitator.kit.queries import get_session
from facilitator.prompting.library import PromptLibrary
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.sessions import SessionRecord

NONE = "none"  # option value for no format at all


@dataclass(frozen=True, slots=True)
class RecapOptions:
    """Options for this session only; None means the default of the session or group."""

    theme: str | None = None
    format: str | None = None
    language: str | None = None


def with_defaults(handed: SessionFiles, wanted: RecapOptions, db: Database | None) -> SessionFiles:
    """Return the upload completed from its session and group; ``db`` is None without records.

    Raises NotFound if there is no such session, Refused if it takes no transcript.
    """
    defaults: tuple[str, str | None, str] = (handed.theme, handed.format, handed.language)
    group_id = None
    if db is not None:
        with db.tx() as tx:
            if handed.session_id is not None:
                session = get_session(tx, handed.session_id)
                handed, defaults = _with_session(tx, handed, session), session.recap_settings()
                group_id = session.group_id
            elif group := queries.find_group(tx, handed.group):
                handed = replace(handed, group=group.name)
                defaults = (group.theme, group.format, group.language)
                group_id = group.id
    format = wanted.format or defaults[1]
    handed = replace(
        handed,
        theme=wanted.theme or defaults[0],
        format=None if format == NONE else format,
        language=wanted.language or defaults[2],
    )
    if db is not None and group_id is not None:
        with db.tx() as tx:
            handed = replace(handed, own_prompts=own_prompts(tx, group_id, handed.theme))
    if handed.session_id is not None and handed.format and not _has_recap(handed.format):
        raise Refused(
            f"Sessions in the format {handed.format} have no recap.",
            "`facilitator groups edit NAME --format ...` gives the group another format.",
        )
    return handed


def _with_session(tx: Session, handed: SessionFiles, session: SessionRecord) -> SessionFiles:
    if handed.members is not None:
        raise Refused(
            "A session has the members of its group.",
            "Omit --members; `facilitator members import` changes the group's.",
        )
    at = session.held_at or session.planned_at
    if handed.held_on is None and session.held_at is None and at is not None and at > now():
        raise Refused(
            f"Session {session.id} is planned for {at:%Y-%m-%d} and has not been held.",
            "If it has been, give the day with --held-on.",
        )
    return replace(
        handed,
        group=session.group.name,
        title=session.title,
        held_on=handed.held_on or (at.date() if at else None),
        roster=queries.roster_of(tx, session.group_id, at),
        off=off_record_times(tx, session, None),
    )


def _has_recap(format: str) -> bool:
    return PromptLibrary().format(format).recap
