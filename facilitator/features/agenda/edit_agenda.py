"""Before the session: what the moderator changes in an agenda by hand; the rest stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import delete

from facilitator.domain.agenda import move, retime
from facilitator.domain.agenda.kept import from_json
from facilitator.domain.agenda.parts import Agenda, Caller, Opening, Part
from facilitator.domain.errors import Refused
from facilitator.domain.language.typed_text import cleaned
from facilitator.features.agenda import prepare_agenda
from facilitator.features.agenda.agenda_inputs import basis_of
from facilitator.kit import queries
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.records.agendas import SeatPinRecord

LONGEST = 400  # letters of a sentence of an agenda
Change = Callable[[Agenda], Agenda]
PINNED = {True: "gave a hot seat", False: "gave no hot seat", None: "left a hot seat to the rule"}


def set_words(
    session_id: int, welcome: str, question: str, closing: str, by: int | None, deps: Deps
) -> Agenda:
    """Say what the mail says to all in other words. Raises Refused for none, or too many."""
    own = [_sentence(text) for text in (welcome, question, closing)]

    def change(agenda: Agenda) -> Agenda:
        words = replace(agenda.words, welcome=own[0], question=own[1], closing=own[2], by="")
        return agenda if words == replace(agenda.words, by="") else replace(agenda, words=words)

    return _edit(session_id, Part.WORDS, "edited the words", change, by, deps)


def set_question(
    session_id: int, person_id: int, question: str, by: int | None, deps: Deps
) -> Agenda:
    """Open a hot seat with another question. Raises Refused where nobody of that id sits."""
    own = _sentence(question)

    def change(agenda: Agenda) -> Agenda:
        if person_id not in {seat.person_id for seat in agenda.seats}:
            raise Refused("This member is not in the hot seat.", "Pin them first.")
        return replace(
            agenda,
            seats=tuple(
                replace(s, question=own) if s.person_id == person_id else s for s in agenda.seats
            ),
        )

    return _edit(session_id, Part.SEATS, "edited a question", change, by, deps)


def call_on(session_id: int, person_id: int, caller: Caller, by: int | None, deps: Deps) -> Agenda:
    """Call on this peer first in the hot seat of a member. Raises Refused where nobody sits."""

    def change(agenda: Agenda) -> Agenda:
        if person_id not in {seat.person_id for seat in agenda.seats}:
            raise Refused("This member is not in the hot seat.", "Pin them first.")
        seats = tuple(
            replace(seat, callers=_first(caller, seat.callers))
            if seat.person_id == person_id
            else seat
            for seat in agenda.seats
        )
        return replace(agenda, seats=seats)

    return _edit(session_id, Part.SEATS, "chose whom to call on", change, by, deps)


def _first(caller: Caller, others: tuple[Caller, ...]) -> tuple[Caller, ...]:
    return caller, *(one for one in others if one.person_id != caller.person_id)


def set_icebreaker(session_id: int, question: str, by: int | None, deps: Deps) -> Agenda:
    """Open with a question of the moderator's own."""
    own = _sentence(question)

    def change(agenda: Agenda) -> Agenda:
        was = agenda.icebreaker or Opening(own, "", "", 1.0)
        return replace(agenda, icebreaker=replace(was, question=own, reason="yours"))

    return _edit(session_id, Part.ICEBREAKER, "edited the icebreaker", change, by, deps)


def swap_icebreaker(session_id: int, by: int | None, deps: Deps) -> Agenda:
    """Take the second question, and keep the first as the one to choose from."""

    def change(agenda: Agenda) -> Agenda:
        was = agenda.icebreaker
        if was is None or not was.second:
            raise Refused("There is no second question.", "Ask for another one.")
        return replace(agenda, icebreaker=replace(was, question=was.second, second=was.question))

    return _edit(session_id, Part.ICEBREAKER, "took the second icebreaker", change, by, deps)


def set_minutes(session_id: int, index: int, minutes: int, by: int | None, deps: Deps) -> Agenda:
    """Give one item another length; the elastic ones make room. Raises Refused."""
    return _edit(
        session_id, Part.TIMES, "edited the times",
        lambda agenda: replace(agenda, times=retime(agenda.times, index, minutes)), by, deps,
    )  # fmt: skip


def set_place(session_id: int, index: int, to: int, by: int | None, deps: Deps) -> Agenda:
    """Hold one item at another place. Raises Refused."""
    return _edit(
        session_id, Part.TIMES, "edited the order",
        lambda agenda: replace(agenda, times=move(agenda.times, index, to)), by, deps,
    )  # fmt: skip


def pin(session_id: int, person_id: int, sits: bool | None, by: int | None, deps: Deps) -> Agenda:
    """Say that a member sits, or does not; None takes that back. The seats are chosen anew."""
    _keep_pin(session_id, person_id, sits, by, deps)
    return prepare_agenda.redo(session_id, [Part.SEATS, Part.TIMES], by, deps)


def give_seat(session_id: int, person_id: int, by: int | None, deps: Deps) -> None:
    """Say that a member sits, also where there is no agenda yet. Safe to run twice."""
    _keep_pin(session_id, person_id, True, by, deps)
    with deps.db.tx() as tx:
        is_drafted = queries.agenda_of(tx, session_id) is not None
    if is_drafted:
        prepare_agenda.redo(session_id, [Part.SEATS, Part.TIMES], by, deps)


def _keep_pin(
    session_id: int, person_id: int, sits: bool | None, by: int | None, deps: Deps
) -> None:
    with deps.db.tx() as tx:
        session = prepare_agenda.coming(tx, session_id, deps)
        _, names = basis_of(tx, session)
        if person_id not in names:
            raise Refused("This is no member of the group.", "Choose one of its members.")
        tx.execute(
            delete(SeatPinRecord).where(
                SeatPinRecord.session_id == session_id, SeatPinRecord.person_id == person_id
            )
        )
        if sits is not None:
            tx.add(SeatPinRecord(session_id=session_id, person_id=person_id, sits=sits))
        about = f"session {session_id}, person {person_id}"
        deed = Deed(PINNED[sits], about, session.group_id, by)
        note(tx, deed, deps.clock.now())


def _edit(
    session_id: int, part: Part, what: str, change: Change, by: int | None, deps: Deps
) -> Agenda:
    """One change in one transaction; a part that was edited is not made anew by itself."""
    with deps.db.tx() as tx:
        prepare_agenda.check_leads(tx, prepare_agenda.coming(tx, session_id, deps), by)
        row = prepare_agenda.known_agenda(tx, session_id)
        before = from_json(row.parts)
        after = change(before)
        if after != before:
            row.edited = sorted({*row.edited, part})
            prepare_agenda.write(tx, row, after, what, by, deps)
    return after


def _sentence(text: str) -> str:
    """What somebody typed, as one line. Raises Refused."""
    line = " ".join(cleaned(text).split())
    if not line or len(line) > LONGEST:
        raise Refused(
            "This sentence is empty." if not line else "This sentence is too long.",
            f"Write from 1 to {LONGEST} letters.",
        )
    return line
