"""Our words before a session: every language says all of them, and times with their zone."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator import plugins
from facilitator.features.agenda.mails import agenda, agenda_changed, agenda_draft, called_off
from facilitator.features.checkins.mails.check_in import SAMPLE
from facilitator.features.commitments.mails import follow_up
from facilitator.features.delivery.mails import recap_own_part
from facilitator.features.guests.mails import guest_follow_up, guest_invite, guest_news
from facilitator.kit.mail import compose
from facilitator.wording import languages, words

ENGLISH = words("en").check_in
AGENDA = words("en").agenda
BETWEEN = words("en").follow_up
LOOKING = words("en").own_part
GUEST = words("en").guest
OTHERS = [language for language in languages() if language != "en"]
AT = datetime(2026, 3, 1, 17, 5, tzinfo=UTC)
AGENDA_MAILS = [
    ("agenda", agenda.SAMPLE),
    ("agenda", {**agenda.SAMPLE, "is_update": True}),
    ("agenda_draft", agenda_draft.SAMPLE),
    ("agenda_draft", {**agenda_draft.SAMPLE, "sends_at": AT}),
    ("agenda_changed", agenda_changed.SAMPLE),
    ("agenda_changed", {**agenda_changed.SAMPLE, "is_sent": True}),
    ("called_off", called_off.SAMPLE),
]


GUEST_MAILS = [
    ("guest_invite", guest_invite.SAMPLE),
    ("guest_news", guest_news.SAMPLE),
    ("guest_news", {**guest_news.SAMPLE, "is_off": True}),
    ("guest_follow_up", {**guest_follow_up.SAMPLE, "next_step": ""}),
]


def blanks(text):
    return set(re.findall(r"{(\w+)}", text))


def english(table, page):
    """The English phrases of more than two words that a page has."""
    phrases = [p.strip(" ,.;:") for text in table.values() for p in re.split(r"{\w+}", text)]
    return [p for p in phrases if len(p.split()) > 2 and p.casefold() in page.casefold()]


@pytest.mark.parametrize("language", languages())
def test_a_language_says_all_of_it_with_the_same_blanks(language):
    told = words(language)

    assert told.check_in.keys() == ENGLISH.keys()
    assert len(set(told.weekdays)) == 7
    for name, text in told.check_in.items():
        assert blanks(text) == blanks(ENGLISH[name]), name


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("table", ["aftercare", "office"])
def test_a_language_says_all_of_what_follows_a_hot_seat_with_the_same_blanks(language, table):
    told, first = getattr(words(language), table), getattr(words("en"), table)

    assert told.keys() == first.keys()
    for name, text in told.items():
        assert blanks(text) == blanks(first[name]), name


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", ["thanks", "office_hours", "strategy_session"])
def test_no_english_is_left_in_a_mail_after_a_hot_seat(language, kind):
    sample = plugins.load(compose.KINDS, kind).SAMPLE
    mail = compose.write(kind, **{**sample, "language": language})
    ours = {**words("en").aftercare, **words("en").office}

    assert not english(ours, mail.subject + mail.text + mail.html.split("</head>")[1])


@pytest.mark.parametrize("language", languages())
def test_a_language_says_all_of_an_agenda_with_the_same_blanks(language):
    told = words(language).agenda

    assert told.keys() == AGENDA.keys()
    for name, text in told.items():
        assert blanks(text) == blanks(AGENDA[name]), name


@pytest.mark.parametrize("language", languages())
def test_a_language_says_all_there_is_between_sessions_with_the_same_blanks(language):
    told = words(language).follow_up

    assert told.keys() == BETWEEN.keys()
    for name, text in told.items():
        assert blanks(text) == blanks(BETWEEN[name]), name


@pytest.mark.parametrize("language", languages())
def test_a_language_says_all_of_a_look_at_ones_part_with_the_same_blanks(language):
    told = words(language).own_part

    assert told.keys() == LOOKING.keys()
    for name, text in told.items():
        assert blanks(text) == blanks(LOOKING[name]), name


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("is_again", [False, True])
def test_no_english_is_left_in_a_mail_of_ones_own_part(language, is_again):
    mail = compose.write(
        "recap_own_part",
        **{**recap_own_part.SAMPLE, "language": language, "is_again": is_again},
    )

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english(LOOKING, page)
        assert "March" not in page


@pytest.mark.parametrize("language", languages())
def test_a_language_says_all_of_past_solutions_with_the_same_blanks(language):
    told, english_ones = words(language).past, words("en").past

    assert told.keys() == english_ones.keys()
    for name, text in told.items():
        assert blanks(text) == blanks(english_ones[name]), name


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_a_note_between_sessions(language):
    mail = compose.write("follow_up", **{**follow_up.SAMPLE, "language": language})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english(BETWEEN, page)
        assert "March" not in page


@pytest.mark.parametrize("language", languages())
def test_a_language_says_all_there_is_to_guests_with_the_same_blanks(language):
    told = words(language).guest

    assert list(told) == list(GUEST)
    for name, text in told.items():
        assert blanks(text) == blanks(GUEST[name]), name


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("kind", "values"), GUEST_MAILS)
def test_no_english_is_left_in_a_mail_to_a_guest(language, kind, values):
    mail = compose.write(kind, **{**values, "language": language})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english(GUEST, page)
        assert not re.search("Wednesday|Thursday|March", page)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", ["check_in", "check_in_reminder"])
def test_no_english_is_left_in_a_mail(language, kind):
    mail = compose.write(kind, **{**SAMPLE, "language": language})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english(ENGLISH, page)
        assert "Wednesday" not in page


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("kind", "values"), AGENDA_MAILS)
def test_no_english_is_left_in_a_mail_about_an_agenda(language, kind, values):
    view = replace(values["view"], language=language)

    mail = compose.write(kind, **{**values, "view": view})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english(AGENDA, page)
        assert not re.search("Wednesday|Sunday|March|February", page)


@pytest.mark.parametrize("language", languages())
def test_a_second_agenda_says_that_it_takes_the_place_of_the_first(language):
    view = replace(agenda.SAMPLE["view"], language=language)

    mail = compose.write("agenda", view=view, member="Dana Ruiz", is_update=True)

    assert words(language).agenda["update"] in mail.text
    assert words(language).agenda["update"] in mail.html


@pytest.mark.parametrize(
    ("language", "zone", "told"),
    [
        ("en", "Europe/London", "Sunday 1 March at 17:05 (London, GMT)"),
        ("en", "UTC", "Sunday 1 March at 17:05 (UTC)"),
        ("en", "Asia/Kolkata", "Sunday 1 March at 22:35 (Kolkata, IST)"),
        ("de", "Europe/Berlin", "Sonntag, 1. März, 18:05 (Berlin, CET)"),
        ("fr", "Asia/Tokyo", "lundi 2 mars à 02:05 (Tokyo, JST)"),
        ("es", "America/Argentina/Buenos_Aires",
         "domingo 1 de marzo, 14:05 (Buenos Aires, UTC-03)"),
    ],
)  # fmt: skip
def test_a_moment_is_told_in_the_readers_zone_with_its_name(language, zone, told):
    assert words(language).moment(AT.astimezone(ZoneInfo(zone))) == told


def test_a_group_with_a_long_name_in_braces_is_named_as_it_is():
    mail = compose.write("check_in", **{**SAMPLE, "group": "{lead} " + "N " * 100})

    assert mail.subject.startswith("Check-in: {lead} N N")
    assert len(mail.subject) < 120
