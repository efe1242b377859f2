"""The one place that says which prompts a group words itself: those published and still fit."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import BadPrompt, Unknown
from facilitator.prompting.library import Library
from facilitator.records.wordings import WordingRecord, WordingTextRecord


def own_prompts(tx: Session, group_id: int, theme: str) -> dict[str, str]:
    """The texts in force by the name of their prompt, for a library of this group and theme.

    A text that does not fit its prompt any more, since a newer version of facilitator gives it
    other variables, is left out: its group gets the words it inherits, and the studio says so.
    """
    return {
        name: text for name, text in published(tx, group_id, theme).items()
        if fits(theme, name, text)
    }  # fmt: skip


def published(tx: Session, group_id: int, theme: str) -> dict[str, str]:
    """The texts in force, fit or not."""
    newest = (
        select(WordingTextRecord.wording_id, func.max(WordingTextRecord.number).label("number"))
        .join(WordingRecord, WordingRecord.id == WordingTextRecord.wording_id)
        .where(WordingRecord.group_id == group_id, WordingRecord.theme == theme)
        .group_by(WordingTextRecord.wording_id)
        .subquery()
    )
    found = (
        select(WordingRecord.prompt, WordingTextRecord.text)
        .join(WordingTextRecord, WordingTextRecord.wording_id == WordingRecord.id)
        .join(
            newest,
            (newest.c.wording_id == WordingTextRecord.wording_id)
            & (newest.c.number == WordingTextRecord.number),
        )
        .where(WordingTextRecord.text.is_not(None))
    )
    return {name: text for name, text in tx.execute(found) if text is not None}


def fits(theme: str, name: str, text: str) -> bool:
    """Whether a text can be used as this prompt."""
    try:
        Library.of(theme, {name: text}).prompt(theme, name)
    except (BadPrompt, Unknown):
        return False
    return True
