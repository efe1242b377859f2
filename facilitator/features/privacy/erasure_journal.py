"""What was erased, without words and names, so that it is erased again in a restored backup.

Forgotten people are known by their number and the salted digests of their names, what was struck by
the digest of its words. What goes when its time is over goes again by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.features.member_review.member_review import strike
from facilitator.features.privacy.delete_on_platform_request import (
    delete_account,
    delete_transcript,
)
from facilitator.features.privacy.forget_person import forget_again
from facilitator.kit.deps import Deps
from facilitator.records.groups import PersonRecord
from facilitator.records.reviews import StruckRecord
from facilitator.records.rooms import RoomRecord, SittingRecord
from facilitator.records.work import ReceiptRecord

FILE = "erasures.jsonl"
ACCOUNT = " account "  # between platform and account in a receipt


class ErasureKind(StrEnum):
    """Kinds of erasures that a restored backup does not repeat by itself."""

    PERSON = "person"
    STRIKE = "strike"
    RECORDING = "recording"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure: of a person (``number``, ``digests``), of a statement of a session that a person
    struck (``session``, ``number``, ``name`` its key), of a recording or an account on a platform.
    """

    what: ErasureKind
    number: int = 0
    session: int = 0
    platform: str = ""
    name: str = ""
    digests: tuple[str, ...] = ()


_ERASURE: TypeAdapter[Erasure] = TypeAdapter(Erasure)


def erasures(tx: Session) -> list[Erasure]:
    """Return all erasures that the records know of."""
    people = select(PersonRecord).where(PersonRecord.forgotten_at.is_not(None))
    gone = select(SittingRecord).where(SittingRecord.recording_gone_at.is_not(None))
    receipts = select(ReceiptRecord.about).where(ReceiptRecord.about.contains(ACCOUNT))
    found = [
        Erasure(ErasureKind.PERSON, person.id, digests=tuple(person.known_by))
        for person in tx.scalars(people)
    ]
    found += [
        Erasure(ErasureKind.STRIKE, row.person_id, row.session_id, name=row.key)
        for row in tx.scalars(select(StruckRecord))
    ]
    found += [
        Erasure(ErasureKind.RECORDING, platform=row.platform, name=row.uuid)
        for row in tx.scalars(gone)
    ]
    for about in tx.scalars(receipts):
        platform, _, account = about.partition(ACCOUNT)
        found.append(Erasure(ErasureKind.ACCOUNT, platform=platform, name=account))
    return found


def erase_again(again: Iterable[Erasure], deps: Deps) -> int:
    """Erase what is there again. Safe to run twice; returns how many erasures found something."""
    return sum(_erase(one, deps) for one in again)


def _erase(one: Erasure, deps: Deps) -> bool:
    match one.what:
        case ErasureKind.PERSON:
            return forget_again(one.number, one.digests, deps.db)
        case ErasureKind.STRIKE:
            try:
                return strike(one.session, one.number, one.name, deps)
            except NotFound:
                return False
        case ErasureKind.RECORDING:
            return delete_transcript(one.platform, one.name, deps)
        case ErasureKind.ACCOUNT:
            return _delete_account(one, deps)


def _delete_account(one: Erasure, deps: Deps) -> bool:
    rooms = select(RoomRecord.id).where(
        RoomRecord.platform == one.platform, RoomRecord.account == one.name
    )
    with deps.db.tx() as tx:
        if tx.scalar(rooms.limit(1)) is None:
            return False
    delete_account(one.platform, one.name, deps)
    return True


def write_journal(path: Path, known: Iterable[Erasure]) -> None:
    """Add erasures to a journal that are not in it yet; the file is complete at any time."""
    there = read_journal(path) if path.exists() else []
    lines = {_line(one): None for one in (*there, *known)}
    if len(lines) == len(there):
        return
    half = path.with_suffix(".half")
    half.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    half.replace(path)


def read_journal(path: Path) -> list[Erasure]:
    """Return the erasures in a journal. Raises Refused if it is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [_ERASURE.validate_json(line) for line in lines if line.strip()]
    except FileNotFoundError as error:
        raise Refused(f"There is no file {path}.", "Give the newest erasures.jsonl.") from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise Refused(
            f"{path.name} is no journal of erasures.", "Give the newest erasures.jsonl."
        ) from error


def _line(one: Erasure) -> str:
    return json.dumps(asdict(one), sort_keys=True)
