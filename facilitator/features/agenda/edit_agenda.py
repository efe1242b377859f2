"""Edits a moderator makes to an agenda; all other parts stay unchanged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import delete

from facilitator.domain.agenda import change_minutes, move_item
from facilitator.domain.agenda.parts import Agenda, AgendaIcebreaker, AgendaPart, SuggestedPeer
from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.domain.errors import Refused
from facilitator.domain.language.typed_text import clean_text
from facilitator.features.agenda import prepare_agenda
from facilitator.features.agenda.agenda_inputs import agenda_basis
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.records.agendas import SeatPinRecord

LONGEST = 400  # characters of a sentence in an agenda
Change = Callable[[Agenda], Agenda]
PIN_ACTIONS = {
    True: "gave a hot seat",
    False: "gave no hot seat",
    None: "left a hot seat to the rule",
}


def set_words(
    session_id: int, welcome: str, question: str, closing: str, by: int | None, deps: Deps
) -> Agenda:
    """Replace the texts addressed to the group. Raises Refused if one is empty or too long."""
    lines = [_clean_sentence(text) for text in (welcome, question, closing)]

    def change(agenda: Agenda) -> Agenda:
        words = replace(agenda.words, welcome=lines[0], question=lines[1], closing=lines[2], by="")
        return agenda if words == replace(agenda.words, by="") else replace(agenda, words=words)

    return _edit(session_id, AgendaPart.WORDS, "edited the words", change, by, deps)


def set_question(
    session_id: int, person_id: int, question: str, by: int | None, deps: Deps
) -> Agenda:
    """Replace the opening question of a hot seat. Raises Refused if the person has no hot seat."""
    line = _clean_sentence(question)

    def change(agenda: Agenda) -> Agenda:
        if person_id not in {seat.person_id for seat in agenda.seats}:
            raise Refused("This member is not in the hot seat.", "Pin them first.")
        return replace(
            agenda,
            seats=tuple(
                replace(s, question=line) if s.person_id == person_id else s for s in agenda.seats
            ),
        )

    return _edit(session_id, AgendaPart.SEATS, "edited a question", change, by, deps)


def set_first_caller(
    session_id: int, person_id: int, caller: SuggestedPeer, by: int | None, deps: Deps
) -> Agenda:
    """Set the peer to call on first in a hot seat. Raises Refused if the person has no hot seat."""

    def change(agenda: Agenda) -> Agenda:
        if person_id not in {seat.person_id for seat in agenda.seats}:
            raise Refused("This member is not in the hot seat.", "Pin them first.")
        seats = tuple(
            replace(seat, callers=_with_first(caller, seat.callers))
            if seat.person_id == person_id
            else seat
            for seat in agenda.seats
        )
        return replace(agenda, seats=seats)

    return _edit(session_id, AgendaPart.SEATS, "chose whom to call on", change, by, deps)


def _with_first(
    caller: SuggestedPeer, others: tuple[SuggestedPeer, ...]
) -> tuple[SuggestedPeer, ...]:
    return caller, *(one for one in others if one.person_id != caller.person_id)


def set_icebreaker(session_id: int, question: str, by: int | None, deps: Deps) -> Agenda:
    """Replace the icebreaker with a question the moderator wrote."""
    line = _clean_sentence(question)

    def change(agenda: Agenda) -> Agenda:
        current = agenda.icebreaker or AgendaIcebreaker(line, "", "", 1.0)
        return replace(agenda, icebreaker=replace(current, question=line, reason="yours"))

    return _edit(session_id, AgendaPart.ICEBREAKER, "edited the icebreaker", change, by, deps)


def swap_icebreaker(session_id: int, by: int | None, deps: Deps) -> Agenda:
    """Use the second question, and keep the first as the alternative."""

    def change(agenda: Agenda) -> Agenda:
        current = agenda.icebreaker
        if current is None or not current.second:
            raise Refused("There is no second question.", "Request another one.")
        return replace(
            agenda, icebreaker=replace(current, question=current.second, second=current.question)
        )

    return _edit(session_id, AgendaPart.ICEBREAKER, "took the second icebreaker", change, by, deps)


def set_minutes(session_id: int, index: int, minutes: int, by: int | None, deps: Deps) -> Agenda:
    """Change the length of one item; flexible items make room. Raises Refused."""
    return _edit(
        session_id,
        AgendaPart.TIMES,
        "edited the times",
        lambda agenda: replace(agenda, times=change_minutes(agenda.times, index, minutes)),
        by,
        deps,
    )


def set_position(session_id: int, index: int, to: int, by: int | None, deps: Deps) -> Agenda:
    """Move one item to another position. Raises Refused."""
    return _edit(
        session_id, AgendaPart.TIMES, "edited the order",
        lambda agenda: replace(agenda, times=move_item(agenda.times, index, to)), by, deps,
    )  # fmt: skip


def pin(session_id: int, person_id: int, sits: bool | None, by: int | None, deps: Deps) -> Agenda:
    """Give a member a hot seat, or none; None leaves it to the rule again. Hot seats are chosen
    again.
    """
    _save_pin(session_id, person_id, sits, by, deps)
    return prepare_agenda.regenerate_parts(
        session_id, [AgendaPart.SEATS, AgendaPart.TIMES], by, deps
    )


def assign_hot_seat(session_id: int, person_id: int, by: int | None, deps: Deps) -> None:
    """Give a member a hot seat, even before there is an agenda. Safe to run twice."""
    _save_pin(session_id, person_id, True, by, deps)
    with deps.db.tx() as tx:
        is_drafted = queries.agenda_of(tx, session_id) is not None
    if is_drafted:
        prepare_agenda.regenerate_parts(session_id, [AgendaPart.SEATS, AgendaPart.TIMES], by, deps)


def _save_pin(
    session_id: int, person_id: int, sits: bool | None, by: int | None, deps: Deps
) -> None:
    with deps.db.tx() as tx:
        session = prepare_agenda.upcoming_session(tx, session_id, deps)
        _, names = agenda_basis(tx, session)
        if person_id not in names:
            raise Refused("This person is not in the group.", "Choose one of its members.")
        tx.execute(
            delete(SeatPinRecord).where(
                SeatPinRecord.session_id == session_id, SeatPinRecord.person_id == person_id
            )
        )
        if sits is not None:
            tx.add(SeatPinRecord(session_id=session_id, person_id=person_id, sits=sits))
        about = f"session {session_id}, person {person_id}"
        entry = AuditEntry(PIN_ACTIONS[sits], about, session.group_id, by)
        record_audit_entry(tx, entry, deps.clock.now())


def _edit(
    session_id: int, part: AgendaPart, what: str, change: Change, by: int | None, deps: Deps
) -> Agenda:
    """Apply one change in one transaction, and mark the part as edited so it is not regenerated."""
    with deps.db.tx() as tx:
        prepare_agenda.check_moderator(
            tx, prepare_agenda.upcoming_session(tx, session_id, deps), by
        )
        row = prepare_agenda.get_agenda(tx, session_id)
        before = agenda_from_json(row.parts)
        after = change(before)
        if after != before:
            row.edited = sorted({*row.edited, part})
            prepare_agenda.save_version(tx, row, after, what, by, deps)
    return after


def _clean_sentence(text: str) -> str:
    """Return an input as one line. Raises Refused if it is empty or too long."""
    line = " ".join(clean_text(text).split())
    if not line or len(line) > LONGEST:
        raise Refused(
            "This sentence is empty." if not line else "This sentence is too long.",
            f"Write 1 to {LONGEST} characters.",
        )
    return line
