"""Edit a group's prompts: save drafts, publish, go back to an earlier version."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused, WriteConflict
from facilitator.features.access.group_access import visible_group
from facilitator.features.access.sign_in import Visitor
from facilitator.features.prompts.validate_prompt import normalise_text, validate_text
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.prompting.check import LONGEST
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.mistake import bad_prompt, format_mistakes
from facilitator.records.groups import GroupRecord
from facilitator.records.wordings import WordingRecord, WordingTextRecord

LONGEST_WHY = 300


@dataclass(frozen=True, slots=True)
class PromptRef:
    """A prompt of a group, and the visitor who works on it."""

    visitor: Visitor
    group_id: int
    prompt: str


@dataclass(frozen=True, slots=True)
class SubmittedText:
    """A submitted text; ``seen`` is the revision it is based on, ``why`` the reason for it."""

    text: str
    seen: int
    why: str = ""


def save(place: PromptRef, given: SubmittedText, deps: Deps) -> None:
    """Save a draft, even with mistakes. Safe to run twice.

    Does not overwrite somebody else's draft. Raises WriteConflict if the prompt has changed since
    ``seen``, Refused if the text is too long, NotFound.
    """
    text = _short(normalise_text(given.text))
    with deps.db.tx() as tx:
        group, wording = _open(tx, place, given.seen)
        last = _last(wording)
        inherited = PromptLibrary().prompt(group.theme, place.prompt).text
        shown = last.text if last and last.text is not None else inherited
        if normalise_text(shown) == text:
            return
        _write(wording, place, text, deps)
        wording.revision += 1


def publish(place: PromptRef, given: SubmittedText, deps: Deps) -> int:
    """Publish a text for every recap that starts from now on. Returns its version number.

    A text equal to the inherited one is stored as a return to that. Raises BadPrompt that names
    the lines, Refused without a reason or a change, WriteConflict as ``save`` does, NotFound.
    """
    text, why = _short(normalise_text(given.text)), _reason(given.why)
    with deps.db.tx() as tx:
        group, wording = _open(tx, place, given.seen)
        check_text(group.theme, place.prompt, text, deps)
        inherited = normalise_text(PromptLibrary().prompt(group.theme, place.prompt).text)
        own = None if text == inherited else text
        now = _in_force(wording)
        if own == (now.text if now else None):
            raise Refused("These words are in force already.", "Change some, then publish them.")
        row = _write(wording, place, text, deps)
        return _put_in_force(tx, place, row, own, why, deps)


def restore_version(place: PromptRef, number: int, given: SubmittedText, deps: Deps) -> int:
    """Publish an earlier version again, as a new one; 0 is the inherited prompt.

    Returns the new version's number. Drafts stay in the history. Raises NotFound, Refused,
    BadPrompt if the version is no longer valid, WriteConflict.
    """
    with deps.db.tx() as tx:
        group, wording = _open(tx, place, given.seen)
        before = next((row for row in wording.texts if row.number == number), None)
        if number and before is None:
            raise NotFound(f"There is no version {number}.", "The history shows those there are.")
        text = before.text if before else None
        now = _in_force(wording)
        if text == (now.text if now else None):
            raise Refused("These words are in force already.", "")
        if text is not None:
            check_text(group.theme, place.prompt, text, deps)
        target = f"Back to version {number}" if text is not None else "Back to the inherited words"
        why = f"{target}: {given.why.strip()}" if given.why.strip() else target
        row = _append(wording, place, text, deps)
        return _put_in_force(tx, place, row, text, _reason(why), deps)


def drop_draft(place: PromptRef, given: SubmittedText, deps: Deps) -> None:
    """Delete one's own draft. Safe to run twice. Raises WriteConflict as ``save`` does, Refused,
    NotFound.
    """
    with deps.db.tx() as tx:
        _, wording = _open(tx, place, given.seen)
        last = _last(wording)
        if last is not None and last.number is None:
            if last.by_id != place.visitor.person_id:
                raise Refused("This draft is somebody else's.", "Only they can drop it.")
            wording.texts.remove(last)
            wording.revision += 1


def add_draft(tx: Session, place: PromptRef, text: str, deps: Deps) -> None:
    """Save a draft from a file on top of any other; others' drafts stay in the history."""
    _, wording = _open(tx, place, None)
    _append(wording, place, text, deps)
    wording.revision += 1


