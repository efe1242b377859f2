"""Store the text of every prompt version that a recap was made with."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.prompting.library import PromptLibrary
from facilitator.records.prompts import PromptRecord, PromptVersionRecord


def store_prompts(
    tx: Session, library: PromptLibrary, theme: str, used: Iterable[tuple[str, str]]
) -> None:
    """Store each (name, version) with its text, once. Safe to run twice.

    A version that ``library`` no longer has is not stored, as its text is unknown.
    """
    for name, digest in used:
        prompt = tx.scalar(
            select(PromptRecord).where(PromptRecord.theme == theme, PromptRecord.name == name)
        ) or PromptRecord(theme=theme, name=name, versions=[])
        tx.add(prompt)
        known = library.prompt(theme, name)
        if known.version == digest and digest not in [kept.digest for kept in prompt.versions]:
            number = len(prompt.versions) + 1
            prompt.versions.append(
                PromptVersionRecord(number=number, digest=digest, text=known.wording)
            )
    tx.flush()
