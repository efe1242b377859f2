"""Read a transcript that waited, once its moderator has said yes."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from facilitator.domain.errors import WriteConflict
from facilitator.features.live.live_notes import off_record_times
from facilitator.features.transcripts.held_transcripts import HeldFiles, held_record
from facilitator.features.transcripts.import_transcript import may_store, store_words
from facilitator.features.transcripts.read_transcript import ReadTranscript, read_transcript
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.members import hidden_check
from facilitator.kit.pending_work import compute_once
from facilitator.records.held_transcripts import HeldTranscriptRecord
from facilitator.records.sessions import SessionRecord


def read_held(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Read the files of an allowed transcript, before anything is locked; see ``store_held``."""
    held = held_record(tx, session_id)
    if held is None or not held.as_held().is_being_read:
        return
    session = tx.get_one(SessionRecord, session_id)
    files = HeldFiles.opened(held.sealed, deps.seal)
    compute_once(tx, _key(held), lambda: _read(tx, session, files, deps))


def store_held(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Store the words of an allowed transcript; the clock starts its recap. Safe to run twice.

    What is off the record by now, and what belongs to people of whom nothing is kept by now, is
    left out. Raises WriteConflict if it has changed since it was read.
    """
    session = tx.get_one(SessionRecord, session_id, with_for_update=True)
    held = held_record(tx, session_id)
    if held is None or not held.as_held().is_being_read:
        return
    transcript = compute_once(tx, _key(held), _not_read)
    if may_store(tx, session, transcript):
        store_words(tx, session, transcript)
    held.sealed = b""


def _key(held: HeldTranscriptRecord) -> tuple[int, str]:
    return held.id, held.fingerprint


def _not_read() -> ReadTranscript:
    raise WriteConflict("This transcript was changed at the same time.")


def _read(tx: Session, session: SessionRecord, files: HeldFiles, deps: Deps) -> ReadTranscript:
    off = off_record_times(tx, session, files.began_at)
    return read_transcript(
        files.files, queries.roster_of(tx, session.group_id, session.held_at),
        held_on=files.held_on, is_forgotten=hidden_check(deps.db, session.group_id),
        off=tuple(replace(period, paused=files.paused) for period in off),
    )  # fmt: skip
