"""Transcripts that wait for the moderator's word, as nobody could hear requests in their language.

Until then only the files are kept, encrypted: no turns, names or anything derived from the words.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.notices import Notice
from facilitator.domain.sessions.held_transcripts import HELD_DAYS, HeldState, HeldTranscript
from facilitator.features.access.group_access import visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.erasure.delete_held import WITH_WORDS, delete_held
from facilitator.kit import pending_work, queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.pending_work import Pending
from facilitator.ports import Cipher
from facilitator.reading import TranscriptFile
from facilitator.records.groups import GroupRecord
from facilitator.records.held_transcripts import HeldTranscriptRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class HeldFiles:
    """The files of a session, with what is needed to read them later.

    ``began_at`` is second 0 of the transcript, if known; ``paused`` as in OffRecordPeriod.
    """

    files: tuple[TranscriptFile, ...]
    held_on: date | None
    began_at: datetime | None = None
    paused: float = 0.0

    def sealed(self, cipher: Cipher) -> bytes:
        """Return everything, encrypted."""
        content = {
            "files": [[base64.b64encode(f.content).decode(), f.start] for f in self.files],
            "held_on": self.held_on.isoformat() if self.held_on else None,
            "began_at": self.began_at.isoformat() if self.began_at else None,
            "paused": self.paused,
        }
        return cipher.close(json.dumps(content).encode()).encode()

    @classmethod
    def opened(cls, sealed: bytes, cipher: Cipher) -> HeldFiles:
        """Decrypt what ``sealed`` made. Raises Refused if the secret is another one."""
        content = json.loads(cipher.open(sealed.decode()))
        held_on, began_at = content["held_on"], content["began_at"]
        return cls(
            tuple(TranscriptFile(base64.b64decode(f), start) for f, start in content["files"]),
            date.fromisoformat(held_on) if held_on else None,
            datetime.fromisoformat(began_at) if began_at else None,
            content["paused"],
        )


def must_wait(tx: Session, session: SessionRecord, fingerprint: str) -> bool:
    """Whether words in an unknown language may not be stored before the session's moderator says
    so.
    """
    kept = session.transcript
    is_stored = kept is not None and kept.fingerprint == fingerprint
    if is_stored or not session.group.as_settings().unknown_language_waits:
        return False
    held = held_record(tx, session.id)
    return held is None or held.state != HeldState.ALLOWED


def hold(
    tx: Session, session: SessionRecord, files: HeldFiles, fingerprint: str, unheard: Notice,
    deps: Deps,
) -> bool:  # fmt: skip
    """Keep the files of a session, encrypted, until its moderator decides or a week is over.

    Returns False if the same words wait already. Other words replace those that wait, but do not
    wait longer than those would have. The caller has locked the session's row.
    """
    told, now = dict(unheard.values), deps.clock.now()
    held = held_record(tx, session.id)
    if held is not None and held.state == HeldState.WAITS and held.fingerprint == fingerprint:
        return False
    if held is None:
        held = HeldTranscriptRecord(session_id=session.id, came_at=now)
        tx.add(held)
    elif held.state != HeldState.WAITS:
        held.came_at = now
    held.state, held.decided_at = HeldState.WAITS.value, None
    held.fingerprint, held.sealed = fingerprint, files.sealed(deps.seal)
    held.languages, held.minutes = str(told["languages"]), str(told["minutes"])
    tx.flush()
    return True


def held_record(tx: Session, session_id: int) -> HeldTranscriptRecord | None:
    """Return the row of a session's transcript that waits or waited."""
    return tx.scalar(
        select(HeldTranscriptRecord).where(HeldTranscriptRecord.session_id == session_id)
    )


def held_transcript(tx: Session, session_id: int) -> HeldTranscript | None:
    """Return a session's transcript that waits or waited, without its words."""
    held = held_record(tx, session_id)
    return held.as_held() if held else None


def was_deleted_unread(tx: Session, session_id: int) -> bool:
    """Whether a session's transcript was deleted before anybody said yes.

    Then no platform or tool brings it back; the moderator can upload it again.
    """
    held = held_transcript(tx, session_id)
    return held is not None and held.is_gone


def may_wait(tx: Session, session: SessionRecord) -> bool:
    """Whether a session's transcript waits, or may do so when it comes."""
    held = held_transcript(tx, session.id)
    waits = session.group.as_settings().unknown_language_waits and session.transcript is None
    return waits or (held is not None and held.waits)


