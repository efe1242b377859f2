"""A session's record from what Zoom tells: true in any order, with anything twice or missing."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from werkzeug import Response

from facilitator.demo import samples
from facilitator.demo.event_sender import shuffle_events
from facilitator.demo.fake_zoom import FakeAccount, FakeZoom
from facilitator.demo.zoom_events import Meeting, zoom_events
from facilitator.domain.errors import (
    ExternalServiceError,
    Refused,
    TranscriptMissing,
    UnreadableTranscript,
)
from facilitator.domain.events import Event, EventKind, Occurrence, Schedule
from facilitator.domain.people.roster import parse_roster
from facilitator.engines.offline import OfflineEngine
from facilitator.features.delivery import approval, mail_recap
from facilitator.features.mail import manage_mails
from facilitator.features.meetings import meeting_events, missing_meetings, planned_sessions
from facilitator.features.meetings.link_room import link_room
from facilitator.features.operations import progress
from facilitator.features.privacy import delete_on_platform_request
from facilitator.features.recaps import write_recap
from facilitator.features.recaps.store_session import store_session
from facilitator.features.transcripts import import_transcript, transcripts_due
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.kit import queries
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import PlatformSummaryRecord, RoomRecord, SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord, TurnRecord
from facilitator.records.work import ReceiptRecord, UploadRecord
from tests.contract.recaps.test_kept_recaps import everything
from tests.contract.webhooks.test_zoom_api import zoom
from tests.standins.deps import SetClock, deps_of
from webhooks.zoom.events import parse_events

BEGAN = datetime(2026, 3, 4, 17, tzinfo=UTC)
ROOM = "83297362914"
ANOTHER_ROOM = "84400000017"
ROSTER, _ = parse_roster(samples.members())
SPOKE = [p.name for p in ROSTER.people if p.name != "Tom Becker"]


@pytest.fixture
def standin():
    with FakeZoom(FakeAccount("client", "secret", "acct")) as server:
        yield server


@pytest.fixture
def deps(database, standin, tmp_path):
    link_room(database, samples.GROUP, samples.THEME, ROSTER, "zoom", ROOM)
    return deps_of(database, tmp_path, zoom(standin))


def meeting(**changed):
    given = {"room": ROOM, "topic": samples.GROUP, "starts_at": BEGAN,
             "people": [(name, "") for name in SPOKE], "transcript": samples.transcript(),
             "chat": samples.chat()}  # fmt: skip
    return Meeting(**{**given, **changed})


def events(told, deps):
    return [e for t in told for e in parse_events(t, deps.seal, deps.clock.now())]


def follow(event, deps):
    """What the workflows do with an event, without their durability."""
    match event.kind:
        case EventKind.PLAN_CHANGED:
            return planned_sessions.sync_planned_sessions(event, deps)
        case EventKind.RECORDING_GONE:
            return delete_on_platform_request.delete_transcript(event.platform, event.sitting, deps)
        case EventKind.ACCOUNT_GONE:
            return delete_on_platform_request.delete_account(event.platform, event.account, deps)
    noted = meeting_events.record_event(event, deps)
    if noted and event.kind is EventKind.TRANSCRIBED:
        taken = import_transcript.import_transcript(
            noted.sitting_id, {event.sitting: event.ticket}, deps
        )
        if taken:
            write_recap.write_recap(taken.session_id, deps)
    if noted and event.kind is EventKind.SUMMARISED:
        import_transcript.import_summary(noted.sitting_id, deps)
    return noted


def all_of(deps, record):
    with deps.db.tx() as tx:
        return list(tx.scalars(select(record).order_by(record.id)))


def state(deps):
    """What the records hold of sessions, without the numbers rows happen to have."""
    with deps.db.tx() as tx:
        sessions = [
            (s.planned_at, s.planned_minutes, s.occurrence, s.held_at, s.cancelled_at is not None)
            for s in tx.scalars(select(SessionRecord))
        ]
        visits = tx.execute(
            select(
                VisitRecord.visit, PersonRecord.name, VisitRecord.joined_at, VisitRecord.left_at
            ).join(PersonRecord, PersonRecord.id == VisitRecord.person_id)
        ).all()
        sittings = [(s.uuid, s.started_at, s.ended_at) for s in tx.scalars(select(SittingRecord))]
        turns = tx.scalar(select(func.count()).select_from(TurnRecord))
        recaps = tx.scalar(select(func.count()).select_from(RecapRecord))
    return sorted(sessions, key=repr), sorted(visits), sorted(sittings), turns, recaps


def test_a_meeting_becomes_a_session_with_its_recap(deps, standin):
    for event in events(zoom_events(meeting(), standin.account), deps):
        follow(event, deps)

    sessions = all_of(deps, SessionRecord)
    assert [s.planned_at for s in sessions if s.planned_at > BEGAN] == [
        BEGAN + timedelta(days=28), BEGAN + timedelta(days=56),
    ]  # fmt: skip
    held = [s for s in sessions if s.held_at]
    assert [(s.held_at, s.planned_at) for s in held] == [(BEGAN, BEGAN)]
    uuid = all_of(deps, SittingRecord)[0].uuid
    with deps.db.tx() as tx:
        recap = queries.get_recap_view(tx, held[0].id).recap
        there = progress.progress_of(tx, "zoom", uuid).people
    assert [seat.member for seat in recap.hot_seats] == ["Dana Ruiz", "Bob Okafor", "Priya Nair"]
    assert there == len(SPOKE)
    assert all_of(deps, PlatformSummaryRecord) == []  # something was off the record


@pytest.mark.parametrize("seed", range(4))
def test_order_and_repetition_change_nothing(database, standin, tmp_path, seed):
    link_room(database, samples.GROUP, samples.THEME, ROSTER, "zoom", ROOM)
    deps = deps_of(database, tmp_path, zoom(standin))
    dice = random.Random(seed)
    held = meeting(uuid="one==")
    told = list(zoom_events(held, standin.account))
    chaotic = list(shuffle_events(told, dice))
    dice.shuffle(chaotic)

    for event in events(chaotic, deps):
        follow(event, deps)
    for sitting in all_of(deps, SittingRecord):
        meeting_events.complete_visits(sitting.id, deps)

    sessions, visits, sittings, turns, recaps = state(deps)
    assert [s for s in sessions if s[3]] == [
        (BEGAN, 90, str(int(BEGAN.timestamp() * 1000)), BEGAN, False)
    ]
    assert len(sessions) == 3
    assert len(visits) == len(SPOKE) + 1
    assert all(joined < left for _, _, joined, left in visits)
    assert sittings == [("one==", BEGAN, held.ends_at)]
    assert (turns > 100, recaps) == (True, 1)


def test_what_was_handed_in_before_becomes_part_of_the_session(deps, standin):
    handed = SessionFiles([samples.transcript(), samples.chat()], samples.members(), BEGAN.date(),
                    samples.GROUP, "By hand", samples.THEME)  # fmt: skip
    first = store_session(handed, make_recap(handed, OfflineEngine()), deps.db)
    told = list(zoom_events(meeting(starts_at=BEGAN), standin.account))
    for one in told:  # as the same words at the same times: no seconds before the recording
        for file in one["payload"]["object"].get("recording_files", []):
            file["recording_start"] = "2026-03-04T17:00:00Z"

    for event in events(told, deps):
        follow(event, deps)

    held = [s for s in all_of(deps, SessionRecord) if s.held_at]
    assert [s.id for s in held] != [first.session_id]
    assert len(held) == 1
    assert [r.session_id for r in all_of(deps, RecapRecord)] == [held[0].id] * 1


def test_the_same_words_on_two_evenings_are_two_sessions(deps, standin):
    for number in range(2):
        held = meeting(starts_at=BEGAN + timedelta(days=28 * number), uuid=f"{number}==")
        for event in events(zoom_events(held, standin.account), deps):
            follow(event, deps)

    assert len({r.session_id for r in all_of(deps, RecapRecord)}) == 2


def test_other_meetings_of_the_account_are_not_ours(deps, standin):
    for event in events(zoom_events(meeting(room=ANOTHER_ROOM), standin.account), deps):
        assert not follow(event, deps)

    assert all_of(deps, SessionRecord) == []
    assert ANOTHER_ROOM not in everything(deps.db)


def test_short_openings_of_one_evening_are_one_session(deps, standin):
    early = meeting(starts_at=BEGAN - timedelta(minutes=30), uuid="early==")
    late = meeting(uuid="late==")
    told = [t for m in (early, late) for t in zoom_events(m, standin.account)]
    standin.account.recordings.pop("early==")
    for event in events([t for t in told if t["event"] != "recording.transcript_completed"], deps):
        follow(event, deps)

    held = [s for s in all_of(deps, SessionRecord) if s.held_at]
    assert len(held) == 1
    assert [s.uuid for s in all_of(deps, SittingRecord)] == ["early==", "late=="]
    taken = import_transcript.import_transcript(all_of(deps, SittingRecord)[1].id, {}, deps)
    assert taken.session_id == held[0].id
    first = all_of(deps, TurnRecord)[0]
    assert first.spans[0][0] > 1800  # seconds: the early opening is where the session began


def test_a_session_nobody_planned_is_kept_and_its_plan_may_come_late(deps, standin):
    told = list(zoom_events(meeting(), standin.account))
    for event in events(told[1:3], deps):
        follow(event, deps)
    assert [s.planned_at for s in all_of(deps, SessionRecord)] == [None]

    follow(events(told[:1], deps)[0], deps)

    held = [s for s in all_of(deps, SessionRecord) if s.held_at]
    assert [s.planned_at for s in held] == [BEGAN]


def test_a_moved_and_a_cancelled_occurrence_are_followed(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    created = events(told[:1], deps)[0]
    follow(created, deps)
    plan = standin.account.meetings[ROOM]
    plan["occurrences"][0]["start_time"] = "2026-03-12T18:00:00Z"
    plan["occurrences"].pop()

    follow(replace(created, key="again", at=created.at + timedelta(hours=1)), deps)

    sessions = all_of(deps, SessionRecord)
    assert sessions[0].planned_at == datetime(2026, 3, 12, 18, tzinfo=UTC)
    assert [s.cancelled_at is not None for s in sessions] == [False, False, True]


def test_a_meeting_that_zoom_does_not_know_is_not_called_off(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    created = events(told[:1], deps)[0]
    follow(created, deps)
    plan = standin.account.meetings.pop(ROOM)

    follow(replace(created, key="lost", at=created.at + timedelta(hours=1)), deps)
    assert not any(s.cancelled_at for s in all_of(deps, SessionRecord))

    standin.account.meetings[ROOM] = plan
    follow(replace(created, key="well", at=created.at + timedelta(hours=2)), deps)
    assert not any(s.cancelled_at for s in all_of(deps, SessionRecord))

    del standin.account.meetings[ROOM]
    deleted = replace(created, key="gone", name="meeting.deleted", schedule=Schedule(()))
    follow(replace(deleted, at=created.at + timedelta(hours=3)), deps)
    assert all(s.cancelled_at for s in all_of(deps, SessionRecord))


def test_where_members_join_comes_from_the_platform(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    follow(events(told[:1], deps)[0], deps)

    (room,) = all_of(deps, RoomRecord)
    assert room.join_link == f"https://zoom.example.org/j/{ROOM}"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://zoom.example.org/j/1", "x" * 999])
def test_what_is_no_link_to_a_meeting_is_not_kept(deps, standin, link):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    standin.account.meetings[ROOM]["join_url"] = link
    follow(events(told[:1], deps)[0], deps)

    assert [room.join_link for room in all_of(deps, RoomRecord)] == [""]


def test_a_meeting_without_fixed_times_is_planned_by_its_moderator(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    created = events(told[:1], deps)[0]
    follow(created, deps)
    plan = standin.account.meetings[ROOM]
    plan["type"] = 3
    plan.pop("occurrences")
    plan.pop("start_time", None)

    follow(replace(created, key="no times", at=created.at + timedelta(hours=1)), deps)

    sessions = all_of(deps, SessionRecord)
    assert [(s.occurrence, s.cancelled_at) for s in sessions] == [(None, None)] * 3
    assert [room.has_times for room in all_of(deps, RoomRecord)] == [False]


def test_a_missing_meeting_is_looked_for_again_and_its_moderator_asked_after_a_day(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    created = events(told[:1], deps)[0]
    follow(created, deps)
    plan = standin.account.meetings.pop(ROOM)
    follow(replace(created, key="lost", at=created.at + timedelta(hours=1)), deps)

    assert missing_meetings.look_again(deps) == 0
    (room,) = all_of(deps, RoomRecord)
    assert not missing_meetings.is_missing(room, deps.clock.now())
    deps.clock.pass_by(hours=25)
    assert missing_meetings.look_again(deps) == 0
    assert missing_meetings.is_missing(room, deps.clock.now())

    standin.account.meetings[ROOM] = plan
    assert missing_meetings.look_again(deps) == 1
    (room,) = all_of(deps, RoomRecord)
    assert not missing_meetings.is_missing(room, deps.clock.now())


def test_a_platform_that_cannot_be_asked_leaves_a_meeting_missing(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    created = events(told[:1], deps)[0]
    follow(created, deps)
    standin.account.meetings.pop(ROOM)
    follow(replace(created, key="lost", at=created.at + timedelta(hours=1)), deps)
    standin.failures += [Response(status=503)] * 9

    assert missing_meetings.look_again(deps) == 0
    assert all_of(deps, RoomRecord)[0].missing_since is not None


def test_a_series_that_is_moved_keeps_its_sessions(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    created = events(told[:1], deps)[0]
    follow(created, deps)
    before = [(s.id, s.planned_at) for s in all_of(deps, SessionRecord)]
    for number, one in enumerate(standin.account.meetings[ROOM]["occurrences"]):
        begins = datetime.fromisoformat(one["start_time"]) + timedelta(days=1, hours=2)
        one["start_time"] = begins.strftime("%Y-%m-%dT%H:%M:%SZ")
        one["occurrence_id"] = f"new-{number}"

    follow(replace(created, key="moved", at=created.at + timedelta(hours=1)), deps)

    after = [(s.id, s.planned_at) for s in all_of(deps, SessionRecord)]
    assert after == [(id, at + timedelta(days=1, hours=2)) for id, at in before]
    assert not any(s.cancelled_at for s in all_of(deps, SessionRecord))


def test_a_single_meeting_that_is_moved_keeps_its_session(deps, standin):
    told = list(zoom_events(meeting(starts_at=BEGAN + timedelta(days=7)), standin.account))
    created = events(told[:1], deps)[0]
    plan = standin.account.meetings[ROOM]
    first = plan.pop("occurrences")[0]
    plan["start_time"] = first["start_time"]
    follow(created, deps)
    (before,) = all_of(deps, SessionRecord)

    plan["start_time"] = "2026-03-20T09:00:00Z"
    follow(replace(created, key="moved", at=created.at + timedelta(hours=1)), deps)

    (after,) = all_of(deps, SessionRecord)
    assert (after.id, after.cancelled_at) == (before.id, None)
    assert after.planned_at == datetime(2026, 3, 20, 9, tzinfo=UTC)


def test_without_credentials_the_newest_message_holds(database, tmp_path):
    link_room(database, samples.GROUP, samples.THEME, ROSTER, "zoom", ROOM)
    deps = deps_of(database, tmp_path, None)

    def planned(day, hour):
        starts_at = datetime(2026, 3, day, hour, tzinfo=UTC)
        return Event(
            EventKind.PLAN_CHANGED, "zoom", f"{day}-{hour}", BEGAN + timedelta(minutes=hour),
            room=ROOM, schedule=Schedule((Occurrence("a", starts_at, 90),)),
        )  # fmt: skip

    for event in (planned(10, 9), planned(11, 12), planned(12, 10)):
        follow(event, deps)

    assert [s.planned_at.day for s in all_of(deps, SessionRecord)] == [11]


def test_the_past_list_completes_who_was_there(deps, standin):
    told = list(zoom_events(meeting(), standin.account))
    for event in events([t for t in told if "participant" not in t["event"]], deps):
        follow(event, deps)
    sitting = all_of(deps, SittingRecord)[0]
    assert all_of(deps, VisitRecord) == []

    deps.clock.pass_by(minutes=30)
    assert transcripts_due.due(deps).visits == (sitting.id,)
    meeting_events.complete_visits(sitting.id, deps)

    with deps.db.tx() as tx:
        assert progress.progress_of(tx, "zoom", sitting.uuid).people == len(SPOKE)
    assert transcripts_due.due(deps).visits == ()


def test_a_name_that_is_nobodys_stays_a_label(deps, standin):
    for event in events(
        zoom_events(meeting(people=[("Conference Room A", "")]), standin.account), deps
    ):
        if event.kind in (EventKind.STARTED, EventKind.JOINED):
            follow(event, deps)

    assert [(v.person_id, v.label) for v in all_of(deps, VisitRecord)] == [
        (None, "Conference Room A")
    ]


def test_a_transcript_that_does_not_come_is_looked_for_over_a_day(deps, standin):
    clock = deps.clock
    clock.at = BEGAN + timedelta(minutes=33)
    told = list(zoom_events(meeting(), standin.account))
    standin.account.recordings.clear()
    for event in events(told[:-3], deps):
        follow(event, deps)
    sitting = all_of(deps, SittingRecord)[0]

    looked = 0
    while found := transcripts_due.due(deps).transcripts or clock.at < BEGAN + timedelta(hours=26):
        if found is True:
            clock.pass_by(minutes=1)
            continue
        with pytest.raises(TranscriptMissing) as why:
            import_transcript.import_transcript(sitting.id, {}, deps)
        is_last = import_transcript.record_missing_transcript(sitting.id, why.value, deps)
        looked += 1

    assert is_last
    assert looked == 10
    assert "cloud recording" in all_of(deps, SittingRecord)[0].silence
    assert mail_recap.mail_missing_transcript(sitting.id, deps)
    with deps.db.tx() as tx:
        told = [(line.kind, line.to) for line in manage_mails.mail_lines(tx)]
    assert told == [("no_transcript", "alice@example.org")]
    assert "debrief" in all_of(deps, OutboxRecord)[0].text


@pytest.mark.parametrize("is_kept_as_text", [False, True])
def test_a_group_is_told_in_its_language_why_there_is_no_transcript(deps, standin, is_kept_as_text):
    told = list(zoom_events(meeting(), standin.account))
    standin.account.recordings.clear()
    for event in events(told[:-3], deps):
        follow(event, deps)
    sitting = all_of(deps, SittingRecord)[0]
    with pytest.raises(TranscriptMissing) as why:
        import_transcript.import_transcript(sitting.id, {}, deps)
    why.value.may_come = False
    import_transcript.record_missing_transcript(sitting.id, why.value, deps)
    with deps.db.tx() as tx:
        sitting = tx.get_one(SittingRecord, sitting.id)
        sitting.session.group.language = "de"
        if is_kept_as_text:  # by the version before
            sitting.silence_notices = []

    assert mail_recap.mail_missing_transcript(sitting.id, deps)

    mail = all_of(deps, OutboxRecord)[0]
    assert mail.subject.startswith("Noch keine Mitschrift: ")
    in_english = "Zoom has no transcript of this session yet. If cloud recording"
    in_german = "Zoom hat noch keine Mitschrift dieser Sitzung. War die Cloud-Aufzeichnung"
    assert (in_english in mail.text, in_german in mail.text) == (
        is_kept_as_text,
        not is_kept_as_text,
    )


def test_a_deleted_recording_takes_our_copy_and_leaves_the_recap(deps, standin):
    held = meeting()
    told = list(zoom_events(held, standin.account))
    for event in events(told, deps):
        follow(event, deps)
    session = next(s for s in all_of(deps, SessionRecord) if s.held_at)

    gone = Event(EventKind.RECORDING_GONE, "zoom", "gone", BEGAN, room=ROOM, sitting=held.uuid)
    assert follow(gone, deps)
    assert follow(gone, deps)

    assert all_of(deps, TurnRecord) == []
    with deps.db.tx() as tx:
        assert len(queries.get_recap_view(tx, session.id).recap.hot_seats) == 3
    late = next(e for e in events(told, deps) if e.kind is EventKind.TRANSCRIBED)
    follow(late, deps)
    assert all_of(deps, TurnRecord) == []


def test_an_account_that_leaves_leaves_nothing_but_a_receipt(deps, standin):
    for event in events(zoom_events(meeting(), standin.account), deps):
        follow(event, deps)
    link_room(
        deps.db,
        "Makers South",
        "base",
        parse_roster(b"name,email\nLee Park,lee@example.org\n")[0],
        "zoom",
        "7",
    )
    session = next(s for s in all_of(deps, SessionRecord) if s.held_at)
    assert approval.approve(session.id, None, None, deps)
    assert not approval.approve(session.id, None, None, deps)

    number = follow(Event(EventKind.ACCOUNT_GONE, "zoom", "left", BEGAN, account="acct"), deps)

    receipt = all_of(deps, ReceiptRecord)[0]
    assert receipt.id == number
    assert receipt.removed["sessions"] == 3
    assert receipt.removed["turns"] > 100
    assert receipt.removed["mails"] == len(ROSTER.people)
    assert [g.name for g in all_of(deps, GroupRecord)] == ["Makers South"]
    assert [p.name for p in all_of(deps, PersonRecord)] == ["Lee Park"]
    assert all_of(deps, SessionRecord) == all_of(deps, RoomRecord)[:0] == []
    assert "Dana" not in everything(deps.db)


def test_the_rest_of_an_account_is_left_alone(deps):
    follow(Event(EventKind.ACCOUNT_GONE, "zoom", "left", BEGAN, account="another"), deps)

    assert [g.name for g in all_of(deps, GroupRecord)] == [samples.GROUP]


def test_a_transcript_handed_in_finds_its_session(deps, standin):
    follow(events(list(zoom_events(meeting(), standin.account))[:1], deps)[0], deps)
    handed = Event(EventKind.UPLOADED, "group", "h1", BEGAN, room="founders north",
                   sitting="h1", started_at=BEGAN + timedelta(minutes=4))  # fmt: skip
    with deps.db.tx() as tx:
        tx.add(UploadRecord(key="h1", sealed=deps.seal.close(samples.transcript()).encode()))

    taken = import_transcript.import_upload(handed, deps)

    assert write_recap.write_recap(taken.session_id, deps).version == 1
    assert all_of_keys(deps) == []
    assert [s.planned_at for s in all_of(deps, SessionRecord) if s.held_at] == [BEGAN]
    assert import_transcript.import_upload(handed, deps) is None


def all_of_keys(deps):
    with deps.db.tx() as tx:
        return list(tx.scalars(select(UploadRecord.key)))


def test_an_unreadable_hand_in_is_refused_and_can_be_seen(deps):
    handed = Event(EventKind.UPLOADED, "group", "h2", BEGAN, room=samples.GROUP, started_at=BEGAN)
    with deps.db.tx() as tx:
        tx.add(UploadRecord(key="h2", sealed=deps.seal.close(b"\x00\x01" * 99).encode()))

    with pytest.raises(UnreadableTranscript):
        import_transcript.import_upload(handed, deps)


def test_a_group_whose_format_keeps_no_record_has_none(deps, standin):
    with deps.db.tx() as tx:
        tx.scalar(select(GroupRecord)).format = "balint"

    for event in events(zoom_events(meeting(), standin.account), deps):
        follow(event, deps)

    assert all_of(deps, TurnRecord) == all_of(deps, RecapRecord) == []
    assert standin.asked["rec"] == 0


def test_a_zoom_that_is_away_leaves_everything_to_be_tried_again(deps, standin, database, tmp_path):
    told = list(zoom_events(meeting(), standin.account))
    for event in events(told[:-2], deps):
        follow(event, deps)

    class Away:
        def files(self, sitting):
            raise ExternalServiceError("Zoom cannot be reached.")

    away = deps_of(database, tmp_path, Away(), SetClock(deps.clock.at))
    with pytest.raises(ExternalServiceError):
        import_transcript.import_transcript(all_of(deps, SittingRecord)[0].id, {}, away)

    assert import_transcript.import_transcript(all_of(deps, SittingRecord)[0].id, {}, deps)


def test_two_groups_do_not_meet_in_one_room(deps):
    with pytest.raises(Refused, match="meets in"):
        link_room(deps.db, "Makers South", "base", ROSTER, "zoom", ROOM)
