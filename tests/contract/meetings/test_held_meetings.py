"""A meeting on Zoom in a language without known requests: its transcript waits, whatever comes."""

import random
from datetime import timedelta

import pytest

from facilitator.demo.zoom_events import zoom_events
from facilitator.domain.sessions.held_transcripts import HeldState
from facilitator.features.recaps import write_recap
from facilitator.features.transcripts import held_transcripts, transcripts_due
from facilitator.features.transcripts.held_transcripts import HeldFiles
from facilitator.features.transcripts.upload_transcript import sessions_without_recap
from facilitator.records.groups import GroupRecord
from facilitator.records.held_transcripts import HeldTranscriptRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.sessions import TurnRecord
from tests.contract.meetings import test_sessions_from_events as meetings
from tests.contract.meetings.test_sessions_from_events import BEGAN, all_of, events, follow
from tests.contract.transcripts.test_held_transcripts import SAID

deps, standin = meetings.deps, meetings.standin


@pytest.fixture
def told(deps, standin):
    """All events of the meeting; its group wants unknown languages to wait."""
    with deps.db.tx() as tx:
        group = tx.get_one(GroupRecord, 1)
        group.store_settings(group.as_settings().changed({"unknown_language_waits": "on"}))
    spoken = meetings.meeting(transcript=SAID, chat=b"")
    return events(zoom_events(spoken, standin.account), deps)


def held(deps):
    (row,) = all_of(deps, HeldTranscriptRecord)
    return row


def kept(deps):
    kinds = (TurnRecord, RecapRecord, PlatformSummaryRecord)
    return [row for kind in kinds for row in all_of(deps, kind)]


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order_and_twice_it_waits_and_nothing_else_is_kept(deps, told, seed):
    told = told * 2
    if seed:
        random.Random(seed).shuffle(told)

    for event in told:
        follow(event, deps)

    assert kept(deps) == []
    found = held(deps)
    opened = HeldFiles.opened(found.sealed, deps.seal)
    assert SAID in [file.content for file in opened.files]
    assert opened.began_at == BEGAN
    deps.clock.pass_by(days=2)
    assert transcripts_due.due(deps).transcripts == ()  # Zoom is not asked any more
    assert all(sitting.files for sitting in all_of(deps, SittingRecord))


def test_after_yes_it_is_read_as_it_would_have_been(deps, told):
    for event in told:
        follow(event, deps)

    held_transcripts.allow(held(deps).session_id, None, deps)

    ((session_id, _),) = sessions_without_recap(deps)
    assert write_recap.write_recap(session_id, deps).version == 1
    for event in told:
        follow(event, deps)
    assert (held(deps).state, held(deps).sealed) == (HeldState.ALLOWED, b"")
    assert len(all_of(deps, TurnRecord)) == 6


def test_what_nobody_allowed_is_not_fetched_again(deps, told):
    for event in told:
        follow(event, deps)
    deps.clock.at = held(deps).came_at + timedelta(days=7)
    assert held_transcripts.delete_expired(deps) == 1

    for event in told:
        follow(event, deps)

    assert (held(deps).state, held(deps).sealed, kept(deps)) == (HeldState.EXPIRED, b"", [])
