"""The review of a recap: changes outlive what is made anew, and what is confidential is nowhere."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.notices import notice
from facilitator.domain.recaps.checks import Check, Doubt, Verdict
from facilitator.domain.recaps.corrections import Correction, CorrectionKind, list_corrections
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Point,
    Recap,
    Solution,
    SolutionKind,
)
from facilitator.domain.recaps.review import (
    YES,
    Edit,
    EditKind,
    apply_edits,
    reasons_to_check,
    replace_hot_seat,
)
from facilitator.domain.recaps.statements import StatementPart, list_statements, with_statements

NAMES = ("Bob", "Dana", "Lee")
PARTS = st.sampled_from([EditKind.TEXT, EditKind.DROP, EditKind.CONFIDENTIAL, EditKind.SPEAKER])


def said(at, speaker="Bob", quote=""):
    return (Evidence(speaker, at, at + 4.0, quote or f"words said at {at}"),)


def recap(solutions=(3, 2), commitments=2, wording=""):
    """Each statement says when it was said; ``wording`` is how a model puts it this time."""
    seats, at = [], 10.0
    for member, number in zip(NAMES, solutions, strict=False):
        begin, given = at, []
        for n in range(number):
            at += 10
            peer = NAMES[(n + 1) % 3]
            text = f"{wording}idea of {at:.0f}"
            given.append(Solution(peer, SolutionKind.SUGGESTION, text, said(at, peer)))
        brought = Challenge(f"{wording}challenge of {begin:.0f}", said(begin, member))
        seats.append(HotSeat(member, begin, at + 5, brought, tuple(given)))
        at += 10
    promised = tuple(
        Commitment("Lee", f"{wording}promise {n}", said(500.0 + 10 * n, "Lee"), date(2026, 3, 20))
        for n in range(commitments)
    )
    return Recap("offline", tuple(seats), promised, (Point("Bob", "a point", said(900.0)),))


@st.composite
def edited(draw):
    """A recap and changes to some of its statements, each with words of its own."""
    found = recap(draw(st.tuples(st.integers(0, 4), st.integers(0, 4))), draw(st.integers(0, 3)))
    chosen = draw(st.lists(st.sampled_from(list_statements(found)), max_size=6))
    edits = []
    for number, placed in enumerate(chosen):
        change = draw(PARTS)
        value = {EditKind.TEXT: f"own words {number}", EditKind.SPEAKER: "Lee"}.get(change, YES)
        edits.append(Edit(placed.statement, change, value))
    return found, edits


def texts(found):
    return [p.statement.text for p in list_statements(found)]


@given(edited())
@settings(deadline=None)
def test_nothing_is_lost_without_a_change(story):
    found, _ = story

    assert apply_edits(found, []).recap == found
    assert with_statements(found, list_statements(found)) == found


@given(edited())
@settings(deadline=None)
def test_same_changes_again_change_nothing(story):
    found, edits = story

    assert apply_edits(found, [*edits, *edits]) == apply_edits(found, edits)


@given(edited(), st.sampled_from(["", "in other words: ", "neu: "]))
@settings(deadline=None)
def test_changes_outlive_a_recap_that_is_made_anew(story, wording):
    found, edits = story
    before = apply_edits(found, edits)
    sizes = tuple(len(seat.solutions) for seat in found.hot_seats)
    anew = recap(sizes, len(found.commitments), wording)

    after = apply_edits(anew, edits)

    own = [text for text in texts(before.recap) if text.startswith("own words")]
    assert [text for text in texts(after.recap) if text.startswith("own words")] == own
    assert len(texts(after.recap)) == len(texts(before.recap))
    assert after.lost == ()


@given(edited(), st.integers(0, 3))
@settings(deadline=None)
def test_text_somebody_wrote_stays_even_where_nothing_like_it_is_found(story, fewer):
    found, edits = story
    own = [
        e for e in edits if e.change is EditKind.TEXT and e.target.part is StatementPart.SOLUTION
    ]
    anew = replace(
        found, hot_seats=tuple(replace(s, solutions=s.solutions[:fewer]) for s in found.hot_seats)
    )

    after = apply_edits(anew, own)

    last = {e.target.key: e.value for e in own}
    assert set(last.values()) <= set(texts(after.recap))


@given(edited())
@settings(deadline=None)
def test_what_is_confidential_is_nowhere_and_neither_are_its_words(story):
    found, edits = story
    after = apply_edits(found, edits)

    secret = [e for e in after.entries if e.is_confidential]
    told = repr(after.recap)
    for entry in secret:
        assert repr(entry.now.text) not in told
        assert not any(repr(words.quote) in told for words in entry.now.evidence)


def test_sentence_that_cites_confidential_words_is_kept_back_too():
    found = recap()
    words = said(20.0, "Lee")
    found = replace(found, points=(Point("Lee", "the same in other words", words),))
    target = list_statements(found)[1].statement
    assert target.evidence[0].start == 20.0

    after = apply_edits(found, [Edit(target, EditKind.CONFIDENTIAL, YES)])

    assert after.recap.points == ()
    assert [e.is_hidden for e in after.entries if e.found.part is StatementPart.POINT] == [True]


def test_confidential_challenge_keeps_its_whole_hot_seat_back_whatever_it_is_called_later():
    target = list_statements(recap())[0].statement
    elsewhere = replace(recap(), hot_seats=recap(wording="new: ").hot_seats)

    for found in (recap(), elsewhere):
        after = apply_edits(found, [Edit(target, EditKind.CONFIDENTIAL, YES)])
        assert [seat.member for seat in after.recap.hot_seats] == ["Dana"]


def test_one_of_two_that_cite_the_same_words_is_left_out_and_not_the_other():
    words = said(20.0)
    pair = tuple(
        Solution("Bob", SolutionKind.SUGGESTION, text, words)
        for text in ("Call ten users.", "Write to the bank.")
    )
    seat = HotSeat("Dana", 10.0, 40.0, Challenge("Churn.", said(10.0, "Dana")), pair)
    target = list_statements(Recap("offline", (seat,)))[1].statement
    anew = replace(pair[0], text="Call about ten users.")
    again = Recap("openai", (replace(seat, solutions=(pair[1], anew)),))

    after = apply_edits(again, [Edit(target, EditKind.DROP, YES)])

    assert [given.text for given in after.recap.hot_seats[0].solutions] == ["Write to the bank."]


def test_change_whose_hot_seat_is_gone_is_told_and_not_lost():
    target = list_statements(recap())[1].statement

    after = apply_edits(replace(recap(), hot_seats=()), [Edit(target, EditKind.TEXT, "mine")])

    assert after.lost == (target,)


def test_one_hot_seat_is_taken_from_the_recap_that_was_made_anew():
    before, made = recap(), recap(wording="new: ")

    mixed = replace_hot_seat(before, made, "Dana")

    assert mixed.hot_seats == (before.hot_seats[0], made.hot_seats[1])
    assert mixed.commitments == before.commitments
    assert replace_hot_seat(before, made, "Nobody") == before


def test_what_rests_on_words_of_somebody_else_is_to_be_looked_at():
    found = replace(
        recap(), points=(Point("Dana", "words said at 900.0", said(900.0, "Bob")),), commitments=()
    )
    *_, entry = apply_edits(found, []).entries

    assert reasons_to_check(entry, ()) == ("It rests on words of Bob.",)
    assert reasons_to_check(entry, (notice("speaker_not_matched", label="Dana's iPad"),)) == (
        "It rests on words of Bob.", "A warning speaks of this member.",
    )  # fmt: skip


def test_what_is_not_shown_as_the_model_wrote_it_is_to_be_looked_at():
    doubted = Point("Dana", "words said at 900.0", said(900.0, "Dana"))
    found = replace(recap(), commitments=(), points=(doubted,))
    first = found.hot_seats[0]
    unsure = replace(first.challenge, check=Check(Doubt.NUMBER))
    found = replace(found, hot_seats=(replace(first, challenge=unsure), *found.hot_seats[1:]))
    entry = apply_edits(found, []).entries[0]

    assert reasons_to_check(entry, ())[0] == (
        "Unsure: The model wrote a number that was not said here."
    )
    edited = apply_edits(found, [Edit(entry.target, EditKind.TEXT, "My own words.")]).entries[0]
    assert reasons_to_check(edited, ()) == ()


def test_what_a_second_reader_reworded_is_to_be_looked_at_with_its_objection():
    found = recap()
    first = found.hot_seats[0]
    check = Check(verdict=Verdict.PARTLY, objection="the condition is missing")
    reworded = replace(first.challenge, text="Something entirely otherwise worded.", check=check)
    made = replace(found, hot_seats=(replace(first, challenge=reworded),))

    assert reasons_to_check(apply_edits(made, []).entries[0], ()) == (
        "A second reader found only part of it in what was said, and reworded it. "
        "Its objection: the condition is missing",
    )
    refused = replace(reworded, check=replace(check, doubt=Doubt.READER))
    made = replace(found, hot_seats=(replace(first, challenge=refused),))
    assert reasons_to_check(apply_edits(made, []).entries[0], ())[0].startswith("Unsure: On a sec")


def test_what_was_read_twice_need_not_be_compared_again():
    found = recap()
    first = found.hot_seats[0]
    free = replace(first.challenge, text="Something entirely otherwise worded.")
    read = replace(free, check=Check(verdict=Verdict.BORNE_OUT))
    reasons = []
    for challenge in (free, read):
        made = replace(found, hot_seats=(replace(first, challenge=challenge),))
        reasons.append(reasons_to_check(apply_edits(made, []).entries[0], ()))

    assert reasons == [("It is worded freely: compare it with what was said.",), ()]


def test_correction_says_what_is_new_what_reads_otherwise_and_never_what_went():
    before = recap()
    first, second = before.hot_seats
    gone, kept, *_ = first.solutions
    told = replace(kept, text="reads otherwise now")
    added = Solution("Dana", SolutionKind.RESOURCE, "a book", said(300.0, "Dana"))
    after = replace(
        before, hot_seats=(replace(first, solutions=(told, first.solutions[2], added)), second)
    )

    assert list_corrections(before, before) == ()
    assert set(list_corrections(before, after)) == {
        Correction(CorrectionKind.NOW, kept.peer, "reads otherwise now"),
        Correction(CorrectionKind.NEW, "Dana", "a book"),
        Correction(CorrectionKind.GONE, gone.peer),
    }


def summed_up():
    made = recap()
    seats = tuple(replace(seat, summary=f"line of {seat.member}") for seat in made.hot_seats)
    return replace(made, hot_seats=seats, summary="line of all")


def lines(made, *edits):
    """The lines of summary that are left."""
    shown = apply_edits(made, edits).recap
    return [shown.summary, *(seat.summary for seat in shown.hot_seats)]


def test_a_summary_goes_with_what_it_may_tell_of():
    made = summed_up()
    whole = ["line of all", "line of Bob", "line of Dana"]
    brought, given = (p.statement for p in list_statements(made)[:2])

    assert lines(made) == whole
    for edit in (
        Edit(given, EditKind.TEXT, "something else"),
        Edit(given, EditKind.SPEAKER, "Lee"),
        Edit(given, EditKind.DROP, YES),
        Edit(given, EditKind.CONFIDENTIAL, YES),
        Edit(brought, EditKind.REWORD, "mine"),
        Edit(brought, EditKind.NO_SUMMARY, YES),
    ):
        assert lines(made, edit) == ["", "", "line of Dana"], edit.change
    assert lines(made, Edit(brought, EditKind.NO_SESSION_SUMMARY, YES)) == ["", *whole[1:]]
    assert lines(made, Edit(brought, EditKind.NO_SUMMARY, "")) == whole
    assert lines(made, Edit(brought, EditKind.CONFIDENTIAL, YES)) == ["", "line of Dana"]


def test_a_statement_that_is_changed_no_longer_says_the_same_as_others():
    made = recap()
    first = made.hot_seats[0]
    alike = tuple(replace(one, idea=1) for one in first.solutions)
    made = replace(made, hot_seats=(replace(first, solutions=alike), *made.hot_seats[1:]))
    given = list_statements(made)[1].statement

    shown = apply_edits(made, [Edit(given, EditKind.TEXT, "something else")]).recap

    assert [one.idea for one in shown.hot_seats[0].solutions] == [0, 1, 1]
    assert apply_edits(made, []).recap == made
