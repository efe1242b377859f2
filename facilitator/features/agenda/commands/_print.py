"""Print an agenda in the terminal, as its moderator sees it."""

from __future__ import annotations

from facilitator.domain.recaps.view import printable
from facilitator.features.agenda.send_agenda import AgendaDraft


def print_agenda(draft: AgendaDraft) -> None:
    """Print an agenda line by line; control characters in members' texts are removed."""
    for line in _lines(draft):
        print(printable(line))


def _lines(draft: AgendaDraft) -> list[str]:
    view, agenda = draft.view, draft.view.agenda
    topic = f", on {view.topic}" if view.topic else ""
    state = "sent" if draft.is_sent else "draft"
    opening = agenda.icebreaker
    lines = [
        f"{view.group}{topic}, {view.starts_at:%Y-%m-%d %H:%M %Z}, {view.minutes} minutes: {state}",
        *(f"  ! {change}" for change in draft.changes),
        *(f"  * {note}" for note in agenda.notes),
        "",
        agenda.words.welcome,
        "",
    ]
    if opening:
        opener = f" {view.opener} opens." if view.opener else ""
        lines += [f"Icebreaker: {opening.question}", f"  {opening.reason}{opener}"]
        lines += [f"  or: {opening.second}"] if opening.second else []
    lines += [f"Opening question: {agenda.words.question}", ""]
    for name, guest in view.guests:
        parts = [guest.does, guest.brings and f"would bring: {guest.brings}"]
        lines.append(f"Guest: {'; '.join([name, *filter(None, parts)])}")
    for item in view.items:
        whose = f": {item.seat}" if item.seat and item.speaks != "nobody" else ""
        lines.append(f"{item.at:%H:%M}  {item.minutes:3} min  {item.name}{whose}")
    for seat in view.seats:
        lines += ["", f"{seat.name} is in the hot seat: {'; '.join(seat.reasons)}"]
        lines += [f"  Said before the session: {seat.wanted.sentence}"] if seat.wanted else []
        lines += [f"  {seat.question}"]
        lines += [
            f"  Given before: {past.peer} to {past.member}, {past.held_at:%Y-%m-%d}: {past.text}"
            for past in draft.past.get(seat.person_id, ())
        ]
        lines += [f"  Call on {name}: {reason}" for name, reason in seat.callers]
    lines += ["", *(f"Not this time: {name}, {reason}" for name, reason in view.passed_over)]
    lines += [f"Promised: {one.name}, {one.promise.text}" for one in view.promises]
    return [*lines, "", agenda.words.closing]
