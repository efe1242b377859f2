"""Compose the draft of an agenda from the group's data, part by part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from facilitator.domain.agenda import fit_format, max_hot_seats
from facilitator.domain.agenda.parts import (
    Agenda,
    AgendaHotSeat,
    AgendaIcebreaker,
    AgendaPart,
    AgendaTexts,
    GuestIntroduction,
    HotSeatRequest,
    NotChosen,
    SuggestedPeer,
)
from facilitator.domain.agenda.planning import USUAL_FORMAT
from facilitator.domain.balance.findings import strangers
from facilitator.domain.balance.proposal import NextSession, make_proposal
from facilitator.domain.sessions.check_ins import SharedPart as Shared
from facilitator.domain.sessions.formats import REVIEW, Format
from facilitator.domain.sessions.hot_seats import ModeratorDecision, SeatDecision, choose_hot_seats
from facilitator.domain.sessions.peers_to_ask import peers_to_ask
from facilitator.features.agenda.agenda_inputs import AgendaInputs, ExpectedPerson
from facilitator.ports import AgendaBrief, AgendaWriter, HotSeatBrief, WrittenAgenda
from facilitator.prompting.library import PromptLibrary


def compose_agenda(
    facts: AgendaInputs,
    writer: AgendaWriter,
    opening: AgendaIcebreaker | None,
    before: Agenda | None = None,
    kept: Collection[AgendaPart] = (),
) -> Agenda:
    """Compose the agenda of a session; the parts in ``kept`` are copied from the agenda ``before``.

    Rules choose hot seats and times, the writer supplies the texts. Texts for the group only use
    those parts of the check-ins that members agreed to share.
    """
    format = _format(facts)
    kept_from = {part: before for part in kept if before}
    if kept_agenda := kept_from.get(AgendaPart.SEATS):
        seats, passed = kept_agenda.seats, kept_agenda.passed_over
    else:
        seats, passed = _seats(facts, format)
    kept_agenda = kept_from.get(AgendaPart.TIMES)
    still_fits = kept_agenda and (kept_agenda.times.minutes, kept_agenda.times.seats) == (
        facts.minutes,
        len(seats),
    )
    times = (
        kept_agenda.times
        if kept_agenda and still_fits
        else fit_format(format, facts.minutes, len(seats))
    )
    if kept_agenda := kept_from.get(AgendaPart.ICEBREAKER):
        opening = kept_agenda.icebreaker
    texts = WrittenAgenda("", "", "", ())
    if not {AgendaPart.WORDS, AgendaPart.SEATS} <= set(kept_from):
        texts = writer.agenda(_brief(facts, seats, opening))
    if AgendaPart.SEATS not in kept_from:
        seats = tuple(replace(s, question=q) for s, q in zip(seats, texts.questions, strict=True))
    return Agenda(
        kept_from[AgendaPart.WORDS].words
        if AgendaPart.WORDS in kept_from
        else AgendaTexts(texts.welcome, texts.question, texts.closing, texts.by),
        opening,
        kept_from[AgendaPart.PROMISES].promises
        if AgendaPart.PROMISES in kept_from
        else facts.promises,
        seats,
        times,
        (
            *times.notes,
            *(warning.english for warning in texts.warnings),
            *_notes(facts),
            *_balance(facts, seats, opening),
        ),
        passed,
        tuple(
            GuestIntroduction(p.person_id, p.guest.does, p.guest.brings)
            for p in facts.here
            if p.guest
        ),
    )


def _format(facts: AgendaInputs) -> Format:
    """The group's format, without the review of commitments if there are none to review."""
    format = PromptLibrary().format(facts.settings.format or USUAL_FORMAT)
    if facts.promises:
        return format
    return replace(format, steps=tuple(s for s in format.steps if s.capture != REVIEW))


