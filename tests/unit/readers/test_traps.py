"""The traps real transcripts set: each has cost somebody a wrong name."""

import io
import time
import zipfile

import pytest

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript
from facilitator.readers import TranscriptFile


def vtt(*cues):
    lines = ["WEBVTT", ""]
    for number, cue in enumerate(cues):
        start, end, text = cue if isinstance(cue, tuple) else (number * 3, number * 3 + 2.5, cue)
        lines += [str(number + 1), f"{clock(start)} --> {clock(end)}", text, ""]
    return "\n".join(lines).encode()


def clock(seconds):
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"


def said(content, **given):
    return [(turn.speaker, turn.text) for turn in readers.read(content, **given).turns]


def test_cues_of_one_speaker_become_one_turn():
    content = vtt("Dana Ruiz: We lose", "Dana Ruiz: money.", "Lee Park: Why?", "Lee Park: Really?")

    assert said(content) == [("Dana Ruiz", "We lose money."), ("Lee Park", "Why? Really?")]


def test_a_cue_without_a_name_goes_on_only_with_an_unfinished_sentence():
    content = vtt("Dana Ruiz: We lose", "money.", "Hmm.", "Lee Park: Why?")

    assert said(content) == [("Dana Ruiz", "We lose money."), ("", "Hmm."), ("Lee Park", "Why?")]


def test_a_cue_without_a_name_after_a_silence_is_nobodys():
    content = vtt((0, 2, "Dana Ruiz: We lose"), (9, 10, "money."), (11, 12, "Lee Park: Why?"))

    assert said(content)[1] == ("", "money.")


@pytest.mark.parametrize(
    "words",
    ["Note: we sell less.", "at 10:30 we meet", "One thing: the price.", "Karen: call her."],
)
def test_a_colon_in_the_text_makes_no_speaker(words):
    speakers = {who for who, _ in said(vtt("Dana Ruiz: Hello.", words, "Lee Park: Why?"))}

    assert speakers - {""} == {"Dana Ruiz", "Lee Park"}


def test_a_colon_after_the_name_belongs_to_the_text():
    assert said(vtt("Dana Ruiz: Note: at 10:30 we meet."))[0] == (
        "Dana Ruiz",
        "Note: at 10:30 we meet.",
    )


@pytest.mark.parametrize(
    "name",
    ["Dana (she/her)", "Ruiz, Dana", "Dana's iPhone", "Dana | Ruiz Bakery", "Conference Room (A)",
     "O'Brien-Díaz, María José", "王小明", "dana ruiz", "+49 170 1234567 Dana"],
)  # fmt: skip
def test_names_of_all_kinds_are_labels_when_they_recur(name):
    content = vtt(f"{name}: Hello.", "Lee Park: Hi.", f"{name}: How are you?")

    assert said(content, known=["dana ruiz", "+49 170 1234567 dana"])[0] == (name, "Hello.")


def test_hours_go_beyond_ninety_nine():
    read = readers.read(b"WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nDana Ruiz: Hello.\n")

    assert read.turns[0].start == 360_001.0


def test_overlapping_cues_stay_with_their_speakers():
    content = vtt(
        (0, 9, "Dana Ruiz: We lose"), (1, 2, "Lee Park: Hm."), (3, 4, "Dana Ruiz: money.")
    )

    assert said(content) == [("Dana Ruiz", "We lose"), ("Lee Park", "Hm."), ("Dana Ruiz", "money.")]


def test_times_that_run_backwards_are_put_in_order_and_said():
    read = readers.read(vtt((9, 10, "Dana Ruiz: Second."), (1, 2, "Lee Park: First.")))

    assert [turn.speaker for turn in read.turns] == ["Lee Park", "Dana Ruiz"]
    assert "backwards" in read.warnings[0].english


def test_a_file_that_ends_in_the_middle_is_read_as_far_as_it_goes():
    whole = vtt("Dana Ruiz: Hello.", "Lee Park: Hi.")

    read = readers.read(whole[: whole.rindex(b"Lee")])

    assert read.speakers == ("Dana Ruiz",)
    assert "middle of a cue" in read.warnings[0].english


def test_captions_that_name_nobody_say_where_the_names_are():
    content = b"WEBVTT\r\n\r\n00:01:08.000 --> 00:01:13.000\r\nthis is the window that we use\r\n"

    with pytest.raises(UnreadableTranscript, match="Audio transcript"):
        readers.read(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n ", b"\xef\xbb\xbf", b"PK\x03\x04\x00", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9,
     b"just some words without anybody", b'{"speaker": []}'],
)  # fmt: skip
def test_what_is_no_transcript_is_refused_with_advice(content):
    with pytest.raises(UnreadableTranscript) as refused:
        readers.read(content)

    assert refused.value.advice


