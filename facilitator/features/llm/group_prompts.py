"""The one place that says which prompts a group words itself: those published and still fit."""

from __future__ import annotations

from sqlalchemy import Select, func, select
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
    found = (
        select(WordingRecord.prompt, WordingTextRecord.text)
        .join(WordingTextRecord, WordingTextRecord.wording_id == WordingRecord.id)
        .where(WordingRecord.group_id == group_id, WordingRecord.theme == theme)
        .where(WordingTextRecord.id.in_(in_force()), WordingTextRecord.text.is_not(None))
    )
    return {name: text for name, text in tx.execute(found) if text is not None}


def in_force() -> Select[int]:
    """The ids of the texts in force: each wording's last that was published."""
    is_published = WordingTextRecord.number.is_not(None)
    return (
        select(func.max(WordingTextRecord.id))
        .where(is_published)
        .group_by(WordingTextRecord.wording_id)
    )


def fits(theme: str, name: str, text: str) -> bool:
    """Whether a text can be used as this prompt."""
    try:
        Library.of(theme, {name: text}).prompt(theme, name)
    except (BadPrompt, Unknown):
        return False
    return True
