"""Make the recap of uploaded files, store it and write the mails, in one call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.view import RecapView, Receipt
from facilitator.features.recaps.mail_files import write_mails
from facilitator.features.recaps.store_session import StoredSession, store_session
from facilitator.features.transcripts.make_recap import MadeRecap, SessionFiles, make_recap
from facilitator.features.transcripts.read_transcript import fingerprint_of, parse_files
from facilitator.kit import queries
from facilitator.kit.members import forgotten_check, hidden_check
from facilitator.kit.queries import get_session, has_same_transcript
from facilitator.kit.retention import check_may_import
from facilitator.ports import Engine
from facilitator.reading import TranscriptFile
from facilitator.records.database import Database

STEPS = 4


@dataclass(frozen=True, slots=True)
class ProcessedSession:
    """The result: the recap view, where it is stored, the mail files written."""

    view: RecapView
    kept: StoredSession | None = None
    mails: tuple[Path, ...] = ()


def process_session(
    handed: SessionFiles,
    engine: Engine,
    db: Database,
    outbox: Path,
    progress: Callable[[str], None] = lambda _: None,
) -> ProcessedSession:
    """Make the recap, store it and write the mails. Safe to run twice.

    If the session already has these words and a recap in the same theme, format and language,
    that is returned. Raises Refused if it has other words, or these were deleted.
    """
    number = handed.session_id
    if number is not None and (known := _stored_result(handed, number, db)):
        return known
    with db.tx() as tx:
        group = queries.find_group(tx, handed.group)
        group_id = group.id if group else None
    is_hidden = hidden_check(db, group_id) if group_id else forgotten_check(db)

    def check(words: str) -> None:
        with db.tx() as tx:
            check_may_import(tx, group_id, words)

    made = make_recap(handed, engine, is_forgotten=is_hidden, check=check, progress=progress)
    progress("Keeping the records")
    return store_and_mail(handed, made, db, outbox)


def store_and_mail(
    handed: SessionFiles, made: MadeRecap, db: Database, outbox: Path
) -> ProcessedSession:
    """Store a recap that has been made and write its mails. Safe to run twice."""
    kept = store_session(handed, made, db)
    with db.tx() as tx:
        view = queries.get_recap_view(tx, kept.session_id)
    return ProcessedSession(view, kept, tuple(write_mails(view, made.heard.roster, outbox)))


def _stored_result(handed: SessionFiles, number: int, db: Database) -> ProcessedSession | None:
    """Return the stored result for these words, so that no model is asked again."""
    words = fingerprint_of(
        parse_files(
            [TranscriptFile(content) for content in handed.files], handed.roster or Roster()
        )
    )
    with db.tx() as tx:
        session = get_session(tx, number)
        newest = queries.newest_recap(tx, session.id)
        is_same = session.recap_settings() == (handed.theme, handed.format, handed.language)
        if not has_same_transcript(tx, session, words) or newest is None or not is_same:
            return None
        return ProcessedSession(
            queries.get_recap_view(tx, session.id),
            StoredSession(session.id, newest.version, was_known=True),
        )


def view_of(handed: SessionFiles, made: MadeRecap) -> RecapView:
    """Return the view of a recap that is not stored."""
    recap, held_on = made.recap, made.heard.transcript.held_on
    view = RecapView(
        recap=recap,
        title=handed.title or handed.group,
        group=handed.group,
        theme=handed.theme,
        language=handed.language,
        held_at=datetime.combine(held_on, time(), UTC) if held_on else None,
        seconds=made.heard.transcript.seconds,
        speakers=len(made.heard.transcript.speakers),
        moderator=next(iter(sorted(made.heard.roster.moderators)), None),
        receipt=Receipt(
            left_out=made.heard.left_out,
            not_recorded=len(made.heard.hidden),
        ),
    )
    return queries.filter_by_format(view, handed.format)
