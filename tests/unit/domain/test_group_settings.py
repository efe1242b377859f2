"""A group's settings: read from JSON as from what people type, and judged all at once."""

import json
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import BadSetting
from facilitator.domain.group_settings import RULES, Cadence, GroupSettings, SendMode
from tests.every import every

USUAL = GroupSettings()


def refused(given):
    with pytest.raises(BadSetting) as raised:
        USUAL.changed(given)
    return raised.value.message


def test_settings_come_back_from_json_as_they_were():
    settings = USUAL.changed(
        {"agenda_sends": "12", "quiet_from": "22:30", "recap_sends": "automatic"}
    )

    assert GroupSettings.from_dict(json.loads(json.dumps(settings.as_dict()))) == settings
    assert (settings.agenda_sends, settings.quiet_from) == (12, time(22, 30))
    assert settings.recap_sends is SendMode.AUTOMATIC


def test_what_is_shown_can_be_typed_again():
    settings = USUAL.changed({"follow_up_notes": "off", "consent": "We record this."})

    typed = {key: value for key, (value, _) in settings.as_words().items()}

    assert USUAL.changed(typed) == settings
    assert typed["follow_up_notes"] == "off"
    assert (typed["agenda_sends"], typed["format"]) == ("approval", "none")


def test_every_setting_says_what_it_means():
    assert all(meaning for _, meaning in USUAL.as_words().values())
    assert RULES.keys() == USUAL.as_dict().keys()


def test_the_usual_settings_are_what_the_product_promises():
    assert (USUAL.check_in_hours, USUAL.reminder_hours, USUAL.agenda_draft_hours) == (72, 36, 24)
    assert USUAL.agenda_sends is None
    assert USUAL.transcript_days == 30


@every(
    ("key", "value", "expected"),
    [
        ("check_in_hours", "soon", "a whole number from 0 to 336"),
        ("check_in_hours", True, "a whole number"),
        ("check_in_hours", 1.5, "a whole number"),
        ("minutes", "9999", "15 to 480"),
        ("cadence", "daily", "weekly, fortnightly"),
        ("agenda_sends", "never", "approval, or a whole number"),
        ("agenda_in_meeting", "perhaps", "on or off"),
        ("agenda_in_meeting", 1, "on or off"),
        ("quiet_from", "25:00", "a time such as 21:00"),
        ("quiet_from", "9", "a time such as 21:00"),
        ("time_zone", "Europe/Berln", "did you mean Europe/Berlin?"),
        ("time_zone", "../../etc/passwd", "a time zone"),
        ("time_zone", "localtime", "a time zone"),
        ("theme", "", "the name of a theme"),
        ("consent", "x" * 2001, "at most 2000 letters"),
        ("consent", "a\x1b[31m", "a text"),
        ("chek_in_hours", "3", "did you mean check_in_hours?"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(key, value, expected):
    told = refused({key: value})

    assert expected in told
    assert key in told


def test_all_that_is_wrong_is_said_at_once():
    told = refused({"cadence": "daily", "minutes": "0", "colour": "red"})

    assert all(word in told for word in ("cadence", "minutes", "colour"))


def test_a_reminder_comes_after_what_it_reminds_of():
    assert "less than check_in_hours, which is 24" in refused({"check_in_hours": "24"})
    assert USUAL.changed({"check_in_hours": "24", "reminder_hours": "12"}).reminder_hours == 12
    assert USUAL.changed({"check_in_hours": "0"}).check_in_hours == 0


def test_an_agenda_does_not_send_itself_before_its_draft():
    assert "at most agenda_draft_hours, which is 24" in refused({"agenda_sends": "48"})


def test_only_what_there_is_can_be_chosen():
    with pytest.raises(BadSetting, match="theme is 'gardening'; expected one of base, founders"):
        USUAL.changed({"theme": "gardening"}, {"theme": ("base", "founders")})

    assert USUAL.changed({"format": "none"}, {"format": ("troika",)}).format is None


def test_names_of_time_zones_and_rhythms_are_read_in_any_case():
    settings = USUAL.changed({"time_zone": "europe/berlin", "cadence": "Weekly"})

    assert (settings.time_zone, settings.cadence) == ("Europe/Berlin", Cadence.WEEKLY)
    assert settings.zone.key == "Europe/Berlin"


@given(st.dictionaries(st.sampled_from(sorted(RULES)),
                       st.none() | st.booleans() | st.integers() | st.floats() | st.text()
                       | st.lists(st.integers())))  # fmt: skip
def test_whatever_is_given_is_taken_or_refused_in_plain_words(given):
    try:
        settings = USUAL.changed(given)
    except BadSetting as wrong:
        assert wrong.message.startswith("These settings cannot be used")
    else:
        assert GroupSettings.from_dict(settings.as_dict()) == settings
