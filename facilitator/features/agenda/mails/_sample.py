"""A sample agenda for mail previews; all names and texts are invented."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.domain.agenda.items import Item, Plan, with_start_times
from facilitator.domain.agenda.parts import (
    Agenda,
    AgendaCommitment,
    AgendaHotSeat,
    AgendaIcebreaker,
    AgendaTexts,
    GuestIntroduction,
    HotSeatRequest,
    NotChosen,
    SuggestedPeer,
)
from facilitator.domain.agenda.view import AgendaView, agenda_view
from facilitator.domain.sessions.formats import Step

NAMES = {1: "Alice Moreau", 2: "Bob Stone", 3: "Dana Ruiz", 4: "Lee Park", 5: "Nadia Brandt"}


def sample_view() -> AgendaView:
    """A sample session of one hour with one hot seat."""
    return agenda_view(
        _agenda(), NAMES, session_id=12, group="Founders North", topic="pricing", language="en",
        starts_at=datetime(2026, 3, 4, 18, tzinfo=ZoneInfo("Europe/London")),
    )  # fmt: skip


def _agenda() -> Agenda:
    wanted = HotSeatRequest(
        "Half of our trial users leave in week one.", "The next round depends on it.",
        "A longer trial.", "What you did first.",
    )  # fmt: skip
    return Agenda(
        AgendaTexts(
            "Nobody else in your company can talk like this with you.",
            "What would you charge if you dared?",
            "One promise each, with a day.",
        ),
        AgendaIcebreaker(
            "What was your company nearly called?",
            "What did you delete this month?",
            "light, because Bob is new",
            0.5,
            4,
            "has opened least",
        ),
        (
            AgendaCommitment(
                3, "Call ten users who left.", date(2026, 2, 27), "partly", "Six of them.", True
            ),
            AgendaCommitment(2, "Write the new import page."),
        ),
        (
            AgendaHotSeat(
                3,
                ("asked for it", "last had it 3 sessions ago"),
                wanted,
                True,
                "Who has seen trial users leave, and what did you do first?",
                (SuggestedPeer(4, "Lee told Bob in January (session 10): “Call them.”"),),
            ),
        ),
        Plan(60, _items()),
        ("No check-in yet from Bob Stone.",),
        (NotChosen(2, "did not ask for it, Dana did"),),
        (
            GuestIntroduction(
                5, "I fit heat pumps with a team of seven.", "How to say no to big orders."
            ),
        ),
    )


def _items() -> tuple[Item, ...]:
    steps: list[tuple[str, int, int, str]] = [
        ("Icebreaker", 8, 0, "One sentence each."), ("Last time's commitments", 10, 0, "Done?"),
        ("Challenge", 6, 1, "The floor is yours."), ("Questions", 8, 1, "Short ones, please."),
        ("Solutions", 18, 1, "What did you do when it was yours?"),
        ("Commitments", 10, 0, "What will you do, and by when?"),
    ]  # fmt: skip
    return with_start_times(
        Item(Step(name, float(minutes), None, False, bool(seat), "everyone", script, "nothing"),
             seat, minutes, minutes, False)
        for name, minutes, seat, script in steps
    )  # fmt: skip