def test_private_chat_messages_are_dropped_and_counted():
    chat = (
        b"12:05:16 From Dana Ruiz to Everyone:\n\tHere is the link\n\tand more\n"
        b"12:06:02 From Lee Park to Dana Ruiz(Direct Message):\n\tThank you!\n\tour secret\n"
        b"12:06:30 From Lee Park to Bob (Privately) : psst\n"
        b"12:06:40  From  Old Client  to  Everyone : one line form\n"
        b'12:07:00 From Lee Park to Everyone:\n\tReplying to "Here is the link"\n\n\tVery good\n'
        b'12:07:10 From Lee Park to Everyone:\n\tReacted to "Very good" with x\n'
    )

    read = readers.read(chat)

    assert [(t.speaker, t.text, t.start) for t in read.turns] == [
        ("Dana Ruiz", "Here is the link and more", 0.0),
        ("Old Client", "one line form", 84.0),
        ("Lee Park", "Very good", 104.0),
    ]
    assert "2 private chat messages" in read.warnings[0].english
    assert "secret" not in repr(read)


def test_a_chat_is_laid_into_the_speech_by_its_times():
    speech = vtt((0, 5, "Dana Ruiz: Hello."), (60, 65, "Lee Park: Bye."))
    chat = b"00:00:30\tBob Okafor:\tHere is the link\n"

    for files in ([speech, chat], [chat, speech]):
        read = readers.read_all([TranscriptFile(f) for f in files])

        assert [turn.speaker for turn in read.turns] == ["Dana Ruiz", "Bob Okafor", "Lee Park"]


def test_a_chat_with_the_time_of_day_meets_captions_with_the_time_of_day():
    captions = b"[Dana Ruiz] 23:59:50\nHello.\n\n[Lee Park] 00:00:50\nBye.\n"
    chat = b"23:59:58 From Bob Okafor to Everyone:\n\tHere is the link\n"

    read = readers.read_all([TranscriptFile(captions), TranscriptFile(chat)])

    assert [(t.speaker, t.start) for t in read.turns] == [
        ("Dana Ruiz", 0.0), ("Bob Okafor", 8.0), ("Lee Park", 60.0),
    ]  # fmt: skip
    assert read.warnings == ()


def test_a_chat_whose_start_is_not_known_is_said_to_be_uncertain():
    chat = b"12:05:16 From Bob to Everyone:\n\tA link\n"

    read = readers.read_all([TranscriptFile(vtt("Dana Ruiz: Hello.")), TranscriptFile(chat)])

    assert "time of day" in read.warnings[0].english


def test_files_of_one_session_follow_one_another_and_twins_are_read_once():
    first, second = vtt((0, 5, "Dana Ruiz: Hello.")), vtt((0, 5, "Lee Park: Bye."))

    read = readers.read_all([TranscriptFile(first), TranscriptFile(second), TranscriptFile(first)])

    assert [(t.speaker, t.start) for t in read.turns] == [("Dana Ruiz", 0.0), ("Lee Park", 5.0)]
    assert "twice" in read.warnings[0].english


def test_files_whose_start_is_known_go_there_whatever_their_order():
    first, second = vtt((0, 5, "Dana Ruiz: Hello.")), vtt((0, 5, "Lee Park: Bye."))
    chat = b"00:00:30\tBob Okafor:\tHere is the link\n"

    read = readers.read_all(
        [TranscriptFile(second, 600.0), TranscriptFile(chat, 600.0), TranscriptFile(first, 0.0)]
    )

    assert [(t.speaker, t.start) for t in read.turns] == [
        ("Dana Ruiz", 0.0), ("Lee Park", 600.0), ("Bob Okafor", 630.0),
    ]  # fmt: skip


def test_times_between_meets_five_minute_marks_are_spread_by_what_was_said():
    text = (
        "X - Transcript\n00:00:00\n\nDana Ruiz: one two three.\nLee Park: one two three.\n\n"
        "00:05:00\n\nDana Ruiz: Bye.\n"
    )

    read = readers.read(text.encode())

    assert [round(t.start, 1) for t in read.turns] == [0.0, 1.2, 300.0]


def test_a_line_that_only_goes_on_stays_with_its_speaker_in_plain_text():
    assert said(b"Dana: We lose money.\nEvery month.\nLee: Why?\nDana: I wish I knew.") == [
        ("Dana", "We lose money. Every month."), ("Lee", "Why?"), ("Dana", "I wish I knew."),
    ]  # fmt: skip


def test_a_word_file_that_unpacks_without_end_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (90 * 1024 * 1024))

    with pytest.raises(UnreadableTranscript, match="too large inside"):
        readers.read(packed.getvalue())


def test_a_file_too_large_is_refused_before_it_is_read():
    with pytest.raises(UnreadableTranscript, match="larger than 50 MB"):
        readers.read(b"x" * (readers.LARGEST_BYTES + 1))


@pytest.mark.parametrize(
    "content",
    [b"a" * 5_000_000, b"a: b " * 1_000_000, b"WEBVTT\n\n" + b"-->" * 1_000_000, b":" * 5_000_000,
     b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v " + b"<v " * 1_000_000, b"\n" * 5_000_000,
     b" \n" * 2_000_000, b"[" * 5_000_000, b"00:00:00\tA" * 500_000, b"0:03 - " * 500_000],
    ids=lambda content: repr(content[:12]),
)  # fmt: skip
def test_nothing_takes_longer_than_its_length_deserves(content):
    at = time.perf_counter()

    with pytest.raises(UnreadableTranscript):
        readers.read(content)
        raise UnreadableTranscript("it was read, which is fine too")

    assert time.perf_counter() - at < 10  # quadratic work on 5 MB would take hours
