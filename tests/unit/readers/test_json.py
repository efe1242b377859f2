"""JSON of many tools: rows, units of time, numbers as speakers, and what cannot be understood."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript
from tests.every import every

SAID = [("Dana Ruiz", 3, 6, "We lose every second bidder."), ("Lee Park", 8, 10, "Who reads it?")]


def read(value):
    return readers.read(json.dumps(value).encode())


def turns(value):
    return [(t.speaker, t.start, t.text) for t in read(value).turns]


WHOLE = [(name, float(start), words) for name, start, _, words in SAID]


def rows(speaker="speaker", start="start", end="end", text="text", factor=1):
    return [{speaker: n, start: a * factor, end: b * factor, text: t} for n, a, b, t in SAID]


@every(
    ("value", "source"),
    [
        (rows(), "other_json"),
        (rows(factor=1000), "other_json"),
        (rows(factor=100, end="stop"), "other_json"),
        ({"result": {"items": rows("name", "begin", "finish", "content")}}, "other_json"),
        ({"segments": rows()}, "whisper_json"),
        ({"segments": {"0": rows()[0], "1": rows()[1]}}, "whisper_json"),
        ({"transcription": [
            {"offsets": {"from": a * 1000, "to": b * 1000}, "text": f" {t}", "speaker": n}
            for n, a, b, t in SAID]}, "whisper_json"),
        ({"utterances": rows(factor=1000)}, "assemblyai_json"),
        ({"results": {"utterances": rows(text="transcript")}}, "deepgram_json"),
        ({"results": {"channels": [{"alternatives": [{"paragraphs": {"paragraphs": [
            {"speaker": n, "sentences": [{"text": t, "start": a, "end": b}]} for n, a, b, t in SAID
        ]}}]}]}}, "deepgram_json"),
        ([{"speaker_name": n, "timestamp_ms": a * 1000, "duration_ms": 2000, "transcription": t}
          for n, a, b, t in SAID], "attendee_json"),
        ([{"speaker": n, "words": [
            {"text": word, "start_timestamp": a, "end_timestamp": b} for word in t.split()
          ]} for n, a, b, t in SAID], "recall_json"),
        ({"data": {"sentences": [
            {"speaker_name": n, "start_time": a, "raw_text": t} for n, a, b, t in SAID
        ]}}, "fireflies_json"),
        ({"transcript": [{"speaker": {"display_name": n}, "text": t, "timestamp": f"00:00:{a:02}"}
                         for n, a, b, t in SAID]}, "fireflies_json"),
        ({"segments": [{**row, "absolute_start_time": "2026-03-04T17:00:00Z"} for row in rows()]},
         "vexa_json"),
    ],
)  # fmt: skip
def test_who_said_what_and_when_is_found(value, source):
    assert read(value).source == source
    assert turns(value) == WHOLE


@pytest.mark.parametrize(
    "times",
    [(1772643603, 1772643608), (1772643603000, 1772643608000),
     ("2026-03-04T17:00:03Z", "2026-03-04T17:00:08.000Z"),
     ("2026-03-04T18:00:03+01:00", "2026-03-04T17:00:08Z")],
)  # fmt: skip
def test_times_since_1970_count_from_the_first(times):
    value = [
        {"speaker": name, "start": at, "text": words}
        for at, (name, _, _, words) in zip(times, SAID, strict=True)
    ]

    assert [start for _, start, _ in turns(value)] == [0.0, 5.0]


def test_the_file_says_when_it_begins():
    value = [{**row, "start": row["start"] + 100, "end": row["end"] + 100} for row in rows()]

    assert [start for _, start, _ in turns(value)] == [103.0, 108.0]


def test_long_silence_does_not_make_seconds_something_smaller():
    value = [{"speaker": "Dana", "start": 0, "end": 2, "text": "We sell bread."},
             {"speaker": "Lee", "start": 7000, "end": 7002, "text": "Why is that?"}]  # fmt: skip

    assert [start for _, start, _ in turns(value)] == [0.0, 7000.0]


@pytest.mark.parametrize("number", [0, 3, 3.0, "3", "C"])
def test_a_number_or_a_letter_is_a_label_and_nobodys_name(number):
    value = [*rows(), {"speaker": number, "start": 12, "end": 13, "text": "You could ask."}]

    label = "C" if number == "C" else int(number)
    assert turns(value)[2] == (f"Speaker {label}", 12.0, "You could ask.")


@pytest.mark.parametrize("nobody", [None, "", "  ", True, [], {}])
def test_rows_without_a_name_are_nobodys_and_counted(nobody):
    value = [*rows(), {"speaker": nobody, "start": 12, "end": 13, "text": "You could ask."}]

    found = read({"segments": value})

    assert found.turns[2].speaker == ""
    assert [(w.code, dict(w.values)) for w in found.warnings] == [
        ("lines_without_speaker", {"number": 1})
    ]


@pytest.mark.parametrize("text", [None, 7, {"a": "b"}, True])
def test_rows_whose_words_are_no_text_are_counted(text):
    value = [*rows(), {"speaker": "Dana Ruiz", "start": 12, "end": 13, "text": text}]

    found = read({"segments": [*value, value[-1]]})

    assert [turn.speaker for turn in found.turns] == ["Dana Ruiz", "Lee Park"]
    assert ("lines_not_read", {"number": 2}) in [(w.code, dict(w.values)) for w in found.warnings]


@pytest.mark.parametrize("text", ["", "  "])
def test_rows_in_which_nothing_was_said_are_no_loss(text):
    assert (
        read({"segments": [*rows(), {"speaker": "Dana", "start": 12, "text": text}]}).warnings == ()
    )


def test_what_a_program_wrote_beside_the_transcript_was_said_by_nobody():
    notes = [{"speaker": "Lee Park", "text": f"Lee will buy {n}"} for n in range(9)]

    value = {"action_items": notes, "summary": {"parts": notes}, "meeting": {"rows": rows()}}

    assert turns(value) == WHOLE


@pytest.mark.parametrize(
    ("value", "tool"),
    [
        (
            {
                "summary": "Dana will sell.",
                "action_items": [{"speaker": "Dana", "text": "I sell."}],
            },
            "Give",
        ),
        ({"data": {"overview": "x", "source": "read.ai"}}, "Read AI"),
    ],
)
def test_json_that_holds_only_notes_is_refused_as_notes(value, tool):
    with pytest.raises(UnreadableTranscript, match="notes that a program made") as refused:
        read(value)

    assert tool in refused.value.advice


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ({"segments": [{"start": 0, "end": 1, "text": "Hello."}]}, "WhisperX"),
        ([{"start_timestamp": "2026-03-04T17:00:00Z", "text": "Hello.", "source": "microphone"}],
         "Granola"),
        ({"callTranscripts": [{"transcript": [
            {"speakerId": "1", "sentences": [{"start": 1, "end": 2, "text": "Hi"}]}]}]}, "parties"),
    ],
)  # fmt: skip
def test_a_file_that_names_nobody_gets_the_advice_of_its_tool(value, advice):
    with pytest.raises(UnreadableTranscript, match="Nobody is named") as refused:
        read(value)

    assert advice in refused.value.advice
    assert "Zoom" not in refused.value.advice


@pytest.mark.parametrize(
    "content",
    [b'[{"a":' * 200_000, b"[[" * 1_000_000 + b"]]" * 1_000_000,
     b'[{"speaker":"A","text":"x"},' * 900_000, b'[{"speaker":1,"text":"a"',
     b'{"segments":[{"start":1,"text":"a"}', b"[" + b"{}," * 1_300_000 + b"{}]"],
    ids=["deep", "brackets", "rows", "cut", "cut segments", "empty objects"],
)  # fmt: skip
def test_damaged_and_endless_json_is_refused(content):
    with pytest.raises(UnreadableTranscript, match="JSON"):
        readers.read(content)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "speaker speaker_name text words start end start_time timestamp transcript "
                "segments utterances results channels alternatives paragraphs sentences "
                "speakerId parties name participant start_timestamp relative speaker_blocks "
                "transcription timestamp_ms duration_ms offsets from to data summary".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


@settings(max_examples=400, deadline=None)
@given(VALUES.filter(lambda value: isinstance(value, dict | list)))
def test_any_json_is_read_or_refused(value):
    try:
        found = read(value)
    except UnreadableTranscript as error:
        assert error.message
        return
    assert all(turn.text.strip() for turn in found.turns)
    assert all(0 <= span.start <= span.end < 1e8 for turn in found.turns for span in turn.spans)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([1, 100, 1000]),
    st.lists(
        st.tuples(st.sampled_from(["Dana", "Lee", "Bob"]), st.integers(1, 9), st.integers(0, 30)),
        min_size=2,
        max_size=30,
    ),
)
def test_times_are_right_in_any_unit(factor, spoken):
    value, at = [], 0
    for number, (name, seconds, pause) in enumerate(spoken):
        words = " ".join(["bread"] * (2 * seconds)) + f" {number}"
        value.append(
            {"speaker": name, "start": at * factor, "end": (at + seconds) * factor, "text": words}
        )
        at += seconds + pause

    found = {span.text.split()[-1]: span for turn in read(value).turns for span in turn.spans}

    for number, one in enumerate(value):
        assert found[str(number)].start == pytest.approx(one["start"] / factor)
