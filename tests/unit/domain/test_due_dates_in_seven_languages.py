"""What people say about days in each language, and what only looks like it.

Each line of `samples/due_dates/LANGUAGE.txt` is what somebody said on a Wednesday.
"""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.conversation.deadlines import has_deadline
from facilitator.domain.language.packs import LANGUAGES, pack_part
from facilitator.domain.language.phrases import fold
from facilitator.domain.recaps.due_dates import dates_in, due_date_in, parse_due_date
from tests.every import every

FOLDER = Path(__file__).parents[2] / "samples" / "due_dates"
WEDNESDAY = date(2026, 3, 4)


def samples(language):
    rows = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split(None, 1)) for row in rows if row and not row.startswith(";")]


SAID = [(language, mark, said) for language in LANGUAGES for mark, said in samples(language)]


@every(("language", "mark", "said"), SAID, ids=[said for _, _, said in SAID])
def test_a_day_is_found_where_one_is_meant(language, mark, said):
    found = due_date_in(said, WEDNESDAY, language)

    assert _mark(found) == mark.replace("~", "-")
    # English also counts weekdays that are past, as it did before there were other languages.
    if language != "en" or mark != "-":
        assert has_deadline(said, language) is (mark != "-")


def _mark(found):
    return ("!" if found.is_contradicted else "") + str(found.day) if found else "-"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_long_list(language):
    marks = [mark for mark, _ in samples(language)]

    assert sum(mark[-1].isdigit() for mark in marks) >= 40
    assert sum(mark in "-~" for mark in marks) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_place_of_a_day_is_that_of_its_words(language):
    for mark, said in samples(language):
        for found in dates_in(said, WEDNESDAY, language):
            words = said[found.start : found.end]
            assert parse_due_date(words, WEDNESDAY, language) == found.day or "{" in mark, said


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "I'll send it by Friday and call her on Monday.", ["2026-03-06", "2026-03-09"]),
        ("de", "Bis Freitag das Angebot und am Montag der Anruf.", ["2026-03-06", "2026-03-09"]),
        ("es", "Mañana le llamo y el viernes lo mando.", ["2026-03-05", "2026-03-06"]),
        ("fr", "Demain je l'appelle et lundi je signe.", ["2026-03-05", "2026-03-09"]),
        ("it", "Domani lo chiamo e lunedì firmo.", ["2026-03-05", "2026-03-09"]),
        ("nl", "Morgen bel ik hem en maandag teken ik.", ["2026-03-05", "2026-03-09"]),
        ("pt", "Amanhã eu ligo e na segunda assino.", ["2026-03-05", "2026-03-09"]),
    ],
)
def test_each_promise_of_a_text_has_its_day(language, said, days):
    found = dates_in(said, WEDNESDAY, language)

    assert [str(one.day) for one in found] == days
    assert found[0].end <= found[1].start


@every(
    ("language", "today", "said", "day"),
    [
        # where "next" says two days, it says one if the coming one is in the next week anyhow
        ("de", date(2026, 3, 5), "Nächsten Dienstag rufe ich an.", date(2026, 3, 10)),
        ("it", date(2026, 3, 5), "Martedì prossimo lo chiamo.", date(2026, 3, 10)),
        ("nl", date(2026, 3, 5), "Volgende dinsdag bel ik.", date(2026, 3, 10)),
        ("pt", date(2026, 3, 5), "Terça que vem eu ligo.", date(2026, 3, 10)),
        ("en", date(2026, 3, 5), "I'll call next Tuesday.", date(2026, 3, 10)),
        # ... and nobody calls tomorrow "next"; a week from today's weekday is one week or two
        ("fr", WEDNESDAY, "Jeudi prochain je l'appelle.", None),
        ("es", WEDNESDAY, "El jueves que viene le llamo.", None),
        ("pt", WEDNESDAY, "Na próxima quinta eu ligo.", None),
        ("de", WEDNESDAY, "Mittwoch in acht Tagen.", None),
        ("nl", WEDNESDAY, "Woensdag over een week.", None),
        # "this week" on a Saturday is the old or the new one
        ("en", date(2026, 3, 7), "I'll do it this week.", None),
        ("de", date(2026, 3, 8), "Das mache ich diese Woche.", None),
        # a month has begun, or has no such day
        ("de", date(2026, 3, 20), "Ich mache es Anfang März.", None),
        ("en", date(2026, 1, 31), "in a month", date(2026, 2, 28)),
        ("en", date(2026, 2, 10), "by the thirtieth", date(2026, 3, 30)),
        ("en", date(2026, 2, 10), "on the 30th of this month", None),
        # the weekday fits the day that is past
        ("en", date(2026, 3, 10), "It was on Friday, March 6th.", None),
        ("en", date(2026, 12, 30), "on Friday the first of January", date(2027, 1, 1)),
    ],
)
def test_a_day_is_counted_from_the_day_of_the_session(language, today, said, day):
    assert parse_due_date(said, today, language) == day


