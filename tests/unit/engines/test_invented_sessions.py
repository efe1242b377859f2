"""The offline engine on whole sessions of our own, moderated in many ways.

`built` are those its rules were made with; `held` were written before the rules and only measured.
"""

import pytest

from tests import sessions

FLOORS = {
    "built": {"hot_seat_f1": 0.95, "solution_f1": 0.90, "commitment_f1": 0.90},
    "held": {"hot_seat_f1": 0.90, "solution_f1": 0.80, "commitment_f1": 0.90},
}


@pytest.fixture(scope="module", params=sessions.KINDS)
def kind(request):
    return request.param


def test_seats_solutions_and_commitments_are_found(kind):
    found = sessions.measured(kind)

    assert {name: found[name] for name in FLOORS[kind] if found[name] < FLOORS[kind][name]} == {}


def test_a_solution_is_its_peers_own_and_stands_under_the_right_member(kind):
    assert sessions.measured(kind)["attribution"] == 1.0


@pytest.mark.parametrize("session", sessions.sessions("built"), ids=lambda s: s.name)
def test_every_quote_was_said_to_the_letter(session):
    recap = session.recap()
    given = [s for seat in recap.hot_seats for s in (seat.challenge, *seat.solutions)]

    for e in (e for part in (*given, *recap.commitments) for e in part.evidence):
        assert any(
            line.speaker == e.speaker and line.start <= e.end and e.quote in line.text
            for line in _merged(session)
        )


def _merged(session):
    """The lines of a session with those of one speaker in a row as one, as a reader joins them."""
    found = []
    for line in session.lines:
        if found and found[-1].speaker == line.speaker:
            before = found.pop()
            line = sessions.Line(line.speaker, f"{before.text} {line.text}", before.start, line.end)
        found.append(line)
    return found
