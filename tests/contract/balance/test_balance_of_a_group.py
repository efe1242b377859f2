"""The balance of a group from its records, on both databases: what counts, and who sees it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.commitments import CommitmentState
from facilitator.domain.recaps.recap import SolutionKind
from facilitator.domain.recaps.review import EditKind
from facilitator.features.agenda import prepare_agenda, send_agenda
from facilitator.features.balance.balance import MOST_SESSIONS, balance_of
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.privacy import delete_transcripts
from facilitator.features.privacy.forget_person import forget_person
from facilitator.records.agendas import SeatPinRecord
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.icebreakers import IcebreakerUseRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.posts import PostRecord
from facilitator.records.recaps import (
    ChallengeRecord,
    CommitmentRecord,
    HotSeatRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import ReviewRecord
from facilitator.records.rooms import SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord
from tests.standins.check_ins import STARTS_AT, before
from tests.standins.review import GIVEN, approve, edit, one, set_group

GROUP = "Founders North"
FIRST = datetime(2025, 1, 8, 17, tzinfo=UTC)
LEE_GIVES = "Lee has given 12 solutions and received 0 in 4 sessions."


@pytest.fixture
def story(database, tmp_path):
    told = before(database, tmp_path)
    told.deps.clock.at = STARTS_AT - timedelta(hours=24)
    return told


def held(story, number, gifts=(), attended=("Alice", "Bob", "Dana", "Lee"), **more):
    """A session of an earlier month with its recap, approved unless told otherwise."""
    with story.deps.db.tx() as tx:
        group_id = tx.get_one(SessionRecord, story.held_id).group_id
        at = FIRST + timedelta(weeks=number)
        format = more.get("format")
        session = SessionRecord(
            group_id=group_id, title=f"S{number}", held_at=at, language="en", format=format
        )
        tx.add(session)
        tx.flush()
        sitting = SittingRecord(session_id=session.id, platform="zoom", uuid=f"u{number}")
        sitting.visits = [
            VisitRecord(visit=name, person_id=story.people[name]) for name in attended
        ]
        recap = RecapRecord(session_id=session.id, version=1, engine="offline")
        for member in dict.fromkeys(member for _, member in gifts):
            recap.hot_seats.append(
                HotSeatRecord(
                    person_id=story.people[member],
                    start=0.0,
                    end=60.0,
                    challenge=ChallengeRecord(text="We lose users."),
                    solutions=[
                        SolutionRecord(
                            person_id=story.people[peer],
                            kind=more.get("kind", SolutionKind.SUGGESTION),
                            text=f"Call ten users, {n}.",
                        )
                        for n, (peer, whose) in enumerate(gifts)
                        if whose == member
                    ],
                )
            )
        tx.add_all([sitting, recap])
        if more.get("approved", True):
            tx.add(ReviewRecord(session_id=session.id, sent_version=1, sent_at=at))
        return session.id


def four(story):
    """Lee gives Bob three solutions each time; nobody gives Lee any."""
    return [held(story, n, [("Lee", "Bob")] * 3) for n in range(4)]


def pin(story, **sits):
    with story.deps.db.tx() as tx:
        for name, has_seat in sits.items():
            person = story.people[name]
            tx.add(SeatPinRecord(session_id=story.session_id, person_id=person, sits=has_seat))


def balance(story):
    with story.deps.db.tx() as tx:
        return balance_of(GROUP, story.deps.clock.now(), tx)


def lines(story):
    return {line.person.name: line for line in balance(story).ledger.lines}


def given(story):
    return {name: line.given for name, line in lines(story).items()}


def test_the_numbers_of_a_real_recap_are_in_the_ledger(story):
    approve(story)

    found = lines(story)

    assert (found["Dana"].seats, found["Bob"].seats) == (1, 1)
    assert (
        sum(line.given for line in found.values()) == found["Dana"].received + found["Bob"].received
    )
    assert found["Lee"].given >= 1
    assert (found["Alice"].attended, found["Alice"].possible) == (1, 1)


def test_a_recap_counts_once_it_is_approved(story):
    assert (balance(story).ledger.sessions, balance(story).unapproved) == (0, 1)

    approve(story)

    assert (balance(story).ledger.sessions, balance(story).unapproved) == (1, 0)


def test_what_is_confidential_counts_for_nothing_also_after_it_was_sent(story):
    approve(story)
    before_it, target = given(story), one(story, GIVEN)

    edit(story, target, EditKind.CONFIDENTIAL)

    assert given(story) == {**before_it, "Bob": before_it["Bob"] - 1}
    told = [offer.text for m in balance(story).manners for offer in m.reword]
    assert not any(GIVEN in text for text in told)


def test_it_names_who_gives_more_and_proposes_one_thing(story):
    four(story)

    found = balance(story)

    assert LEE_GIVES in [finding.text for finding in found.findings]
    assert found.proposal.text == f"Offer Lee a hot seat. {LEE_GIVES}"
    assert found.proposal.person_id == story.people["Lee"]


def test_three_sessions_are_too_few(story):
    for number in range(3):
        held(story, number, [("Lee", "Bob")] * 3)

    assert (balance(story).findings, balance(story).proposal) == ((), None)


def test_only_the_newest_sessions_count(story):
    for number in range(MOST_SESSIONS + 3):
        held(story, number, [("Lee", "Bob")])

    assert balance(story).ledger.sessions == MOST_SESSIONS
    assert given(story)["Lee"] == MOST_SESSIONS


def test_a_session_that_was_called_off_or_belongs_to_nobody_here_counts_not(story):
    (gone, *_) = four(story)
    with story.deps.db.tx() as tx:
        tx.get_one(SessionRecord, gone).cancelled_at = FIRST

    assert balance(story).ledger.sessions == 3
    with pytest.raises(NotFound), story.deps.db.tx() as tx:
        balance_of("Founders South", story.deps.clock.now(), tx)


def test_airtime_outlives_the_words(story):
    approve(story)
    spoken = {name: (line.seconds, line.talked) for name, line in lines(story).items()}
    story.deps.clock.pass_by(days=400)

    assert [
        delete_transcripts.delete_words(n, story.deps) for n in delete_transcripts.due(story.deps)
    ] > [0]

    assert spoken["Dana"][0] > 0
    after = {name: (line.seconds, line.talked) for name, line in lines(story).items()}
    assert {n: a for n, (a, _) in after.items()} == {n: a for n, (a, _) in spoken.items()}
    assert after["Dana"][1] == pytest.approx(spoken["Dana"][1], abs=0.5)


def test_words_deleted_before_seconds_were_kept_have_no_airtime(story):
    approve(story)
    story.deps.clock.pass_by(days=400)
    for session_id in delete_transcripts.due(story.deps):
        delete_transcripts.delete_words(session_id, story.deps)

    with story.deps.db.tx() as tx:
        tx.execute(update(TranscriptRecord).values(spoke_seconds=[]))

    assert lines(story)["Dana"].airtime is None
    assert lines(story)["Dana"].attended == 1


def test_who_is_forgotten_is_in_no_ledger_and_no_seconds_stay(story):
    approve(story)
    story.deps.clock.pass_by(days=400)
    for session_id in delete_transcripts.due(story.deps):
        delete_transcripts.delete_words(session_id, story.deps)

    forget_person("dana@example.org", story.deps.db)

    assert "Dana" not in lines(story)
    assert sum(lines(story)[name].received for name in ("Bob", "Lee", "Alice")) == sum(
        line.given for line in lines(story).values()
    )
    with story.deps.db.tx() as tx:
        kept = tx.scalars(select(TranscriptRecord)).one()
        told = dict(zip(kept.spoke, kept.spoke_seconds, strict=True))
    assert told[story.people["Dana"]] == 0.0
    assert told[story.people["Bob"]] > 0


def test_who_is_not_to_be_recorded_is_not_spoken_of(story):
    four(story)
    with story.deps.db.tx() as tx:
        tx.execute(
            update(MembershipRecord)
            .where(MembershipRecord.person_id == story.people["Lee"])
            .values(recorded=False)
        )

    assert "Lee" not in lines(story)
    assert not any("Lee" in finding.text for finding in balance(story).findings)


def test_what_was_promised_counts_once_with_what_was_said_of_it_last(story):
    approve(story)
    with story.deps.db.tx() as tx:
        made = tx.scalars(
            select(CommitmentRecord).where(CommitmentRecord.person_id == story.people["Dana"])
        ).one()
        for state in (CommitmentState.NOT, CommitmentState.DONE):
            tx.add(
                CommitmentStatusRecord(
                    commitment_id=made.id, session_id=story.session_id, state=state,
                    person_id=made.person_id, said_in="check-in", said_at=FIRST,
                )
            )  # fmt: skip
    target = one(story, GIVEN)
    edit(story, target, EditKind.TEXT, "Call them.")  # makes new rows of the same commitment

    dana, bob = lines(story)["Dana"], lines(story)["Bob"]

    assert (dana.promised, dana.settled, dana.kept) == (1, 1, 1)
    assert (bob.promised, bob.settled, bob.kept) == (1, 0, 0)


def test_who_opened_is_counted_where_they_were_there(story):
    sessions = four(story)
    with story.deps.db.tx() as tx:
        group_id = tx.get_one(SessionRecord, story.held_id).group_id
        for number, session_id in enumerate(sessions):
            tx.add(
                IcebreakerUseRecord(
                    session_id=session_id, group_id=group_id, text=f"Q{number}", subject="s",
                    kind="question", depth=1, asked_at=FIRST,
                    opener_id=story.people["Bob" if number else "Dana"],
                )
            )  # fmt: skip

    found = lines(story)

    assert [(found[n].opened, found[n].openings) for n in ("Bob", "Dana", "Lee")] == [
        (3, 4), (1, 4), (0, 4),
    ]  # fmt: skip


def test_advice_in_a_format_that_asks_for_experience_is_shown_to_the_moderator(story):
    session_id = held(story, 1, [("Lee", "Bob")], format="forum-120")
    held(story, 2, [("Dana", "Bob")], format="forum-120", kind=SolutionKind.EXPERIENCE)

    (forum,) = balance(story).manners

    assert (forum.format, forum.experience, forum.advice) == ("forum-120", 1, 1)
    assert [(o.session_id, o.peer, o.member, o.text) for o in forum.reword] == [
        (session_id, "Lee", "Bob", "Call ten users, 0.")
    ]


def test_the_draft_of_the_agenda_tells_the_moderator_alone(story):
    four(story)
    set_group(story, format="deep-dive")  # one hot seat
    pin(story, Bob=True)

    prepare_agenda.prepare(story.session_id, story.deps)
    send_agenda.mail_draft(story.session_id, story.deps)
    notes = send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)
    send_agenda.approve(story.session_id, None, story.people["Alice"], story.deps)

    assert f"For the balance: Offer Lee a hot seat. {LEE_GIVES}" in notes.view.agenda.notes
    with story.deps.db.tx() as tx:
        mails = list(tx.scalars(select(OutboxRecord)))
        posts = list(tx.scalars(select(PostRecord)))
        deeds = list(tx.scalars(select(AuditEntryRecord)))
    told = {m.kind for m in mails if "given 12" in f"{m.subject}{m.text}{m.html}{m.calendar}"}
    assert told == {"agenda_draft"}
    assert {m.kind for m in mails} == {"agenda_draft", "agenda"}
    assert not any("given 12" in repr(vars(row)) for row in (*posts, *deeds))


def test_a_seat_that_is_given_already_is_not_proposed(story):
    four(story)
    submit_check_in(
        *story.pair("Lee"), {"attending": "yes", "hot-seat": "yes", "sentence": "I am stuck."},
        story.deps,
    )  # fmt: skip

    prepare_agenda.prepare(story.session_id, story.deps)

    draft = send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)
    assert "Lee" in [seat.name for seat in draft.view.seats]
    assert not any("Offer Lee" in note for note in draft.view.agenda.notes)
    assert any(note.startswith("For the balance: ") for note in draft.view.agenda.notes)


def test_whom_the_moderator_left_out_is_not_proposed_again(story):
    four(story)
    pin(story, Lee=False)

    prepare_agenda.prepare(story.session_id, story.deps)

    draft = send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)
    assert not any("Offer Lee" in note for note in draft.view.agenda.notes)


def test_of_peers_who_fit_alike_one_who_never_helped_is_called_on_first(story):
    for number in range(4):
        held(story, number, [("Bob", "Dana")])
    with story.deps.db.tx() as tx:
        for name in ("Bob", "Lee"):
            tx.execute(
                update(MembershipRecord)
                .where(MembershipRecord.person_id == story.people[name])
                .values(profile="Lost half of the trial users of a product in their first week.")
            )
    submit_check_in(
        *story.pair("Dana"),
        {"attending": "yes", "hot-seat": "yes",
         "sentence": "Half of our trial users leave the product in week one."},
        story.deps,
    )  # fmt: skip

    prepare_agenda.prepare(story.session_id, story.deps)

    draft = send_agenda.open_draft(story.session_id, story.people["Alice"], story.deps)
    (seat,) = [seat for seat in draft.view.seats if seat.name == "Dana"]
    assert seat.callers[0][0] == "Lee"
    assert seat.callers[0][1].endswith("No solution has gone between them and Dana yet.")