def test_a_date_with_its_year_needs_no_today():
    assert parse_due_date("Am 15. März 2026.", None, "de") == date(2026, 3, 15)
    assert parse_due_date("le 15/03/2026", None, "fr") == date(2026, 3, 15)
    assert parse_due_date("le 15 mars", None, "fr") is None


def test_an_unknown_language_has_dates_in_digits_only():
    assert parse_due_date("2026-04-01", WEDNESDAY, "sv") == date(2026, 4, 1)
    assert parse_due_date("på fredag", WEDNESDAY, "sv") is None
    assert not has_deadline("på fredag", "sv")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150)
@given(data=st.data())
def test_no_words_make_a_day_before_today_unless_its_year_was_said(language, data):
    words = sorted({word for _, said in samples(language) for word in said.split()})
    mixed = st.lists(st.one_of(st.sampled_from(words), st.text(max_size=5)), max_size=14)
    said = " ".join(data.draw(mixed))
    today = data.draw(st.dates())
    found = dates_in(said, today, language)

    for one in found:
        assert one.day >= today or re.search(r"\d\d", said[one.start : one.end])
        assert 0 <= one.start < one.end <= len(said)
    assert [one.start for one in found] == sorted(one.start for one in found)


# What each kind of phrase is read from; one of the slots in a tuple.
NEEDED = {
    "numeric": [("d", "d_or_m"), ("m", "m_or_d")],
    "date": [("digits", "number", "ordinal"), ("month", "sure_month", "month_number")],
    "relative": ["relative"],
    "weekday": [("weekday", "short_weekday")],
    "weekday_not_this_week": ["weekday"],
    "weekday_unless_this_week": [("weekday", "short_weekday")],
    "weekday_unless_tomorrow": [("weekday", "short_weekday")],
    "weekday_of_week": ["weekday", ("which", "weeks")],
    "day_of_month": [("digits", "number", "ordinal")],
    "nth_weekday": [("ordinal", "last"), "weekday"],
    "week_of_month": [("ordinal", "last")],
    "month": [("month", "sure_month", "month_number")],
    "period": [("period", "part_unit", "year")],
    "quarter": [("ordinal", "digits", "number")],
    "weekend": ["weekend"],
    "calendar_week": ["digits"],
    "span": [("unit", "half_year")],
    "weeks": ["weeks"],
    "named_day": ["named_day"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_phrase_has_the_slots_that_its_kind_is_read_from(language):
    data = pack_part(language, "days")

    def slots(phrase):
        names = re.findall(r"\{([a-z_]+)\}", phrase)
        return {s for n in names for s in (slots(data["named"][n]) if n in data["named"] else {n})}

    for kind, phrases in data["phrases"].items():
        for phrase in phrases:
            for needed in NEEDED.get(kind, []):
                one_of = {needed} if isinstance(needed, str) else set(needed)
                assert slots(phrase) & one_of, (kind, phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_repetition_in_a_phrase_has_a_limit(language):
    data = pack_part(language, "days")
    phrases = [
        *data["named"].values(), *data["deadlines"], *data["instead"],
        *(phrase for listed in data["phrases"].values() for phrase in listed),
    ]  # fmt: skip

    assert [p for p in phrases if re.search(r"[*+]|\{\d+,\}", p)] == []


@every("language", LANGUAGES)
@every(
    "piece",
    [
        "{weekday} ",
        "15. ",
        "15.3.",
        "1" * 9,
        "a",
        " ",
        "a ",
        "{which} week ",
        "{month} ",
        ",",
        "no ",
    ],
)
def test_twice_the_text_takes_twice_the_time(language, piece):
    words = pack_part(language, "days")["words"]
    piece = piece.replace("{weekday}", words["weekday"][0].split()[0])
    piece = piece.replace("{month}", words["month"][0].split()[0])
    piece = fold(piece).replace("{which}", words["which"]["1"].split()[0])

    def seconds(length):
        text = (piece * length)[:length]
        begun = time.process_time()
        dates_in(text, WEDNESDAY, language)
        has_deadline(text, language)
        return time.process_time() - begun

    short = min(seconds(4_000 + n) for n in range(2))
    long = min(seconds(16_000 + n) for n in range(2))

    assert long < 0.02 + 8 * short
