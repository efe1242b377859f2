"""A recap's texts are spelled as the theme and the roster spell; its quotes never change."""

from facilitator.domain.people.person import Person, Roster
from facilitator.domain.recaps.recap import Challenge, Commitment, Evidence, HotSeat, Point, Recap
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.spelling import SpellingEngine


class Said:
    """An engine that found one of each, in the speaker's spelling."""

    def recap(self, transcript, roster):
        words = (Evidence("Zoë Ruiz", 1, 2, "our mrr fell and my cofounder left"),)
        seat = HotSeat("Zoë Ruiz", 0, 9, Challenge("our mrr fell and my cofounder left", words))
        promised = Commitment("Zoë Ruiz", "call my co founder", words)
        return Recap("offline", (seat,), (promised,), (Point("Zoë Ruiz", "Zoe said so", words),))


def test_a_recap_spells_texts_and_leaves_quotes():
    roster = Roster((Person("Zoë Ruiz"),))

    made = SpellingEngine(Said(), ("co-founder", "MRR")).recap(Transcript(()), roster)

    assert made.hot_seats[0].challenge.text == "our MRR fell and my co-founder left"
    assert made.hot_seats[0].challenge.evidence[0].quote == "our mrr fell and my cofounder left"
    assert made.commitments[0].text == "call my co-founder"
    assert made.points[0].text == "Zoë said so"
