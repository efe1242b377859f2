"""Our words before a session: every language says all of them, and times with their zone."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator import emails
from facilitator.emails.check_in import SAMPLE
from facilitator.wording import languages, words

ENGLISH = words("en").check_in
AT = datetime(2026, 3, 1, 17, 5, tzinfo=UTC)


def blanks(text):
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("language", languages())
def test_a_language_says_all_of_it_with_the_same_blanks(language):
    told = words(language)

    assert told.check_in.keys() == ENGLISH.keys()
    assert len(set(told.weekdays)) == 7
    for name, text in told.check_in.items():
        assert blanks(text) == blanks(ENGLISH[name]), name


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
@pytest.mark.parametrize("kind", ["check_in", "check_in_reminder"])
def test_no_english_is_left_in_a_mail(language, kind):
    mail = emails.write(kind, **{**SAMPLE, "language": language})

    phrases = [p.strip(" ,.;:") for text in ENGLISH.values() for p in re.split(r"{\w+}", text)]
    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not [p for p in phrases if len(p.split()) > 2 and p in page]
        assert "Wednesday" not in page


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
    mail = emails.write("check_in", **{**SAMPLE, "group": "{lead} " + "N " * 100})

    assert mail.subject.startswith("Check-in: {lead} N N")
    assert len(mail.subject) < 120