def _seats(
    facts: AgendaInputs, format: Format
) -> tuple[tuple[AgendaHotSeat, ...], tuple[NotChosen, ...]]:
    """Choose who gets a hot seat: as many as the format wants and the time allows."""
    wanted_number = min(format.seats, sum(c.attending and not c.is_guest for c in facts.candidates))
    number = min(wanted_number, max_hot_seats(format, facts.minutes)) if wanted_number else 0
    pinned = sum(c.word == "pinned" and c.attending for c in facts.candidates)
    seating = choose_hot_seats(
        facts.candidates, max(number, min(pinned, max_hot_seats(format, facts.minutes)))
    )
    by_label = {person.label: person for person in facts.people}
    seats = tuple(_seat(by_label[choice.name], choice, facts) for choice in seating.chosen)
    others = tuple(
        NotChosen(by_label[choice.name].person_id, "; ".join(choice.reasons))
        for choice in seating.others
    )
    return seats, others


def _seat(person: ExpectedPerson, choice: SeatDecision, facts: AgendaInputs) -> AgendaHotSeat:
    check_in = person.said.check_in if person.said else None
    wish = check_in.said.wish if check_in else None
    wanted = HotSeatRequest(wish.sentence, wish.why, wish.tried, wish.wanted) if wish else None
    return AgendaHotSeat(
        person.person_id, choice.reasons, wanted,
        bool(check_in and wish and Shared.WISH in check_in.shared),
        callers=callers(person, facts, wanted) if wanted else (),
    )  # fmt: skip


def callers(
    person: ExpectedPerson, facts: AgendaInputs, wanted: HotSeatRequest
) -> tuple[SuggestedPeer, ...]:
    """The peers worth calling on first, based on records and profiles."""
    by_label = {one.label: one.person_id for one in facts.people}
    asked = " ".join((wanted.sentence, wanted.why, wanted.wanted))
    labels_here = [one.label for one in facts.here]
    stranger_ids = strangers(facts.balance, person.person_id)
    stranger_labels = [one.label for one in facts.people if one.person_id in stranger_ids]
    peers = peers_to_ask(
        asked, person.label, labels_here, facts.given, facts.profiles, strangers=stranger_labels
    )
    return tuple(SuggestedPeer(by_label[called.peer], called.reason) for called in peers)


def _brief(
    facts: AgendaInputs, seats: tuple[AgendaHotSeat, ...], opening: AgendaIcebreaker | None
) -> AgendaBrief:
    names = {person.person_id: person.name for person in facts.people}
    return AgendaBrief(
        facts.group, facts.topic, facts.minutes, tuple(names.values()),
        tuple(_seat_brief(names.get(seat.person_id, ""), seat) for seat in seats),
        opening.question if opening else "", facts.turn,
    )  # fmt: skip


def _seat_brief(name: str, seat: AgendaHotSeat) -> HotSeatBrief:
    if seat.wanted is None or not seat.is_shared:
        return HotSeatBrief(name)
    wanted = seat.wanted
    return HotSeatBrief(name, wanted.sentence, wanted.why, wanted.tried, wanted.wanted)


def _notes(facts: AgendaInputs) -> list[str]:
    """Notes on the check-ins for the moderator, before the agenda is sent."""
    not_answered = [
        p.name for p in facts.people if p.role != "guest" and p.said is None and p.email
    ]
    urgent = [p.name for p in facts.people if p.said and p.said.check_in.said.urgent]
    notes = []
    if not_answered:
        notes.append(f"No check-in yet from {', '.join(not_answered)}.")
    if urgent:
        notes.append(f"Something is urgent for {', '.join(urgent)}: see their check-ins.")
    if facts.unanswered:
        notes.append(f"Invited as a guest, and no answer yet: {', '.join(facts.unanswered)}.")
    return [*notes, *facts.debts]


def _balance(
    facts: AgendaInputs, seats: tuple[AgendaHotSeat, ...], opening: AgendaIcebreaker | None
) -> list[str]:
    """One suggestion to improve the group's balance, for the moderator only."""
    dropped = {c.name for c in facts.candidates if c.word is ModeratorDecision.DROPPED}
    next_session = NextSession(
        frozenset(person.person_id for person in facts.here),
        frozenset(seat.person_id for seat in seats),
        opening.opener_id if opening else None,
        frozenset(p.person_id for p in facts.people if p.label in dropped),
    )
    suggestion = make_proposal(facts.balance, next_session)
    return [f"For the balance: {suggestion.text}"] if suggestion else []
