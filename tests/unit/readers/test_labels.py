"""A speaker's label and a colon in the text: told apart, and in doubt nobody's."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript

TEN = [
    "Speaker 1", "Room 4", "iPhone 13", "Guest 2", "Dr. Anna Berg", "Mary J. Smith", "mike",
    "dana ruiz", "+14155551234", "user-123", "van der Berg Jan", "de Vries", "Acme Inc. Support",
    "Hon. Patty Hajdu", "Mr. Gord Johns", "Right Hon. Justin Trudeau (Prime Minister)", "So Yeon",
]  # fmt: skip
COLONS = [
    "Dear Omar", "Plan B", "New York", "Monday Morning", "Question for Omar", "Note", "One thing",
    "Rule Number One", "The price", "Next steps", "What I mean", "Step 2", "https", "Listen",
    "United States", "10:30",
]  # fmt: skip


def clock(second, mark="."):
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{mark}000"


def vtt(lines):
    cues = [f"{clock(3 * n)} --> {clock(3 * n + 2)}\n{line}\n" for n, line in enumerate(lines)]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def srt(lines):
    return "\n".join(
        f"{n + 1}\n{clock(3 * n, ',')} --> {clock(3 * n + 2, ',')}\n{line}\n"
        for n, line in enumerate(lines)
    ).encode()


def plain(lines):
    return "\n".join(lines).encode()


def heard(content, known=()):
    """What each speaker said, in one piece; the empty name is nobody's."""
    words: dict[str, str] = {}
    for turn in readers.read(content, known=known).turns:
        words[turn.speaker] = f"{words.get(turn.speaker, '')} {turn.text}".strip()
    return words


every_layout = pytest.mark.parametrize("layout", [vtt, srt, plain])


@every_layout
@pytest.mark.parametrize("label", TEN)
def test_what_recurs_is_a_speaker_whatever_it_looks_like(layout, label):
    lines = ["Lee Park: we sell", f"{label}: a secret", "Dana Ruiz: and buy"] * 10

    words = heard(layout(lines))

    assert words.keys() == {"Lee Park", "Dana Ruiz", label}
    assert words[label] == " ".join(["a secret"] * 10)


@every_layout
def test_all_of_them_together_are_speakers(layout):
    lines = [f"{label}: words" for _ in range(10) for label in TEN]

    assert heard(layout(lines)).keys() == set(TEN)


@every_layout
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("words", COLONS)
def test_a_colon_in_the_text_once_or_twice_makes_no_speaker(layout, words, times):
    lines = ["Dana Ruiz: we sell", "Lee Park: why", *[f"{words}: we buy"] * times]

    for many in (1, 12):
        speakers = heard(layout(lines + lines[:2] * many)).keys()

        assert speakers - {""} == {"Dana Ruiz", "Lee Park"}


@every_layout
def test_where_speakers_recur_a_name_used_once_is_in_doubt_and_said_to_be(layout):
    lines = ["Dana Ruiz: we sell", "Lee Park: why"] * 12 + ["Palo Alto: that was good"]

    read = readers.read(layout(lines))

    assert read.speakers == ("Dana Ruiz", "Lee Park")
    assert "member list" in read.warnings[0].english
    assert "Palo" not in read.warnings[0].english  # it may have been off the record
    assert heard(layout(lines), ["Palo Alto"])["Palo Alto"] == "that was good"


@every_layout
def test_a_round_in_which_everybody_speaks_once_names_everybody(layout):
    people = [
        f"{first} {last}" for first in ("Ana", "Bo", "Cleo") for last in map(chr, range(65, 85))
    ]

    assert len(heard(layout([f"{name}son: hello" for name in people]))) == 60


@every_layout
@pytest.mark.parametrize("label", ["omar", "lee p", "omar h", "Omar’s iPhone", "omar haddad"])
def test_the_label_of_a_member_is_never_somebody_elses_words(layout, label):
    lines = ["Dana Ruiz: we sell and", f"{label}: a secret", "Dana Ruiz: we buy"] * 8
    known = ["Omar Haddad", "Lee Park", "Dana Ruiz"]

    for some in (lines, lines + lines[:1] * 40, lines[:3]):
        words = heard(layout(some), known)

        assert "secret" not in words["Dana Ruiz"]
        assert "secret" in words[label]


