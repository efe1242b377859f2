"""Transcripts as people have them, kept beside the repository: each has one talk, or is refused.

The talk is taken from one of the files. Skipped where the files are not there.
"""

import csv
from pathlib import Path

import pytest

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.people.person import Person, Roster
from facilitator.domain.people.speakers import resolve_speakers
from tests.every import every

CASES = Path(__file__).parents[4] / "shared" / "cases" / "inputs"
FILES = sorted(
    path
    for number in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 21, 22, 24, 25, 26, 37)
    for folder in CASES.glob(f"{number:02}-*")
    for path in folder.iterdir()
    if path.name not in ("expected.txt", "members.csv", "notes-only.md", "whisper-no-speakers.json")
)
REFUSED = {
    "06-granola-json/copied.txt": "Granola",
    "03-whisperx-json/whisper-no-speakers.json": "WhisperX",
    "07-meet-gemini-tabs/notes-only.md": "Google Meet",
    "23-ai-summary-no-transcript/gemini-notes.txt": "Google Meet",
    "23-ai-summary-no-transcript/zoom-summary.txt": "In Zoom",
    "23-ai-summary-no-transcript/zoom-summary.docx": "In Zoom",
    "23-ai-summary-no-transcript/chatgpt-minutes.md": "Give the transcript",
}
# what a file says otherwise than the talk, as its expected.txt has it: the ends of turns
OTHER_WORDS = {
    ("08-meet-meeting-ended/meet-times.txt", 12): "I will also write the job ad",
    ("22-fathom-action-items/fathom.txt", 6): "the reason. It was the night shift, really.",
    ("22-fathom-action-items/fathom.txt", 7): "a year. Not more than that.",
}
ENCODED = {6: "We – yes “we” – did that and found the shift plan was the reason.", 7: "€ a year."}
NAMELESS = {"deepgram.json", "vibe.json", "numbers.json", "one-without-speaker.json", "teams.vtt"}

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not there")


def read(path):
    members = path.with_name("members.csv")
    with (members if members.exists() else CASES / "_tools" / "m.csv").open() as rows:
        people = tuple(Person(row["name"], email=row["email"]) for row in csv.DictReader(rows))
    known = [person.name for person in people]
    resolved = resolve_speakers(readers.read(path.read_bytes(), known=known), Roster(people))
    return resolved.transcript, (*resolved.transcript.warnings, *resolved.warnings)


def turns_of(path):
    return [(turn.speaker, turn.text) for turn in read(path)[0].turns]


def name_of(path):
    return f"{path.parent.name}/{path.name}"


@every("path", FILES, ids=map(name_of, FILES))
def test_every_file_of_the_talk_is_read_alike(path):
    talk = turns_of(CASES / "21-headings-and-lines" / "otter-two-blanks.txt")

    transcript, warnings = read(path)

    assert len(transcript.turns) == len(talk) == 13
    for number, (turn, (speaker, words)) in enumerate(zip(transcript.turns, talk, strict=True)):
        other = OTHER_WORDS.get((name_of(path), number))
        if path.parent.name == "17-encodings":
            other = ENCODED.get(number)
        assert turn.text.endswith(other) if other else turn.text == words
        if turn.speaker != speaker and other is None:
            assert path.name in NAMELESS
            assert warnings


@every("name", REFUSED)
def test_what_is_no_transcript_is_refused_with_fitting_advice(name):
    with pytest.raises(UnreadableTranscript) as refused:
        readers.read((CASES / name).read_bytes())

    assert REFUSED[name] in refused.value.advice


def test_granolas_own_microphone_is_nobody_and_that_is_said():
    transcript, warnings = read(CASES / "06-granola-json" / "transcript.json")

    assert [round(turn.start) for turn in transcript.turns] == [8 * n for n in range(13)]
    assert {turn.speaker for turn in transcript.turns} >= {"", "Ruth Adeyemi", "Kofi Mensah"}
    assert "lines_without_speaker" in [warning.code for warning in warnings]


def test_what_a_recogniser_repeats_is_said_once():
    texts = [words for _, words in turns_of(CASES / "16-hallucinated-tail" / "tail.vtt")]

    assert sum("next video" in words for words in texts) == 1
    assert not any("community" in words for words in texts)


def test_a_name_that_two_members_have_is_nobodys():
    transcript, warnings = read(CASES / "36-same-display-name" / "call.vtt")

    assert "Anna Schmidt" in transcript.speakers and "Anna Weiss" not in transcript.speakers
    assert [dict(warning.values).get("label") for warning in warnings] == ["Anna"]
