"""The day of the session, where the head of a transcript tells it."""

from datetime import date

import pytest

from facilitator import readers
from facilitator.domain.people.person import Roster
from facilitator.features.transcripts.read_transcript import read_transcript
from facilitator.readers import TranscriptFile

DAY = date(2026, 2, 4)
MEET = "00:00:00\n\nDana Ruiz: We sell on 2026/03/09 10:00.\nLee Park: Why?\n"
TEAMS = "\n\nDana Ruiz   0:03\nWe sell on 9 March 2026, 05:01pm.\n\nLee Park   0:09\nWhy?\n"


@pytest.mark.parametrize(
    "text",
    [
        f"Mastermind North - 2026/02/04 17:01 GMT - Transcript\n{MEET}",
        f"Of 2026/01/01 - 2026/02/04 17:01 CET – Transcript\nAttendees\nDana\nTranscript\n{MEET}",
        f"📝 Notes\n2026-02-04 09:01 PST\n📖 Transcript\n{MEET}",
        f"Mastermind North-20260204_170112-Meeting Transcript\n1h 41m{TEAMS}",
        f"Meeting Transcript\n4 February 2026, 05:01pm\n1h 41m 43s{TEAMS}",
        f"Meeting Transcript\nFebruary 4, 2026, 5:01PM\n1h 41m 43s{TEAMS}",
        f"Alice started transcription\nFeb 4, 2026 5:01 PM{TEAMS}",
    ],
)
def test_the_day_is_read_from_the_head(text):
    read = readers.read(text.encode())

    assert read.source in ("google_meet", "teams_docx")
    assert read.held_on == DAY


@pytest.mark.parametrize(
    "text",
    [f"Plan of 2026/02/04 - Transcript\n{MEET}", f"A 20261304_170112-Meeting Transcript{TEAMS}",
     f"Meeting Transcript\n31 February 2026, 05:01pm{TEAMS}", f"X - Transcript\n{MEET}", MEET],
)  # fmt: skip
def test_a_day_that_is_not_certain_is_none(text):
    assert readers.read(text.encode()).held_on is None


def test_the_day_given_by_hand_goes_before_the_transcripts_own():
    content = f"North - 2026/02/04 17:01 GMT - Transcript\n{MEET}".encode()

    assert read_transcript([TranscriptFile(content)], Roster()).transcript.held_on == DAY
    given = read_transcript([TranscriptFile(content)], Roster(), held_on=date(2026, 2, 5))
    assert given.transcript.held_on == date(2026, 2, 5)


def test_the_day_of_one_file_is_the_sessions():
    speech = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nDana Ruiz: Hello.\n"
    meet = f"North - 2026/02/04 17:01 GMT - Transcript\n{MEET}".encode()

    assert readers.read_all([TranscriptFile(speech), TranscriptFile(meet)]).held_on == DAY
