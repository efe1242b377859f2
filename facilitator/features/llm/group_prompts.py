"""The prompts that groups have written themselves: those that are published and still valid."""

from __future__ import annotations

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import BadPrompt, NotFound
from facilitator.prompting.library import PromptLibrary
from facilitator.records.wordings import WordingRecord, WordingTextRecord


def own_prompts(tx: Session, group_id: int, theme: str) -> dict[str, str]:
    """A group's published texts by prompt name, for a prompt library of this group and theme.

    Leaves out texts that are no longer valid because a newer version of facilitator has other
    variables: the group then gets the inherited prompt, and the studio says so.
    """
    return {
        name: text for name, text in published_prompts(tx, group_id, theme).items()
        if fits(theme, name, text)
    }  # fmt: skip


def published_prompts(tx: Session, group_id: int, theme: str) -> dict[str, str]:
    """A group's published texts by prompt name, valid or not."""
    rows = (
        select(WordingRecord.prompt, WordingTextRecord.text)
        .join(WordingTextRecord, WordingTextRecord.wording_id == WordingRecord.id)
        .where(WordingRecord.group_id == group_id, WordingRecord.theme == theme)
        .where(WordingTextRecord.id.in_(published_text_ids()), WordingTextRecord.text.is_not(None))
    )
    return {name: text for name, text in tx.execute(rows) if text is not None}


def published_text_ids() -> Select[int]:
    """The ids of the texts in force: the last published one of each prompt."""
    is_published = WordingTextRecord.number.is_not(None)
    return (
        select(func.max(WordingTextRecord.id))
        .where(is_published)
        .group_by(WordingTextRecord.wording_id)
    )


def fits(theme: str, name: str, text: str) -> bool:
    """Whether a text is valid as this prompt of this theme."""
    try:
        PromptLibrary.of(theme, {name: text}).prompt(theme, name)
    except (BadPrompt, NotFound):
        return False
    return True