def check_text(theme: str, name: str, text: str, deps: Deps) -> None:
    """Raise BadPrompt that names the lines unless a text is valid as this prompt."""
    if mistakes := validate_text(theme, name, text, deps.tokens).mistakes:
        raise bad_prompt(format_mistakes(f"{name}.md", mistakes))


def _open(tx: Session, place: PromptRef, seen: int | None) -> tuple[GroupRecord, WordingRecord]:
    """The group and its prompt's row, locked. Raises NotFound, WriteConflict."""
    group = visible_group(tx, place.visitor, place.group_id)
    PromptLibrary().prompt(group.theme, place.prompt)
    here = (
        WordingRecord.group_id == group.id, WordingRecord.theme == group.theme,
        WordingRecord.prompt == place.prompt,
    )  # fmt: skip
    wording = tx.scalar(select(WordingRecord).where(*here).with_for_update())
    if wording is None:
        wording = WordingRecord(group_id=group.id, theme=group.theme, prompt=place.prompt)
        wording.revision, wording.texts = 0, []
        tx.add(wording)
        tx.flush()
    if seen is not None and seen != wording.revision:
        raise WriteConflict(
            "Somebody else has changed this prompt since you opened it.",
            "Nothing of yours is lost: it stands in the editor, with their words beside it.",
        )
    return group, wording


def _write(wording: WordingRecord, place: PromptRef, text: str, deps: Deps) -> WordingTextRecord:
    """Write a draft: update one's own last draft, or add one."""
    last = _last(wording)
    if last is None or last.number is not None or last.by_id != place.visitor.person_id:
        return _append(wording, place, text, deps)
    last.text, last.saved_at = text, deps.clock.now()
    return last


def _append(
    wording: WordingRecord, place: PromptRef, text: str | None, deps: Deps
) -> WordingTextRecord:
    by = place.visitor.person_id
    row = WordingTextRecord(text=text, by_id=by, saved_at=deps.clock.now(), why="")
    wording.texts.append(row)
    return row


def _put_in_force(
    tx: Session, place: PromptRef, row: WordingTextRecord, text: str | None, why: str, deps: Deps
) -> int:
    tx.flush()
    wording = tx.get_one(WordingRecord, row.wording_id)
    last = tx.scalar(
        select(func.max(WordingTextRecord.number)).where(WordingTextRecord.wording_id == wording.id)
    )
    theme, name = wording.theme, wording.prompt
    row.number, row.text, row.why = (last or 0) + 1, text, why
    row.digest = (
        PromptLibrary.of(theme, {name: text} if text is not None else {})
        .prompt(theme, name)
        .version
    )
    row.published_at = deps.clock.now()
    wording.revision += 1
    deed = AuditEntry(
        "published a prompt", f"{name} of {theme}, version {row.number}", wording.group_id,
        place.visitor.person_id,
    )  # fmt: skip
    record_audit_entry(tx, deed, deps.clock.now())
    return row.number


def _last(wording: WordingRecord) -> WordingTextRecord | None:
    return wording.texts[-1] if wording.texts else None


def _in_force(wording: WordingRecord) -> WordingTextRecord | None:
    return next((row for row in reversed(wording.texts) if row.number is not None), None)


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise Refused(
            f"The text is longer than {LONGEST:,} characters.", "Shorten it; a page is plenty."
        )
    return text


def _reason(why: str) -> str:
    reason = " ".join(why.replace("\0", "").split())[:LONGEST_WHY]
    if not reason:
        raise Refused(
            "Say why you change these words.", "A few words: whoever reads the history needs them."
        )
    return reason
