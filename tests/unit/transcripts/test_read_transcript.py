"""From files to what may be kept: nobody is given the words of somebody who said no."""

import pytest

from facilitator.domain.people.person import Person, Roster
from facilitator.features.transcripts.read_transcript import read_transcript
from facilitator.readers import TranscriptFile

ROSTER = Roster(
    (
        Person("Dana Ruiz", "dana@example.org"),
        Person("Lee Park", "lee@example.org"),
        Person("Omar", "omar@example.org", recorded=False),
    )
)


def captions(*lines):
    cues = (
        f"00:00:{2 * n:02}.000 --> 00:00:{2 * n + 2:02}.000\n{x}\n" for n, x in enumerate(lines)
    )
    return TranscriptFile("\n".join(["WEBVTT\n", *cues]).encode())


@pytest.mark.parametrize("label", ["omar h", "omar", "Omar’s iPhone", "OMAR", "omar@example.org"])
@pytest.mark.parametrize("before", [[], ["Lee Park: so", "Dana Ruiz: yes"] * 12])
def test_words_of_who_is_not_to_be_recorded_are_in_nobodys_turns(label, before):
    lines = ["Dana Ruiz: we sell and", f"{label}: a secret", "that goes on", "Lee Park: so we"]

    heard = read_transcript([captions(*before, *lines)], ROSTER)

    assert {turn.speaker for turn in heard.transcript.turns} == {"Dana Ruiz", "Lee Park"}
    assert "secret" not in repr(heard) and "goes on" not in repr(heard)


def test_an_address_is_a_label_of_its_member():
    heard = read_transcript([captions("Lee Park: so", "dana@example.org: we sell")], ROSTER)

    assert heard.transcript.speakers == ("Lee Park", "Dana Ruiz")
