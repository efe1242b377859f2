"""What tools write between the speech, and captions that were saved while they grew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import readers
from tests.every import every

SPOKEN = [
    ("Dana Ruiz", "We sell bread."),
    ("Lee Park", "Why is that?"),
    ("Dana Ruiz", "Thank you."),
]


def said(text):
    return [(turn.speaker, turn.text) for turn in readers.read(text.encode()).turns]


TRANSCRIPTION = [
    "Dana Ruiz started transcription", "Alice Moreau stopped transcription",
    "Dana Ruiz hat die Transkription gestartet", "Alice Moreau hat die Transkription beendet",
    "Alice Moreau hat die Transkription gestoppt", "Transkription gestartet",
    "Dana Ruiz inició la transcripción", "_ALICE MOREAU detuvo la transcripción_.",
    "Dana Ruiz a démarré la transcription", "Alice Moreau a arrêté la transcription",
    "Dana Ruiz ha avviato la trascrizione", "Alice Moreau ha interrotto la trascrizione",
    "Dana Ruiz heeft de transcriptie gestart", "Alice Moreau heeft de transcriptie gestopt",
    "Dana Ruiz iniciou a transcrição", "Alice Moreau parou a transcrição",
    "Ruiz, Dana started recording", "AI-generated content may be incorrect",
    "KI-generierte Inhalte können fehlerhaft sein", "Transcribed by https://otter.ai",
]  # fmt: skip


@every("line", TRANSCRIPTION)
@every("spelling", ["{}   {}\n{}\n\n", "{} ({})\n{}\n"])
def test_nobody_says_who_started_the_transcription(line, spelling):
    first, second, third = (
        spelling.format(name, f"0:0{n}", words) for n, (name, words) in enumerate(SPOKEN)
    )

    for text in (f"{line}\n\n{first}{second}{third}{line}\n", f"{first}{second}{line}\n\n{third}"):
        assert said(text) == SPOKEN


@pytest.mark.parametrize(
    "line",
    ["I started recording", "We stopped transcription", "Dana started transcription of the letters",
     "Ich habe die Aufzeichnung gestartet", "Ask who started the recording", "https://example.org/a"],
)  # fmt: skip
def test_a_sentence_about_recording_is_said(line):
    text = f"Dana Ruiz (0:01)\nWe sell.\n{line}\n\nLee Park (0:05)\nWhy?\n"

    assert said(text)[0] == ("Dana Ruiz", f"We sell. {line}")


def test_fathoms_marks_are_no_speech_and_what_stands_behind_their_links_is():
    text = (
        "Founders North - March 04\nVIEW RECORDING - 2 mins: https://fathom.video/share/x\n\n---\n\n"
        "0:01 - Dana Ruiz (example.org)\n  We sell bread.\n  ACTION ITEM: Call the baker\n"
        " by Monday\n - WATCH: https://fathom.video/share/x?timestamp=1.5  Every day.\n\n"
        "0:08 - Lee Park\n  Why?\n  SCREEN SHARING: Lee started screen sharing - WATCH: "
        "https://fathom.video/share/x?timestamp=9\n\n"
        "0:12 - Dana Ruiz (example.org)\n  ACTION ITEM: Buy flour\n  So.\n"
    )

    assert said(text) == [
        ("Dana Ruiz", "We sell bread. Every day."), ("Lee Park", "Why?"), ("Dana Ruiz", "So."),
    ]  # fmt: skip


ENDINGS = [
    "Meeting ended after 00:34:33 👋", "### Transcription ended after 00:34:33",
    "Besprechung beendet nach 00:34:33 👋", "La reunión terminó después de 00:34:33",
    "Réunion terminée après 00:34:33", "Riunione terminata dopo 00:34:33",
    "Vergadering beëindigd na 00:34:33", "Reunião encerrada após 00:34:33",
]  # fmt: skip


@every("ending", ENDINGS)
@every("footer", ["", "This editable transcript was computer generated and …\n"])
@every("times", [True, False])
def test_meets_last_lines_are_no_speech(ending, footer, times):
    mark = "00:00:00\n\n" if times else ""
    lines = "".join(f"{name}: {words}\n" for name, words in SPOKEN)

    assert said(f"{mark}{lines}{ending}\n{footer}") == SPOKEN
    assert said(f"North (2026-03-04 17:01 GMT+1) - Transcript\n{mark}{lines}{ending}\n") == SPOKEN


def test_a_name_and_a_time_at_the_end_are_no_meet_ending():
    text = "".join(f"{name} 00:00:0{n}\n{words}\n\n" for n, (name, words) in enumerate(SPOKEN))

    assert said(text) == SPOKEN


def grown(words):
    """A caption as it is saved while it grows."""
    parts = words.split()
    return [" ".join(parts[:n]) for n in range(1, len(parts) + 1)]


@pytest.mark.parametrize("layout", ["plain", "vtt"])
def test_growing_captions_are_read_once(layout):
    lines = [f"{name}: {part}" for name, words in SPOKEN * 2 for part in grown(words)]
    cues = [f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{line}\n" for n, line in enumerate(lines)]
    text = "\n".join(lines) if layout == "plain" else "\n".join(["WEBVTT\n", *cues])

    read = readers.read(text.encode())

    assert " ".join(t.text for t in read.turns) == " ".join(words for _, words in SPOKEN * 2)
    if layout == "vtt":
        assert [s.start for t in read.turns for s in t.spans][:2] == [0.0, 3.0]


def test_a_growing_caption_may_be_corrected_at_its_end():
    lines = [f"Dana Ruiz: {part}" for words in ("We sell bread daily.", "They buy it.")
             for part in grown(words)]  # fmt: skip
    lines += ["Lee Park: I will call the free", "Lee Park: I will call the three bakers",
              "Lee Park: I will call the three bakers by Friday."]  # fmt: skip

    assert said("\n".join(lines))[-1] == ("Lee Park", "I will call the three bakers by Friday.")


def test_captions_of_two_may_grow_side_by_side():
    one, two = grown("We sell bread every day."), grown("Why is it so dear?")
    lines = [
        x for a, b in zip(one, two, strict=True) for x in (f"Dana Ruiz: {a}", f"Lee Park: {b}")
    ]

    assert said("\n".join(lines)) == [
        ("Dana Ruiz", "We sell bread every day."), ("Lee Park", "Why is it so dear?"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["No. No, we do not.", "Yes. Yes, I will. I will call."])
def test_who_repeats_a_word_is_no_growing_caption(words):
    lines = [f"Dana Ruiz: {part}." for part in words.rstrip(".").split(". ")]

    assert said("\n".join([*lines, "Lee Park: Why?"] * 3))[0] == ("Dana Ruiz", words)


def test_words_that_are_said_again_and_again_are_no_growing_caption():
    words = ["word " * 11, "word " * 12] * 9
    lines = [f"Dana Ruiz: {some}" for some in words]

    assert said("\n".join([*lines, "Lee Park: Why?"]))[0][1].split() == "".join(words).split()


def test_what_a_recogniser_repeats_in_silence_was_said_once():
    lines = ["Dana Ruiz: We sell.", *["Lee Park: See you in the next video."] * 4,
             "Dana Ruiz: No. No. No."]  # fmt: skip

    assert said("\n".join(lines)) == [
        ("Dana Ruiz", "We sell."), ("Lee Park", "See you in the next video."),
        ("Dana Ruiz", "No. No. No."),
    ]  # fmt: skip


WORDS = st.lists(
    st.sampled_from("we sell bread, and they buy it. No Yes day".split()), min_size=2, max_size=9
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["Dana Ruiz", "Lee Park"]), WORDS), min_size=4, max_size=15)
)
def test_whatever_grows_ends_whole(talk):
    whole = [(name, f"{number}w {' '.join(words)}") for number, (name, words) in enumerate(talk)]

    found = said("\n".join(f"{name}: {part}" for name, words in whole for part in grown(words)))

    assert " ".join(text for _, text in found).split() == " ".join(w for _, w in whole).split()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["Dana Ruiz", "Lee Park"]), WORDS), min_size=4, max_size=15)
)
def test_what_does_not_grow_is_kept_word_by_word(talk):
    whole = [(name, f"{number}w {' '.join(words)}") for number, (name, words) in enumerate(talk)]

    found = said("\n".join(f"{name}: {words}" for name, words in whole))

    assert " ".join(text for _, text in found).split() == " ".join(w for _, w in whole).split()
