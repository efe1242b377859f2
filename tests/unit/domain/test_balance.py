"""The ledger adds up, and says nothing before there is enough to say it of."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.balance.findings import (
    LEAST_SESSIONS,
    TIMES,
    FindingKind,
    findings,
    strangers,
)
from facilitator.domain.balance.ledger import (
    ExchangedSolution,
    GroupRole,
    Ledger,
    LedgerPerson,
    LedgerSession,
    build_ledger,
)
from facilitator.domain.balance.proposal import NextSession, ProposalKind, make_proposal
from facilitator.domain.balance.solution_kinds import OfferedSolution, count_by_format
from facilitator.domain.recaps.commitments import CommitmentState
from facilitator.domain.recaps.recap import SolutionKind
from facilitator.prompting.library import PromptLibrary

START = datetime(2026, 1, 7, 17, tzinfo=UTC)
ALICE = LedgerPerson(1, "Alice", GroupRole.MODERATOR)
BOB, DANA, LEE = LedgerPerson(2, "Bob"), LedgerPerson(3, "Dana"), LedgerPerson(4, "Lee")
GIL = LedgerPerson(5, "Gil", GroupRole.GUEST)
SVEN = LedgerPerson(6, "Sven", GroupRole.LEFT, left_at=START + timedelta(days=90))
EVERYBODY = (ALICE, BOB, DANA, LEE, GIL, SVEN)
IDS = [one.id for one in EVERYBODY]
STRANGER = 99  # of whom nothing is known, or may be


def meeting(week, attended=(1, 2, 3, 4), gifts=(), seats=(), **more):
    pairs = tuple(ExchangedSolution(peer, member) for peer, member in gifts)
    return LedgerSession(START + timedelta(weeks=week), frozenset(attended), pairs, seats, **more)


def lines(found):
    return {line.person.name: line for line in found.lines}


def texts(found):
    return [one.text for one in findings(found)]


anybody = st.sampled_from([*IDS, STRANGER])
meetings = st.lists(
    st.builds(
        LedgerSession,
        st.integers(0, 40).map(lambda week: START + timedelta(weeks=week)),
        st.frozensets(anybody),
        st.lists(st.builds(ExchangedSolution, anybody, anybody), max_size=12).map(tuple),
        st.lists(anybody, max_size=3).map(tuple),
        st.dictionaries(anybody, st.floats(0, 3600), max_size=5),
        st.none() | anybody,
        st.lists(st.tuples(anybody, st.sampled_from(CommitmentState)), max_size=5).map(tuple),
    ),
    max_size=8,
)
here = st.frozensets(st.sampled_from(IDS))


@given(meetings)
def test_all_that_is_given_is_received(held):
    found = build_ledger(EVERYBODY, held)

    given, received = (sum(getattr(line, n) for line in found.lines) for n in ("given", "received"))
    assert given == received == sum(found.matrix.values())


@given(meetings)
def test_the_margins_of_the_matrix_are_what_each_person_gave_and_received(held):
    found = build_ledger(EVERYBODY, held)

    gave, got = Counter(), Counter()
    for (peer, member), number in found.matrix.items():
        gave[peer] += number
        got[member] += number
    assert all(peer != member for peer, member in found.matrix)
    assert [(line.given, line.received) for line in found.lines] == [
        (gave[line.person.id], got[line.person.id]) for line in found.lines
    ]


@given(meetings, st.randoms())
def test_order_does_not_matter(held, random):
    people, other = list(EVERYBODY), list(held)
    random.shuffle(people)
    random.shuffle(other)

    one, two = build_ledger(EVERYBODY, held), build_ledger(people, other)

    assert (one.matrix, one.pairs) == (two.matrix, two.pairs)
    assert findings(one) == findings(two)
    assert [(x.person, x.attended, x.possible, x.kept, x.opened) for x in one.lines] == [
        (x.person, x.attended, x.possible, x.kept, x.opened) for x in two.lines
    ]


@given(meetings)
def test_no_line_counts_more_than_there_was(held):
    for line in build_ledger(EVERYBODY, held).lines:
        assert line.attended <= line.possible <= len(held)
        assert line.opened <= line.openings <= line.attended
        assert line.kept <= line.settled <= line.promised
        assert line.airtime is None or 0 <= line.airtime <= 1.0001


@given(meetings)
def test_nothing_is_said_of_anybody_before_enough_sessions(held):
    found = build_ledger(EVERYBODY, held)

    attended = {line.person.id: line.attended for line in found.lines}
    together = {tuple(one.id for one in pair.people): pair for pair in found.pairs}
    for one in findings(found):
        assert all(attended[person] >= LEAST_SESSIONS for person in one.people)
        if one.matter is FindingKind.STRANGERS:
            assert together[one.people].together >= LEAST_SESSIONS
            assert not together[one.people].exchanged


@given(meetings, here, st.none() | here, st.none() | st.sampled_from(IDS))
def test_whatever_is_said_or_proposed_is_about_members_and_can_be_done(held, there, seated, opener):
    found = build_ledger(EVERYBODY, held)
    proposed = make_proposal(found, NextSession(there, seated, opener))

    members = {BOB.id, DANA.id, LEE.id}
    assert all(members.issuperset(one.people) for one in findings(found))
    if proposed:
        assert proposed.person_id in members & there
        assert proposed.act is not ProposalKind.SEAT or proposed.person_id not in (seated or ())
        assert proposed.act is not ProposalKind.OPEN or proposed.person_id != opener


@given(st.integers(1, 12), st.integers(0, 60), st.integers(0, 60))
def test_who_gives_more_is_said_exactly_from_the_documented_numbers_on(sessions, given, received):
    gifts = [(LEE.id, BOB.id)] * given + [(BOB.id, LEE.id)] * received
    held = [meeting(n, gifts=gifts if n == 0 else ()) for n in range(sessions)]

    said = {one.matter for one in findings(build_ledger(EVERYBODY, held)) if LEE.id in one.people}

    is_much = sessions >= LEAST_SESSIONS and abs(given - received) >= sessions
    expected = set()
    if is_much and given >= TIMES * received:
        expected = {FindingKind.GIVES}
    elif is_much and received >= TIMES * given:
        expected = {FindingKind.GETS}
    assert said == expected


def four_sessions():
    """Lee gives nine and gets one; Dana gets the most; Bob and Lee meet in no hot seat."""
    dana, lee = DANA.id, LEE.id
    return [
        meeting(0, gifts=[(lee, dana)] * 3, seats=(dana,)),
        meeting(1, gifts=[(lee, dana)] * 3, seats=(dana,)),
        meeting(2, gifts=[(lee, dana)] * 3, seats=(dana,)),
        meeting(3, gifts=[(dana, lee)], seats=(lee,)),
    ]


def test_it_is_told_with_numbers_and_without_a_judgement():
    assert texts(build_ledger(EVERYBODY, four_sessions())) == [
        "Lee has given 9 solutions and received 1 in 4 sessions.",
        "Dana has received 9 solutions and given 1 in 4 sessions.",
        "Bob and Dana have been in 4 sessions together, with 3 hot seats of theirs, and no "
        "solution has gone from one to the other.",
    ]


def test_three_sessions_say_nothing():
    assert texts(build_ledger(EVERYBODY, four_sessions()[:3])) == []


def test_who_joined_late_is_measured_by_the_sessions_they_attended():
    early = [meeting(n, attended=(1, 2, 3)) for n in range(20)]
    late = [meeting(20 + n, gifts=[(LEE.id, BOB.id)], seats=(BOB.id,)) for n in range(4)]
    joined = LedgerPerson(LEE.id, "Lee", joined_at=START + timedelta(weeks=20))

    found = build_ledger((ALICE, BOB, DANA, joined), early + late)

    assert (lines(found)["Lee"].attended, lines(found)["Lee"].possible) == (4, 4)
    assert "Lee has given 4 solutions and received 0 in 4 sessions." in texts(found)
    assert not any("Bob has received" in text for text in texts(found))  # four in 24 sessions


def test_who_came_before_the_list_says_they_joined_belonged_then():
    joined = LedgerPerson(LEE.id, "Lee", joined_at=START + timedelta(weeks=30))

    found = build_ledger((BOB, joined), [meeting(0, (BOB.id,)), meeting(1), meeting(2, (BOB.id,))])

    assert (lines(found)["Lee"].attended, lines(found)["Lee"].possible) == (1, 2)


def test_who_left_keeps_their_line_and_no_session_after_it():
    held = [meeting(n, (BOB.id, SVEN.id) if n < 8 else (BOB.id,)) for n in range(20)]

    line = lines(build_ledger(EVERYBODY, held))["Sven"]

    assert (line.attended, line.possible) == (8, 13)  # he left in the thirteenth week


def test_guests_and_those_who_left_stand_in_the_ledger_only_where_they_came():
    found = build_ledger(EVERYBODY, [meeting(0, gifts=[(GIL.id, BOB.id)], seats=(BOB.id,))])

    assert set(lines(found)) == {"Alice", "Bob", "Dana", "Lee", "Gil"}
    assert found.matrix == {(GIL.id, BOB.id): 1}


def test_airtime_is_a_share_of_what_was_said_while_somebody_was_there():
    held = [
        meeting(0, (BOB.id, DANA.id), seconds={BOB.id: 60.0, DANA.id: 60.0}),
        meeting(1, (DANA.id, LEE.id), seconds={DANA.id: 30.0, LEE.id: 90.0}),
        meeting(2, (BOB.id, LEE.id)),
    ]

    found = lines(build_ledger(EVERYBODY, held))

    assert (found["Bob"].airtime, found["Dana"].airtime, found["Lee"].airtime) == (0.5, 0.375, 0.75)
    assert found["Alice"].airtime is None


def test_only_what_was_done_is_kept_and_only_what_is_known_is_settled():
    states = tuple((BOB.id, state) for state in CommitmentState)

    line = lines(build_ledger(EVERYBODY, [meeting(0, promised=states)]))["Bob"]

    assert (line.promised, line.settled, line.kept) == (6, 3, 1)


@pytest.mark.parametrize(
    ("to_come", "act", "begins"),
    [
        (NextSession(frozenset(IDS)), ProposalKind.SEAT, "Offer Lee a hot seat. Lee has given 9"),
        (
            NextSession(frozenset(IDS), frozenset({4})),
            ProposalKind.CALL_ON,
            "Call on Dana first in somebody",
        ),
        (NextSession(frozenset({2, 3})), ProposalKind.CALL_ON, "Call on Dana first in somebody"),
        (
            NextSession(frozenset({2, 3}), frozenset({3})),
            ProposalKind.CALL_ON,
            "Call on Bob when Dana is in the",
        ),
    ],
)
def test_the_first_thing_that_is_not_planned_already_is_proposed(to_come, act, begins):
    found = make_proposal(build_ledger(EVERYBODY, four_sessions()), to_come)

    assert (found.act, found.text[: len(begins)]) == (act, begins)


def test_there_is_no_proposal_where_nobody_is_there_to_take_it_up():
    assert (
        make_proposal(build_ledger(EVERYBODY, four_sessions()), NextSession(frozenset({1}))) is None
    )
    assert make_proposal(Ledger(), NextSession(frozenset(IDS))) is None


def test_who_never_opened_is_asked_to_where_nothing_else_stands_out():
    held = [meeting(n, opener=(BOB.id, DANA.id)[n % 2]) for n in range(5)]
    found = build_ledger(EVERYBODY, held)

    proposed = make_proposal(found, NextSession(frozenset(IDS)))

    assert (proposed.act, proposed.text) == (
        ProposalKind.OPEN, "Ask Lee to open. Lee was there at 5 openings and has done none.",
    )  # fmt: skip
    assert make_proposal(found, NextSession(frozenset(IDS), opener=LEE.id)) is None


def test_strangers_are_those_of_whom_it_may_be_said():
    found = build_ledger(EVERYBODY, four_sessions())

    assert strangers(found, BOB.id) == {DANA.id}
    assert strangers(found, LEE.id) == frozenset()


FORUM, BOTH = "forum-120", "mastermind-90"


def offer(kind, format=FORUM, number=1):
    return OfferedSolution(number, format, kind, "Lee", "Dana", f"{kind} {number}", "", 12.0)


def test_advice_is_listed_where_a_format_asks_for_experience_and_only_counted_elsewhere():
    offers = [offer(kind, format) for kind in SolutionKind for format in (FORUM, BOTH, "")]

    found = count_by_format(offers, {name: PromptLibrary().format(name) for name in (FORUM, BOTH)})

    assert [(m.format, m.experience, m.advice, m.others) for m in found] == [
        ("", 1, 1, 3), (FORUM, 1, 1, 3), (BOTH, 1, 1, 3),
    ]  # fmt: skip
    assert [[o.kind for o in m.reword] for m in found] == [[], [SolutionKind.SUGGESTION], []]


@given(st.permutations([offer(kind, number=n) for n in range(3) for kind in SolutionKind]))
def test_formats_are_the_same_in_whatever_order_offers_come(offers):
    forum = {FORUM: PromptLibrary().format(FORUM)}

    assert count_by_format(offers, forum) == count_by_format(sorted(offers, key=repr), forum)