def session_with_held_words(
    tx: Session, group: GroupRecord, fingerprint: str
) -> SessionRecord | None:
    """Return the session of a group for which these words wait."""
    return tx.scalar(
        select(SessionRecord)
        .join(HeldTranscriptRecord, HeldTranscriptRecord.session_id == SessionRecord.id)
        .where(SessionRecord.group_id == group.id, WITH_WORDS)
        .where(HeldTranscriptRecord.fingerprint == fingerprint)
        .limit(1)
    )


def waiting_transcripts(
    tx: Session, group_id: int | None = None
) -> Iterator[tuple[SessionRecord, HeldTranscript]]:
    """Yield the transcripts that wait for a decision, of a group or all, oldest first."""
    query = (
        select(SessionRecord, HeldTranscriptRecord)
        .join(HeldTranscriptRecord, HeldTranscriptRecord.session_id == SessionRecord.id)
        .where(HeldTranscriptRecord.state == HeldState.WAITS.value)
        .order_by(HeldTranscriptRecord.came_at, HeldTranscriptRecord.id)
    )
    if group_id is not None:
        query = query.where(SessionRecord.group_id == group_id)
    for session, held in tx.execute(query):
        yield session, held.as_held()


def allow(session_id: int, visitor: Visitor | None, deps: Deps) -> None:
    """Decide that a recap is made of the transcript that waits; a worker reads it.

    ``visitor`` is None for the operator. Safe to run twice. Raises NotFound; Refused if it was
    deleted.
    """
    with deps.db.tx() as tx:
        session, held = _decidable(tx, session_id, visitor)
        if held.state == HeldState.ALLOWED:
            return
        if held.state != HeldState.WAITS:
            raise Refused(
                f"The transcript of session {session_id} is deleted.",
                "If you have it as a file, hand it in.",
            )
        held.state, held.decided_at = HeldState.ALLOWED.value, deps.clock.now()
        _log(tx, "allowed a recap of a transcript that waited", session, visitor, deps)
        pending_work.add(tx, Pending.READ_HELD, session_id)
    pending_work.start(tx, deps)


def discard(session_id: int, visitor: Visitor | None, deps: Deps) -> None:
    """Delete the transcript that waits.

    ``visitor`` is None for the operator. Safe to run twice. Raises NotFound; Refused if a recap of
    it was allowed.
    """
    with deps.db.tx() as tx:
        session, held = _decidable(tx, session_id, visitor)
        if held.as_held().is_gone:
            return
        if held.state != HeldState.WAITS:
            raise Refused(
                f"The transcript of session {session_id} does not wait any more: a recap of it "
                "was allowed.",
                f"`facilitator show {session_id}` shows it.",
            )
        delete_held(tx, [session_id], deps.clock.now())
        _log(tx, "deleted a transcript that waited", session, visitor, deps)


def delete_expired(deps: Deps) -> int:
    """Delete transcripts on which nobody has decided in time. Returns the number.

    It runs on the day on which they would be a week old, so that none is kept for longer.
    """
    now = deps.clock.now()
    midnight = datetime.combine(now.astimezone(UTC).date(), datetime.min.time(), UTC)
    before = midnight + timedelta(days=1 - HELD_DAYS)
    with deps.db.tx() as tx:
        query = (
            select(SessionRecord)
            .join(HeldTranscriptRecord, HeldTranscriptRecord.session_id == SessionRecord.id)
            .where(WITH_WORDS, HeldTranscriptRecord.came_at < before)
            .order_by(SessionRecord.id)
        )
        sessions = list(tx.scalars(query))
        delete_held(tx, [session.id for session in sessions], now, HeldState.EXPIRED)
        for session in sessions:
            about, group_id = f"session {session.id}", session.group_id
            entry = AuditEntry("deleted a transcript that waited", about, group_id, by_system=True)
            record_audit_entry(tx, entry, now)
        return len(sessions)


def _decidable(
    tx: Session, session_id: int, visitor: Visitor | None
) -> tuple[SessionRecord, HeldTranscriptRecord]:
    """Lock the session, and return it with its row. Raises NotFound."""
    if visitor is not None:
        visible_session(tx, visitor, session_id)
    else:
        queries.get_session(tx, session_id)
    session = tx.get_one(SessionRecord, session_id, with_for_update=True)
    held = held_record(tx, session_id)
    if held is None:
        raise NotFound(
            f"No transcript of session {session_id} waits.",
            "`facilitator sessions` lists those that do.",
        )
    tx.refresh(held, with_for_update=True)
    return session, held


def _log(
    tx: Session, what: str, session: SessionRecord, visitor: Visitor | None, deps: Deps
) -> None:
    person_id = visitor.person_id if visitor else None
    entry = AuditEntry(what, f"session {session.id}", session.group_id, person_id)
    record_audit_entry(tx, entry, deps.clock.now())
