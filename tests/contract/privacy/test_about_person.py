"""What a person gets who asks for everything about them: all of it, and nothing of others'."""

import json
import re

import pytest
from sqlalchemy import select

from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.features.checkins.answer_check_in import open_check_in, save_draft, submit_check_in
from facilitator.features.checkins.ask_check_in import ask_member
from facilitator.features.commitments.save_outcome import save_outcome
from facilitator.features.delivery.approval import approve
from facilitator.features.icebreakers.choose_icebreaker import AskedIcebreaker, record_icebreaker
from facilitator.features.icebreakers.member_icebreakers import add_icebreaker, avoid_topics
from facilitator.features.privacy import delete_transcripts
from facilitator.features.privacy.about_page import present_about
from facilitator.features.privacy.about_person import about_person
from facilitator.records.aftercare import ChallengeStatusRecord, OfficeHoursRecord
from facilitator.records.agendas import SeatPinRecord
from facilitator.records.base import Base
from facilitator.records.boards import LiveNoteRecord
from facilitator.records.recaps import HotSeatRecord, RecapRecord, SolutionRecord
from tests.contract.icebreakers.test_icebreakers import OWN
from tests.standins.check_ins import before

GROUP = "Founders North"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def story(database, tmp_path):
    """Bob has done all there is to do; Dana has answered, too."""
    told = before(database, tmp_path)
    approve(told.held_id, None, told.people["Alice"], told.deps)
    ask_member(*told.pair("Bob"), told.deps)
    for name in ("Bob", "Dana"):
        promised = open_check_in(*told.pair(name), told.deps).promised[0]
        form = {
            f"went-{promised.id}": "partly", f"word-{promised.id}": f"{name}'s word",
            "hot-seat": "yes", "sentence": f"{name} brings {HOSTILE}",
            "urgent": f"{name} is in a hurry", "attending": "yes",
        }  # fmt: skip
        assert not submit_check_in(*told.pair(name), form, told.deps).problems
    save_draft(*told.pair("Bob"), {"urgent": "a thought of mine"}, told.deps)
    add_icebreaker(GROUP, OWN, database)
    avoid_topics("Bob", ["travel"], database)
    ids = list(told.people.values())
    record_icebreaker(
        told.held_id, AskedIcebreaker(OWN.text, tuple(ids), told.people["Bob"]), database
    )
    with database.tx() as tx:
        for name in ("Bob", "Dana"):
            tx.add(LiveNoteRecord(
                session_id=told.held_id, person_id=told.people[name], kind="commitment",
                text=f"{name} will write it down", at=told.deps.clock.at,
            ))  # fmt: skip
        tried = tx.scalars(
            select(SolutionRecord).join(HotSeatRecord).where(
                HotSeatRecord.person_id == told.people["Bob"]
            )
        ).first()  # fmt: skip
        save_outcome(tx, tried.id, Outcome.PARTLY, "Two of three were fine.")
        of_bob = {"session_id": told.held_id, "person_id": told.people["Bob"]}
        tx.add(ChallengeStatusRecord(**of_bob, standing="open", said_at=told.deps.clock.at))
        tx.add(OfficeHoursRecord(**of_bob, reason="open", offered_at=told.deps.clock.at))
        tx.add(SeatPinRecord(session_id=told.session_id, person_id=told.people["Bob"], sits=True))
    return told


def of_bob(story):
    return json.loads(present_about(about_person("bob@example.org", story.deps.db))["json"])


def test_everything_is_there_by_its_kind(story):
    bob = of_bob(story)

    assert (bob["name"], bob["email"]) == ("Bob", "bob@example.org")
    assert {name for name, entries in bob.items() if not entries} == {
        "main_points", "mails_switched_off", "notes_between_sessions",
        "parts_looked_at", "invitations_as_a_guest", "signing_in",
        "prompts_worded", "said_in_trials_of_prompts", "transcripts_that_wait",
    }  # fmt: skip
    assert bob["groups"][0]["group"] == GROUP
    assert "engineer" in bob["hot_seats"][0]["challenge"]
    assert bob["solutions_got"][0]["from"] in ("Dana", "Lee")
    assert [g["to"] for g in bob["solutions_given"]] == ["Dana"]
    assert re.search(r"partly, said in check-in: Bob's word", bob["commitments"][0]["history"][0])
    (tried,) = bob["solutions_tried"]
    assert (tried["outcome"], tried["word"]) == ("partly", "Two of three were fine.")
    assert (bob["challenges_later"][0]["said"], bob["talks_offered"][0]["reason"]) == (
        "open", "open",
    )  # fmt: skip
    assert bob["check_ins"][0]["wish"] == [f"sentence: Bob brings {HOSTILE}"]
    assert "urgent: a thought of mine" in bob["check_ins"][0]["draft"]
    assert bob["icebreakers_heard"][0]["opened"] is True
    assert [one["text"] for one in bob["noted_by_moderators"]] == ["Bob will write it down"]
    assert bob["topics_avoided"] == [{"topic": "travel"}]
    assert [(m["kind"], m["state"]) for m in bob["mails"]] == [
        ("recap", "waiting"), ("check_in", "waiting"),
    ]  # fmt: skip
    assert "so busy being angry" in " ".join(turn["text"] for turn in bob["words"])


def test_what_others_said_and_wrote_is_not_in_it(story):
    told = json.dumps(of_bob(story))

    assert "Half of our trial users" not in told
    assert "Dana's word" not in told
    assert "Dana will write" not in told
    assert "Dana is in a hurry" not in told
    assert "dana@example.org" not in told


def test_the_page_shows_the_same_and_no_tag_of_anybodys(story):
    about = about_person("Bob", story.deps.db)

    page = present_about(about)["html"]

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    for section in about.sections:
        title = section.name.replace("_", " ").capitalize()
        assert f"<h2>{title} ({len(section.entries)})</h2>" in page
    assert "so busy being angry" in page


def test_words_that_were_deleted_leave_the_day_on_which_they_were(story):
    with story.deps.db.tx() as tx:
        made = tx.get_one(RecapRecord, 1).made_at
    story.deps.clock.at = made.replace(year=made.year + 1)
    delete_transcripts.delete_words(story.held_id, story.deps)

    bob = of_bob(story)

    assert bob["words"] == []
    assert bob["sessions"][0]["session"] == story.held_id
    assert bob["sessions"][0]["words_deleted_at"].startswith(f"{story.deps.clock.at:%Y-%m-%d}")
    assert bob["sessions"][0]["seconds_spoken"] > 10


def test_nobody_of_that_name_is_said(story):
    with pytest.raises(NotFound, match="Nobody is called Zoe"):
        about_person("Zoe", story.deps.db)


def test_no_table_about_people_is_left_out():
    about_people = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "people" for key in table.foreign_keys)
    }

    moderators = {"sessions", "agenda_versions", "reviews", "recap_edits"}  # what these people did
    assert about_people - moderators == {
        "memberships", "visits", "turns", "hot_seats", "solutions", "commitments", "points",
        "evidence", "check_ins", "commitment_statuses", "seat_pins", "outbox", "unsubscribes",
        "icebreaker_uses", "icebreaker_hearings", "own_icebreakers", "avoided_topics", "deeds",
        "paces", "own_parts", "guests", "solution_outcomes", "accounts", "sign_ins",
        "challenge_standings", "office_hours", "captures", "wording_texts", "trials", "struck",
    }  # fmt: skip
