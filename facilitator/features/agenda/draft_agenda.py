"""Before the session: the draft of its agenda, made from what is known, part by part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from facilitator.domain.agenda import plan, room
from facilitator.domain.agenda.parts import (
    Agenda,
    Caller,
    Opening,
    Part,
    PassedOver,
    Seat,
    Wanted,
    Welcome,
    Words,
)
from facilitator.domain.agenda.planning import USUAL_FORMAT
from facilitator.domain.balance.findings import strangers
from facilitator.domain.balance.proposal import Next, proposal
from facilitator.domain.sessions.check_ins import Part as Shared
from facilitator.domain.sessions.formats import REVIEW, Format
from facilitator.domain.sessions.hot_seats import Choice, Word, choose
from facilitator.domain.sessions.peers_to_ask import peers_to_ask
from facilitator.features.agenda.agenda_inputs import Expected, Facts
from facilitator.ports import AgendaBrief, AgendaWords, SeatBrief, Writer
from facilitator.prompting.library import Library


def compose(
    facts: Facts,
    writer: Writer,
    opening: Opening | None,
    before: Agenda | None = None,
    kept: Collection[Part] = (),
) -> Agenda:
    """The agenda of a session; the parts ``kept`` are those of the one ``before``.

    Hot seats and times are chosen by rules, the words by the writer. Of what members wrote before
    the session, the words for the group rest only on what they ticked to be shared.
    """
    format = _format(facts)
    old = {part: before for part in kept if before}
    if was := old.get(Part.SEATS):
        seats, passed = was.seats, was.passed_over
    else:
        seats, passed = _seats(facts, format)
    was = old.get(Part.TIMES)
    is_fit = was and (was.times.minutes, was.times.seats) == (facts.minutes, len(seats))
    times = was.times if was and is_fit else plan(format, facts.minutes, len(seats))
    if was := old.get(Part.ICEBREAKER):
        opening = was.icebreaker
    told = AgendaWords("", "", "", ())
    if not {Part.WORDS, Part.SEATS} <= set(old):
        told = writer.agenda(_brief(facts, seats, opening))
    if Part.SEATS not in old:
        seats = tuple(replace(s, question=q) for s, q in zip(seats, told.questions, strict=True))
    return Agenda(
        old[Part.WORDS].words if Part.WORDS in old
        else Words(told.welcome, told.question, told.closing, told.by),
        opening,
        old[Part.PROMISES].promises if Part.PROMISES in old else facts.promises,
        seats, times,
        (*times.notes, *(warning.english for warning in told.warnings), *_notes(facts),
         *_balance(facts, seats, opening)), passed,
        tuple(Welcome(p.person_id, p.guest.does, p.guest.brings) for p in facts.here if p.guest),
    )  # fmt: skip


def _format(facts: Facts) -> Format:
    """The group's format; without a review of promises where there is none to review."""
    format = Library().format(facts.settings.format or USUAL_FORMAT)
    if facts.promises:
        return format
    return replace(format, steps=tuple(s for s in format.steps if s.capture != REVIEW))


def _seats(facts: Facts, format: Format) -> tuple[tuple[Seat, ...], tuple[PassedOver, ...]]:
    """Whose the hot seats are. As many as are wished for by the format, as far as they fit."""
    wished = min(format.seats, sum(c.attending and not c.is_guest for c in facts.candidates))
    number = min(wished, room(format, facts.minutes)) if wished else 0
    pinned = sum(c.word == "pinned" and c.attending for c in facts.candidates)
    seating = choose(facts.candidates, max(number, min(pinned, room(format, facts.minutes))))
    by_label = {person.label: person for person in facts.people}
    seats = tuple(_seat(by_label[choice.name], choice, facts) for choice in seating.chosen)
    others = tuple(
        PassedOver(by_label[choice.name].person_id, "; ".join(choice.reasons))
        for choice in seating.others
    )
    return seats, others


def _seat(person: Expected, choice: Choice, facts: Facts) -> Seat:
    check_in = person.said.check_in if person.said else None
    wish = check_in.said.wish if check_in else None
    wanted = Wanted(wish.sentence, wish.why, wish.tried, wish.wanted) if wish else None
    return Seat(
        person.person_id, choice.reasons, wanted,
        bool(check_in and wish and Shared.WISH in check_in.shared),
        callers=callers(person, facts, wanted) if wanted else (),
    )  # fmt: skip


def callers(person: Expected, facts: Facts, wanted: Wanted) -> tuple[Caller, ...]:
    """The peers worth calling on first, by what the records and profiles say of them."""
    by_label = {one.label: one.person_id for one in facts.people}
    asked = " ".join((wanted.sentence, wanted.why, wanted.wanted))
    here = [one.label for one in facts.here]
    apart = strangers(facts.balance, person.person_id)
    labels = [one.label for one in facts.people if one.person_id in apart]
    found = peers_to_ask(asked, person.label, here, facts.given, facts.profiles, strangers=labels)
    return tuple(Caller(by_label[called.peer], called.reason) for called in found)


def _brief(facts: Facts, seats: tuple[Seat, ...], opening: Opening | None) -> AgendaBrief:
    names = {person.person_id: person.name for person in facts.people}
    return AgendaBrief(
        facts.group, facts.topic, facts.minutes, tuple(names.values()),
        tuple(_seat_brief(names.get(seat.person_id, ""), seat) for seat in seats),
        opening.question if opening else "", facts.turn,
    )  # fmt: skip


def _seat_brief(name: str, seat: Seat) -> SeatBrief:
    if seat.wanted is None or not seat.is_shared:
        return SeatBrief(name)
    wanted = seat.wanted
    return SeatBrief(name, wanted.sentence, wanted.why, wanted.tried, wanted.wanted)


def _notes(facts: Facts) -> list[str]:
    """What the moderator should know of check-ins before it goes out."""
    silent = [p.name for p in facts.people if p.role != "guest" and p.said is None and p.email]
    urgent = [p.name for p in facts.people if p.said and p.said.check_in.said.urgent]
    notes = []
    if silent:
        notes.append(f"No check-in yet from {', '.join(silent)}.")
    if urgent:
        notes.append(f"Something is urgent for {', '.join(urgent)}: see their check-ins.")
    if facts.unanswered:
        notes.append(f"Invited as a guest, and no answer yet: {', '.join(facts.unanswered)}.")
    return [*notes, *facts.debts]


def _balance(facts: Facts, seats: tuple[Seat, ...], opening: Opening | None) -> list[str]:
    """The one thing that could be done for the balance of the group, for the moderator's eyes."""
    dropped = {c.name for c in facts.candidates if c.word is Word.DROPPED}
    to_come = Next(
        frozenset(person.person_id for person in facts.here),
        frozenset(seat.person_id for seat in seats),
        opening.opener_id if opening else None,
        frozenset(p.person_id for p in facts.people if p.label in dropped),
    )
    found = proposal(facts.balance, to_come)
    return [f"For the balance: {found.text}"] if found else []
