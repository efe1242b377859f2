"""A name and a time can be written in many ways, above the words or on their line: all are read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import readers
from facilitator.domain.errors import UnreadableTranscript
from tests.every import every

TALK = [
    ("Dana Ruiz", 0, "We lose every second bidder. Why is that?"),
    ("Lee Park", 8, "Who reads our offer first, the buyer or the cook?"),
    ("Dana Ruiz", 16, "The buyer, I think."),
    ("Bob Okafor", 24, "Then I would send one page with the price on top."),
    ("Lee Park", 31, "You could ask the last three who said no."),
    ("Dana Ruiz", 3725, "I will call all three by Friday."),
]


def m(second):
    return f"{second // 60}:{second % 60:02}"


def h(second):
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


# how each turn is written: name, second and words
ABOVE = {
    "krisp": lambda n, s, t: f"{n} | {m(s)}\n{t}\n\n",
    "parentheses": lambda n, s, t: f"{n} ({m(s)})\n{t}\n\n",
    "parentheses and colon": lambda n, s, t: f"{n} ({h(s)}):\n{t}\n\n",
    "square brackets": lambda n, s, t: f"{n} [{m(s)}]\n{t}\n\n",
    "two blanks": lambda n, s, t: f"{n}  {m(s)}\n{t}\n\n",
    "tab": lambda n, s, t: f"{n}\t{h(s)}\n{t}\n\n",
    "one blank": lambda n, s, t: f"{n} {h(s)}\n{t}\n\n",
    "no blank line": lambda n, s, t: f"{n} | {h(s)}\n{t}\n",
    "comma": lambda n, s, t: f"{n}, {m(s)}\n{t}\n\n",
    "dash": lambda n, s, t: f"{n} - {m(s)}\n{t}\n\n",
    "long dash": lambda n, s, t: f"**{n} — {m(s)}**\n\n{t}\n\n",
    "fractions": lambda n, s, t: f"{n}  {h(s)}.120\n{t}\n\n",
    "time first": lambda n, s, t: f"{h(s)} {n}\n{t}\n\n",
    "time first in brackets": lambda n, s, t: f"[{m(s)}] {n}\n{t}\n\n",
    "time first and colon": lambda n, s, t: f"[{h(s)}] {n}:\n{t}\n\n",
    "time and dash": lambda n, s, t: f"{m(s)} - {n}\n{t}\n\n",
    "at": lambda n, s, t: f"@{m(s)} - **{n}**\n{t}\n\n",
    "from to": lambda n, s, t: f"{h(s)} - {h(s + 5)} {n}\n{t}\n\n",
    "arrow": lambda n, s, t: f"{n} {h(s)} --> {h(s + 5)}\n{t}\n\n",
    "heading": lambda n, s, t: f"## {n} ({m(s)})\n\n{t}\n\n",
    "small heading": lambda n, s, t: f"### {n} {h(s)}\n{t}\n\n",
    "bold": lambda n, s, t: f"**{n}** {m(s)}\n{t}\n\n",
    "bold and italic": lambda n, s, t: f"**{n}** *({m(s)})*\n{t}\n\n",
    "bullet": lambda n, s, t: f"- **{n}** ({m(s)})\n{t}\n\n",
    "name over time": lambda n, s, t: f"{n}\n{m(s)}\n{t}\n\n",
    "name over time, close": lambda n, s, t: f"{n}\n{m(s)}\n{t}\n",
    "name over from to": lambda n, s, t: f"{n}\n{h(s)} - {h(s + 5)}\n{t}\n\n",
    "time over name": lambda n, s, t: f"{h(s)}\n{n}\n{t}\n\n",
}
BESIDE = {
    "time, name": lambda n, s, t: f"[{h(s)}] {n}: {t}\n",
    "time, dash, name": lambda n, s, t: f"{h(s)} - {n}: {t}\n",
    "time in parentheses": lambda n, s, t: f"({h(s)}) {n}: {t}\n",
    "from to": lambda n, s, t: f"{h(s)} --> {h(s + 5)} {n}: {t}\n",
    "from to above": lambda n, s, t: f"{h(s)} - {h(s + 5)}\n{n}: {t}\n\n",
    "name, time": lambda n, s, t: f"{n} {h(s)}: {t}\n",
    "bold name (time)": lambda n, s, t: f"**{n}** ({m(s)}): {t}\n",
    "bold (time):": lambda n, s, t: f"**{n} ({m(s)}):** {t}\n",
    "time behind the colon": lambda n, s, t: f"{n}: [{h(s)}] {t}\n",
    "no colon": lambda n, s, t: f"{n} ({h(s)}) {t}\n",
    "name and time in brackets": lambda n, s, t: f"[{n} {m(s)}] {t}\n",
    "time and name in brackets": lambda n, s, t: f"[{h(s)}] [{n}] {t}\n",
    "table": lambda n, s, t: f"| {h(s)} | {n} | {t} |\n",
}
UNTIMED = {
    "colon": lambda n, s, t: f"{n}: {t}\n",
    "bold": lambda n, s, t: f"**{n}:** {t}\n",
    "bold before the colon": lambda n, s, t: f"**{n}**: {t}\n",
    "brackets": lambda n, s, t: f"[{n}] {t}\n",
    "brackets and colon": lambda n, s, t: f"[{n}]: {t}\n",
    "parentheses": lambda n, s, t: f"({n}) {t}\n",
    "angles": lambda n, s, t: f"<{n}> {t}\n",
    "quotes": lambda n, s, t: f'"{n}": "{t}"\n',
    "dash": lambda n, s, t: f"{n} - {t}\n",
    "above with a colon": lambda n, s, t: f"{n}:\n{t}\n\n",
    "above": lambda n, s, t: f"{n}\n{t}\n\n",
}
TIMED = {
    **{f"above: {k}": v for k, v in ABOVE.items()},
    **{f"beside: {k}": v for k, v in BESIDE.items()},
}


def heard(text, known=()):
    return [(t.speaker, t.start, t.text) for t in readers.read(text.encode(), known=known).turns]


@every("spelling", TIMED)
@every("head", ["", "Founders North\nMarch 4, 2026\n\n", "# Founders North\n\n"])
def test_names_and_times_are_read_in_any_spelling(spelling, head):
    text = head + "".join(TIMED[spelling](*turn) for turn in TALK)

    turns = [turn for turn in heard(text) if turn[0]]

    assert [(name, round(at), words) for name, at, words in turns] == TALK


@every("spelling", UNTIMED)
def test_names_without_times_are_read_in_any_spelling(spelling):
    text = "".join(UNTIMED[spelling](*turn) for turn in TALK)

    assert [(name, words) for name, _, words in heard(text)] == [(n, t) for n, _, t in TALK]


@every("spelling", {**TIMED, **UNTIMED})
def test_no_time_and_no_heading_is_ever_said(spelling):
    write = {**TIMED, **UNTIMED}[spelling]
    known = [name for name, _, _ in TALK]

    for some in (TALK[:1], TALK[:2], TALK[:3], TALK):
        try:
            turns = heard("".join(write(*turn) for turn in some), known)
        except UnreadableTranscript:
            continue  # one turn may be too few to tell what is a name
        assert {words for name, _, words in turns if name} <= {words for _, _, words in TALK}
        assert {name.strip("[]") for name, _, _ in turns} <= {*known, ""}


def test_a_time_of_day_without_seconds_is_shared_by_its_turns():
    lines = ["11:59 PM Dana Ruiz: one two three", "11:59 PM Lee Park: one two three",
             "12:00 AM Dana Ruiz: Bye."]  # fmt: skip

    assert [round(at, 1) for _, at, _ in heard("\n".join(lines))] == [0.0, 1.2, 60.0]


def test_a_late_first_time_is_one_of_the_day_and_an_early_one_is_not():
    late = "17:01:10 Dana Ruiz: We sell.\n17:01:20 Lee Park: Why?\n"
    early = "00:40:10 Dana Ruiz: We sell.\n00:40:20 Lee Park: Why?\n"

    assert [at for _, at, _ in heard(late)] == [0.0, 10.0]
    assert [at for _, at, _ in heard(early)] == [2410.0, 2420.0]


def test_a_date_may_stand_before_each_line():
    text = "2026-03-04T17:01:10Z Dana Ruiz: We sell.\n2026-03-04T17:01:25.5Z Lee Park: Why?\n"

    assert heard(text) == [("Dana Ruiz", 0.0, "We sell."), ("Lee Park", 15.5, "Why?")]


def test_a_time_within_the_words_is_a_time():
    text = "Dana Ruiz  0:03\nWe sell. [0:09] We buy at 10:30.\n\nLee Park  0:20\nWhy?\n"

    read = readers.read(text.encode())

    assert [(s.start, s.text) for s in read.turns[0].spans] == [
        (3.0, "We sell."), (9.0, "We buy at 10:30."),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["10:30 works for me.", "We start at 10:30", "Let us say 0:30"])
def test_a_time_that_is_said_stays_in_the_words(line):
    above = (
        f"Dana Ruiz (0:03)\nWe sell.\n{line}\n\nLee Park (0:09)\nWhy?\n\nDana Ruiz (0:12)\nSo.\n"
    )
    beside = f"Dana Ruiz: We sell.\n{line}\nLee Park: Why?\nDana Ruiz: So.\n"

    for text in (above, beside):
        assert heard(text)[0][2] == f"We sell. {line}"


def test_a_heading_whose_name_is_in_doubt_is_nobodys_and_said_to_be():
    text = "".join(f"{n} {h(s)}\n{t}\n\n" for n, s, t in TALK)
    text = text.replace("Bob Okafor 00:00:24", "somebody in the room 00:00:24")

    read = readers.read(text.encode())

    assert [turn.speaker for turn in read.turns][3] == ""
    assert "somebody in the room" in read.turns[3].text
    assert [warning.code for warning in read.warnings] == ["rare_names_not_used"]


def test_times_without_names_name_nobody():
    text = "".join(f"{m(s)}\n{t}\n\n" for _, s, t in TALK)

    with pytest.raises(UnreadableTranscript):
        readers.read(text.encode())


def test_a_long_paragraph_is_read_to_its_end():
    words = "we sell and buy " * 2_000

    assert heard(f"Dana Ruiz: {words}end.\nLee Park: Why?\n")[0][2].endswith("end.")


WORDS = st.lists(
    st.sampled_from("we sell bread, and they buy it? No. Yes! every day ö 中 so".split()),
    min_size=3,
    max_size=12,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(TIMED)),
    st.lists(
        st.tuples(st.sampled_from(["Dana Ruiz", "Lee Park", "Bob Okafor", "Ümit Çelik"]), WORDS),
        min_size=4,
        max_size=20,
    ),
    st.integers(1, 40),
)
def test_whatever_is_said_is_its_speakers(spelling, said, pace):
    known = ["Dana Ruiz", "Lee Park", "Bob Okafor", "Ümit Çelik"]
    talk = [(name, n * pace, f"{words} {n}w") for n, (name, words) in enumerate(said)]

    read = readers.read("".join(TIMED[spelling](*turn) for turn in talk).encode(), known=known)

    assert [(s.text, turn.speaker) for turn in read.turns for s in turn.spans] == [
        (words, name) for name, _, words in talk
    ]


ODD_NAMES = [
    "Dana Ruiz", "mike", "Guest 2", "iPhone 13", "王小明", "Vervenne, Ron", "Lee P. (she/her)",
    "Dr. Anna Berg", "María José O'Brien-Díaz", "Acme Inc. Support", "Jan van der Berg",
]  # fmt: skip
ODD_WORDS = [
    "We sell bread.", "Note: we sell less.", "at 10:30 we meet", "Let us meet at 10:30", "Yes",
    "One thing: the price", "I'd say - maybe - not.", "(laughs) I don't know", "Monday",
    "\"Never again\", he said.", "It costs 3:1 or so", "Summary", "Actions", "10 minutes",
    "I told Lee Park: no way", "He said Bob - no", "see https://example.org/a-b", "Dana, why?",
]  # fmt: skip

BARE = ("above", "above with a colon")  # there, words that recur before a colon are a speaker


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(spelling for spelling in {**TIMED, **UNTIMED} if spelling not in BARE)),
    st.lists(
        st.tuples(
            st.sampled_from(ODD_NAMES),
            st.lists(st.sampled_from(ODD_WORDS), min_size=1, max_size=4).map(" ".join),
            st.integers(1, 60),
        ),
        min_size=8,
        max_size=40,
    ),
    st.booleans(),
)
def test_nobody_is_given_what_somebody_else_said(spelling, said, is_known):
    talk, at = [], 0
    for number, (name, words, pause) in enumerate(said):
        talk.append((name, at, f"{words} {number}w"))
        at += pause
    own = {f"{number}w": name for number, (name, _, _) in enumerate(said)}
    text = "".join({**TIMED, **UNTIMED}[spelling](*turn) for turn in talk)

    try:
        turns = readers.read(text.encode(), known=ODD_NAMES if is_known else ()).turns
    except UnreadableTranscript:
        return  # nobody is named, nobody is wronged

    found = {w: t.speaker for t in turns for w in t.text.replace('"', " ").split() if w in own}
    assert found.keys() == own.keys()
    for word, speaker in found.items():
        assert speaker.strip('[]"') in ("", own[word], own[word].removesuffix(" (she/her)"))
