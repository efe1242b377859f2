"""Cues as they are really written: without blank lines, with tags, cut off, or none at all."""

import pytest

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript
from tests.every import every

FIRST, SECOND = "00:00:01.000 --> 00:00:02.000", "00:00:03.000 --> 00:00:04.000"


def said(*lines, known=()):
    content = "\n".join(["WEBVTT", "", *lines, ""])
    return [(t.speaker, t.text) for t in readers.read(content.encode(), known=known).turns]


@pytest.mark.parametrize(
    "lines",
    [
        [FIRST, "Dana Ruiz: We sell.", SECOND, "Lee Park: Why?"],
        ["1", FIRST, "Dana Ruiz: We sell.", "2", SECOND, "Lee Park: Why?"],
        ["a-b/14-0", FIRST, "Dana Ruiz: We sell.", "a-b/14-1", SECOND, "Lee Park: Why?"],
        [FIRST, "<v Dana Ruiz>We sell.</v>", SECOND, "<v Lee Park>Why?</v>"],
    ],
)
def test_cues_without_a_blank_line_between_them_are_two(lines):
    assert said(*lines) == [("Dana Ruiz", "We sell."), ("Lee Park", "Why?")]


def test_cues_of_srt_without_a_blank_line_between_them_are_two():
    lines = ["1", FIRST, "Dana Ruiz: We sell.", "2", SECOND, "Lee Park: Why?", ""]

    read = readers.read("\n".join(lines).replace(".000", ",000").encode())

    assert [(t.speaker, t.text, t.start) for t in read.turns] == [
        ("Dana Ruiz", "We sell.", 1.0), ("Lee Park", "Why?", 3.0),
    ]  # fmt: skip


def test_an_arrow_in_the_text_begins_no_cue():
    assert said(FIRST, "Dana Ruiz: From A --> B.", "1 --> 2.") == [
        ("Dana Ruiz", "From A --> B. 1 --> 2.")
    ]


@pytest.mark.parametrize("mark", ["", "- ", "- ", ">> "])
def test_two_labels_in_a_cue_are_two_speakers(mark):
    lines = [FIRST, f"{mark}Dana Ruiz: We sell", "our bread.", f"{mark}Lee Park: Why?"]

    assert said(*lines) == [("Dana Ruiz", "We sell our bread."), ("Lee Park", "Why?")]


@pytest.mark.parametrize("mark", ["- ", "– ", ">> "])
def test_a_new_voice_without_a_label_is_nobodys(mark):
    lines = [FIRST, f"{mark}Dana Ruiz: We sell", f"{mark}our bread", "", SECOND, f"{mark}or not"]

    assert said(*lines) == [("Dana Ruiz", "We sell"), ("", f"{mark}our bread {mark}or not")]


def test_a_label_in_doubt_within_a_cue_is_nobodys():
    lines = [FIRST, "Dana Ruiz: We sell", "omar h: a secret", "", SECOND, "Dana Ruiz: Bread."]

    assert said(*lines)[1] == ("", "omar h: a secret")


def test_entities_and_tags_are_no_words():
    lines = [
        FIRST,
        "Dana &amp; Lee: <i>R&amp;D</i> is <c.red>5 &lt; 6</c>.",
        "",
        SECOND,
        "<b>So</b>",
    ]

    assert said(*lines)[0] == ("Dana & Lee", "R&D is 5 < 6.")


def test_entities_and_tags_are_no_words_in_srt_either():
    content = b"1\n00:00:01,000 --> 00:00:02,000\nDana Ruiz: <i>R&amp;D</i> is it.\n"

    assert readers.read(content).turns[0].text == "R&D is it."


def test_labels_and_voices_in_one_file_are_both_heard():
    lines = [FIRST, "<v Dana Ruiz>We sell</v>", "", SECOND, "Lee Park: Why?"]
    later = ["", "00:00:05.000 --> 00:00:06.000", "Lee Park: I", "<v Dana Ruiz>see.</v> So"]

    assert said(*lines, *later) == [
        ("Dana Ruiz", "We sell"), ("Lee Park", "Why? I"), ("Dana Ruiz", "see."), ("", "So"),
    ]  # fmt: skip


def test_where_voices_are_tagged_what_has_none_is_nobodys():
    assert said(FIRST, "<v Dana Ruiz>We sell</v>", "", SECOND, "our bread")[1] == ("", "our bread")


def test_a_voice_that_comes_late_is_heard_too():
    many = [FIRST, "Dana Ruiz: We sell", ""] * 400

    assert said(*many, SECOND, "<v Lee Park>Why?</v>")[-1] == ("Lee Park", "Why?")


