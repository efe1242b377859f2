"""What is said becomes a transcript as Zoom lays it out."""

import re

from facilitator import readers
from facilitator.demo.captions import MOST_WORDS, to_web_vtt

SAID = [("Dana Ruiz", "word " * 149 + "word"), ("Lee Park", "Hm.")]


def test_a_long_turn_is_cut_into_short_numbered_cues_of_its_speaker():
    vtt = to_web_vtt(SAID).decode()
    cues = re.findall(r"^\d+\n\S+ --> \S+\n(.+): (.+)\n", vtt, re.M)

    assert vtt.startswith("WEBVTT\n\n1\n00:00:04.100 --> ")
    assert {len(text.split()) <= MOST_WORDS for _, text in cues} == {True}
    assert [int(n) for n in re.findall(r"^(\d+)$", vtt, re.M)] == list(range(1, len(cues) + 1))
    assert [name for name, _ in cues] == ["Dana Ruiz"] * (len(cues) - 1) + ["Lee Park"]


def test_it_is_read_back_to_the_letter_at_the_pace_of_speech():
    turns = readers.read(to_web_vtt(SAID)).turns

    assert turns[0].text == SAID[0][1]
    assert 60 <= turns[0].end - turns[0].start <= 65  # 150 words