@every_layout
@pytest.mark.parametrize("label", ["omar", "somebody", "O. H. from Acme", "user!", "omar; iPad"])
def test_a_label_in_doubt_is_nobody_and_so_is_what_goes_on_from_it(layout, label):
    lines = ["Dana Ruiz: we sell and", f"{label}: a secret", "which goes on"]

    words = heard(layout(lines + ["Dana Ruiz: we buy", "Lee Park: why"] * 12))

    assert words.keys() == {"Dana Ruiz", "Lee Park", ""}
    assert words[""] == f"{label}: a secret which goes on"


@pytest.mark.parametrize("layout", [vtt, srt])
@pytest.mark.parametrize(
    "colons", [["Rule Number One"], ["Note"] * 5, ["Rule Number One"] * 4, COLONS, ["Omar"]]
)
def test_captions_in_which_a_colon_is_said_name_nobody(layout, colons):
    lines = ["this is the window that we use"] * 300
    for number, words in enumerate(colons):
        lines[10 * number + 7] = f"{words}: we listen"

    with pytest.raises(UnreadableTranscript, match="Nobody is named"):
        readers.read(layout(lines), known=["Omar Haddad"])


@pytest.mark.parametrize("layout", [vtt, srt])
def test_captions_that_name_only_who_begins_are_read(layout):
    lines = ["Dana Ruiz: we", *["sell and"] * 9, "Lee Park: why", *["do we"] * 9] * 5

    words = heard(layout(lines))

    assert words["Dana Ruiz"].split().count("sell") == 45
    assert words["Lee Park"].split().count("why") == 5


@pytest.mark.parametrize("layout", [vtt, srt])
def test_where_no_sentence_ends_a_cue_without_a_label_is_nobodys(layout):
    lines = ["Lee Park: we sell", "my own", "Dana Ruiz: we buy", "Lee Park: why"]

    assert heard(layout(lines)).get("") == "my own"
    assert heard(layout([*lines, "Dana Ruiz: So."]))["Lee Park"] == "we sell my own why"


@every_layout
@pytest.mark.parametrize("colon", [":\t", ":\u00a0", "：", " : ", ":  "])
def test_a_colon_has_many_looks(layout, colon):
    lines = [f"{label}{colon}words" for label in ("Dana Ruiz", "王小明", "omar") * 4]

    assert heard(layout(lines)).keys() == {"Dana Ruiz", "王小明", "omar"}


@pytest.mark.parametrize("layout", [vtt, srt])
def test_a_label_alone_in_a_cue_is_of_the_next_one(layout):
    lines = ["Lee Park: we sell", "Dana Ruiz:", "a secret", "Lee Park: why?"]

    assert heard(layout(lines)) == {"Lee Park": "we sell why?", "Dana Ruiz": "a secret"}


def test_a_sentence_with_a_colon_goes_on_in_plain_text():
    content = plain(
        ["Dana: We lose money.", "What I would say about all that we have tried is this: stop.",
         "Note: we stop.", "Lee: Why?", "Dana: I wish I knew."]
    )  # fmt: skip

    assert heard(content)["Dana"].startswith("We lose money. What I would")
    assert heard(content).keys() == {"Dana", "Lee"}


LABELS = st.text(
    alphabet="abcdeABCDE 0123.,'’()[]|/&+@_-?!;\"äé中Жع", min_size=1, max_size=60
).map(lambda text: " ".join(text.split()).lstrip("->* "))  # fmt: skip


@settings(max_examples=200, deadline=None)
@example(vtt, ["Dana Ruiz", "omar h"], [0, 1, 1, 0, 1], "", 1)
@example(plain, ["Note", "No", "one two three"], [0, 1, 2] * 3, "", 0)
@example(srt, ["What? I", "and I would say it is all of this"], [0, 1, 1, 0, 1, 0], "", 0)
@given(
    st.sampled_from([vtt, srt, plain]),
    st.lists(LABELS.filter(bool), min_size=2, max_size=6, unique=True),
    st.lists(st.integers(0, 5), min_size=3, max_size=40),
    st.sampled_from(["", "."]),
    st.integers(0, 6),
)
def test_nobody_is_ever_given_the_words_of_another_label(layout, labels, order, ended, members):
    order = [number % len(labels) for number in order]
    sentences = {n for n in order if len(labels[n].split()) > 8 and order.count(n) < 3}
    content = layout([f"{labels[n]}: w{n}{ended}" for n in order])

    try:
        words = heard(content, labels[:members])
    except UnreadableTranscript:
        return  # nobody is named, nobody is wronged

    for speaker, text in words.items():
        theirs = {n for n in set(order) - sentences if f"w{n}" in text.replace(".", "").split()}
        assert not speaker or len(theirs) <= 1
