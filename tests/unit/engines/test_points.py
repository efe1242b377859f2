"""What a talk without hot seats is about: whole sentences, the most central of each speaker."""

from facilitator.domain.notices import notice
from facilitator.domain.people.person import Roster
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.offline import OfflineEngine

TALK = """
Bob: Hello. Can everybody hear me? The roof over the east hall has to be repaired before winter.
Bob: And, uh, you know, it is, it is what it is with roofs. A new roof costs more than a repair.
Lee: I think so too. A repair of the east roof would cost about nine thousand this winter.
Lee: Somewhere I left my umbrella yesterday, it was the green one with the wooden handle.
""".strip()


def recap(lines):
    turns = []
    for number, line in enumerate(lines):
        speaker, _, text = line.partition(": ")
        turns.append(Turn(speaker, (Span(number * 10.0, number * 10.0 + 9, text),)))
    return OfflineEngine().recap(Transcript(tuple(turns)), Roster())


def test_a_point_is_what_the_talk_is_about():
    said = [(p.speaker, p.text) for p in recap(TALK.splitlines()).points]

    assert ("Bob", "The roof over the east hall has to be repaired before winter.") in said
    assert ("Lee", "A repair of the east roof would cost about nine thousand this winter.") in said
    assert not any("hear me" in text or "uh" in text for _, text in said)


def test_points_come_in_the_order_they_were_said():
    starts = [p.evidence[0].start for p in recap(TALK.splitlines()).points]

    assert starts == sorted(starts)


def test_a_point_is_a_whole_sentence():
    long = (
        "Bob: The roof over the east hall has to be repaired before winter, because the rain comes "
        "through the ceiling of the kitchen, and the kitchen is where the children eat, and the "
        "children are why the hall was built at all by our grandparents in the first place."
    )

    text = recap([long, "Lee: The roof and the kitchen and the children, I see."]).points[0].text

    assert text.endswith("children eat") or text.endswith("kitchen")


def test_only_those_who_spoke_most_are_shown_and_the_others_counted():
    lines = [
        f"Person {n}: The east roof has to be repaired before the winter says the builder."
        * (n + 1)
        for n in range(15)
    ]

    made = recap(lines)

    assert len({p.speaker for p in made.points}) == 12
    assert "Person 0" not in {p.speaker for p in made.points}
    assert made.warnings == (notice("more_speakers", shown=12, more=3),)
