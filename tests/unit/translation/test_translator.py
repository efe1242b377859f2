"""Days, moments and texts as people in each language write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment

from facilitator.translation import Message, languages, translator_for

AT = datetime(2026, 3, 1, 17, 5, tzinfo=UTC)


def test_english_comes_first_and_stands_in_for_what_is_not_there():
    assert languages() == ["en", "de", "es", "fr", "it", "nl", "pt"]
    assert translator_for("sv").language == "en"


def test_a_language_knows_what_it_is_called_in_english():
    names = [translator_for(language).name for language in languages()]

    assert names == ["English", "German", "Spanish", "French", "Italian", "Dutch", "Portuguese"]


def test_days_are_written_as_people_there_write_them():
    day = date(2026, 3, 1)

    assert translator_for("en").day(day) == "1 March 2026"
    assert translator_for("de").day(day) == "1. März 2026"
    assert translator_for("fr").day(day) == "1 mars 2026"
    assert translator_for("es").day(day, year=False) == "1 de marzo"


@pytest.mark.parametrize("language", languages())
def test_a_language_has_a_name_for_every_month_and_weekday(language):
    translator = translator_for(language)

    assert len({translator.day(date(2026, month, 9)) for month in range(1, 13)}) == 12
    assert len({translator.weekday(date(2026, 3, day)) for day in range(1, 8)}) == 7


@pytest.mark.parametrize(
    ("language", "zone", "told"),
    [
        ("en", "Europe/London", "Sunday 1 March at 17:05 (London, GMT)"),
        ("en", "UTC", "Sunday 1 March at 17:05 (UTC)"),
        ("en", "Asia/Kolkata", "Sunday 1 March at 22:35 (Kolkata, IST)"),
        ("de", "Europe/Berlin", "Sonntag, 1. März, 18:05 (Berlin, CET)"),
        ("fr", "Asia/Tokyo", "lundi 2 mars à 02:05 (Tokyo, JST)"),
        ("es", "America/Argentina/Buenos_Aires",
         "domingo, 1 de marzo, 14:05 (Buenos Aires, UTC-03)"),
    ],
)  # fmt: skip
def test_a_moment_is_told_in_the_readers_zone_with_its_name(language, zone, told):
    assert translator_for(language).moment(AT.astimezone(ZoneInfo(zone))) == told


def test_a_value_is_never_read_as_a_text_with_braces_of_its_own():
    told = translator_for("de").gettext("Hello {name}", name="{name} {0} <b>%s")

    assert told == "Hallo {name} {0} <b>%s"


def test_a_text_named_before_is_told_by_its_context():
    own, theirs = Message("Partly", "check-in"), Message("Partly", "follow-up")

    assert translator_for("de").text(own) == "Zum Teil"
    assert translator_for("de").text(theirs) == "Teilweise"
    assert translator_for("en").text(own) == translator_for("en").text(theirs) == "Partly"


def test_several_things_stand_in_one_sentence():
    assert translator_for("en").listed(["one", "two"]) == "one and two"
    assert translator_for("de").listed(["eins", "zwei", "drei"]) == "eins, zwei und drei"
    assert translator_for("de").listed([]) == ""


def test_the_console_is_told_in_english_where_it_is_not_translated():
    told = translator_for("de", "console").gettext("Today")

    assert told in ("Today", "Heute")


def test_a_name_with_html_in_it_is_escaped_once_where_a_template_tells_it():
    pages = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    page = pages.from_string(
        '{{ _("Hello {name}", name=name) }}|'
        "{% trans name=name %}Hello <i>{{ name }}</i>{% endtrans %}"
    )

    told = page.render(name="<b> & {x} %s", **translator_for("de").for_templates())

    assert told == "Hallo &lt;b&gt; &amp; {x} %s|Hello <i>&lt;b&gt; &amp; {x} %s</i>"