@pytest.mark.parametrize(
    "content",
    [b"WEBVTT", b"WEBVTT\n\n", b"WEBVTT - Dana\n\nNOTE nothing was said\n", b"",
     b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n\n"],
)  # fmt: skip
def test_a_file_without_a_word_is_said_to_be_empty(content):
    with pytest.raises(UnreadableTranscript, match="is empty"):
        readers.read(content)


@pytest.mark.parametrize("cut", [1, 4, 12, 18, 32, 38, 47])
def test_a_file_cut_off_says_so_if_it_can_be_told(cut):
    whole = f"WEBVTT\n\n1\n{FIRST}\nDana Ruiz: We sell\n\n2\n{SECOND}\nLee Park: Why is it\n\n"

    read = readers.read(whole[: -1 - cut].encode())

    assert "middle of a cue" in read.warnings[0].english
    assert "Lee" not in read.turns[0].text


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_file_that_ends_with_a_sentence_is_whole(end):
    content = f"WEBVTT\n\n{FIRST}\nDana Ruiz: We sell.{end}"

    assert readers.read(content.encode()).warnings == ()


def vtt(*blocks):
    return "\n\n".join(["WEBVTT", *blocks, ""]).encode()


def test_the_text_may_stand_below_a_blank_line():
    read = readers.read(
        vtt(f"{FIRST} line:91%", "<v Dana Ruiz>We sell.</v>", SECOND, "<v Lee Park>Why?</v>")
    )

    assert [(t.speaker, t.start, t.text) for t in read.turns] == [
        ("Dana Ruiz", 1.0, "We sell."), ("Lee Park", 3.0, "Why?"),
    ]  # fmt: skip
    assert read.warnings == ()


def test_every_line_may_be_set_apart():
    lines = ["1", FIRST, "Dana Ruiz: We sell", "our bread.", "2", SECOND, "Lee Park: Why?"]

    assert said("\n\n".join(lines)) == [("Dana Ruiz", "We sell our bread."), ("Lee Park", "Why?")]


def test_cues_that_cannot_be_understood_are_counted():
    read = readers.read(
        vtt(FIRST, f"{SECOND}\nDana Ruiz: We sell.",
            "00:0x:03.000 --> 00:00:04.000\nLee Park: Why?",
            "00:00:05.000 --> 00:00:06.000\nDana Ruiz: So.")
    )  # fmt: skip

    assert [turn.text for turn in read.turns] == ["We sell. So."]
    assert [(w.code, dict(w.values)) for w in read.warnings] == [("lines_not_read", {"number": 2})]


@every(
    "note",
    ["NOTE Confidence: 0.96", "NOTE", "NOTE CONF {\"raw\":[99]}", "NOTE a --> b",
     "STYLE\n::cue { }", "REGION\nid:fred", "NOTE duration:\"00:01:44\""],
)  # fmt: skip
@every("between", ["\n", "\n\n"])
def test_notes_of_the_file_are_no_speech(note, between):
    if between == "\n" and not note.startswith("NOTE"):
        return
    lines = [
        f"{FIRST}\n<v Dana Ruiz>We sell.</v>{between}{note}",
        f"{SECOND}\n<v Lee Park>Why?</v>",
    ]

    read = readers.read(vtt(*lines))

    assert [(t.speaker, t.text) for t in read.turns] == [
        ("Dana Ruiz", "We sell."),
        ("Lee Park", "Why?"),
    ]
    assert read.warnings == ()


@pytest.mark.parametrize("brackets", ["({})\n{}", "[{}] {}", "({}) {}", "[{}]: {}"])
@pytest.mark.parametrize("srt", [True, False])
def test_names_may_stand_in_brackets(brackets, srt):
    talk = [("Dana Ruiz", "We sell."), ("Lee Park", "Why?"), ("Dana Ruiz", "So.")]
    cues = [
        f"{n}\n00:00:0{n}.000 --> 00:00:0{n}.900\n{brackets.format(*turn)}"
        for n, turn in enumerate(talk)
    ]
    text = "\n\n".join(cues).replace(".", ",") if srt else "\n\n".join(["WEBVTT", *cues])

    read = readers.read(text.replace(",\n", ".\n").encode() + b"\n")

    assert [(t.speaker, t.text.replace(",", ".")) for t in read.turns] == talk


def test_two_names_in_brackets_may_be_in_one_cue():
    lines = [
        f"{FIRST}\n(Dana Ruiz)\nWe sell it.\n-\n \n(Lee Park)\nWhy?",
        f"{SECOND}\n(Dana Ruiz)\nSo.",
    ]

    assert said("\n\n".join(lines)) == [
        ("Dana Ruiz", "We sell it."),
        ("Lee Park", "Why?"),
        ("Dana Ruiz", "So."),
    ]


def test_sounds_in_brackets_are_nobody():
    lines = [f"00:00:0{n}.000 --> 00:00:0{n}.900\nDana Ruiz: We sell {n}." for n in range(5)]

    read = readers.read(
        vtt(
            *lines,
            "00:00:06.000 --> 00:00:07.000\n[Music] We",
            "00:00:08.000 --> 00:00:09.000\n(laughs) No",
        )
    )

    assert set(read.speakers) == {"Dana Ruiz"}


def test_the_name_may_stand_above_the_times():
    first, second = f'12 "Dana Ruiz" (1234567890)\n{FIRST}', f'13 "Lee (Guest)" (99)\n{SECOND}'

    read = readers.read(vtt(f"{first}\nWe sell:\nbread.", f"{second}\nWhy?"))

    assert read.source == "webex_vtt"
    assert [(t.speaker, t.text) for t in read.turns] == [
        ("Dana Ruiz", "We sell: bread."), ("Lee (Guest)", "Why?"),
    ]  # fmt: skip


def test_a_cue_of_json_that_is_damaged_is_counted_and_never_said():
    good = (
        '{"speakerName": "Dana Ruiz", "spokenText": "We <b>sell & buy.", "spokenLanguage": "en-us"}'
    )

    read = readers.read(vtt(f"{FIRST}\n{good}", f"{SECOND}\n{good[:-30]}"))

    assert [(t.speaker, t.text) for t in read.turns] == [("Dana Ruiz", "We <b>sell & buy.")]
    assert [(w.code, dict(w.values)) for w in read.warnings] == [("lines_not_read", {"number": 1})]
