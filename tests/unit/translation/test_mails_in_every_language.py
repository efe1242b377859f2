"""No English is left in a mail in another language, whatever its kind."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from facilitator import plugins
from facilitator.domain.notices import from_json
from facilitator.features.access.mails import sign_in
from facilitator.features.agenda.mails import agenda, agenda_changed, agenda_draft, called_off
from facilitator.features.checkins.mails.check_in import SAMPLE
from facilitator.features.commitments.mails import follow_up
from facilitator.features.delivery.mails import no_transcript, recap_own_part
from facilitator.features.guests.mails import guest_follow_up, guest_invite, guest_news
from facilitator.kit.mail import compose
from facilitator.translation import languages, translator_for
from tests.catalogues import english_in
from tests.notices import SAMPLES

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
WHY_NO_TRANSCRIPT = [
    SAMPLES[code]
    for code in (
        "no_zoom_transcript_yet", "recording_may_be_off", "zoom_gives_no_transcript",
        "zoom_gave_no_transcript", "upload_transcript", "platform_not_reached", "tried_again",
        "no_platform_credentials", "set_zoom_credentials",
    )
]  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", ["thanks", "office_hours", "strategy_session"])
def test_no_english_is_left_in_a_mail_after_a_hot_seat(language, kind):
    sample = plugins.load(compose.KINDS, kind).SAMPLE
    mail = compose.render_mail(kind, **{**sample, "language": language})

    assert not english_in(mail.subject + mail.text + mail.html.split("</head>")[1])


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("is_again", [False, True])
def test_no_english_is_left_in_a_mail_of_ones_own_part(language, is_again):
    mail = compose.render_mail(
        "recap_own_part",
        **{**recap_own_part.SAMPLE, "language": language, "is_again": is_again},
    )

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english_in(page)
        assert "March" not in page


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_a_note_between_sessions(language):
    mail = compose.render_mail("follow_up", **{**follow_up.SAMPLE, "language": language})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english_in(page)
        assert "March" not in page


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("kind", "values"), GUEST_MAILS)
def test_no_english_is_left_in_a_mail_to_a_guest(language, kind, values):
    mail = compose.render_mail(kind, **{**values, "language": language})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english_in(page)
        assert not re.search("Wednesday|Thursday|March", page)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("minutes", [1, 30])
def test_no_english_is_left_in_a_mail_with_a_link_to_sign_in(language, minutes):
    mail = compose.render_mail(
        "sign_in", **{**sign_in.SAMPLE, "language": language, "minutes": minutes}
    )

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english_in(page)
        assert not re.search("your groups|Sign in|Hello", page)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("held_at", [AT, None])
def test_no_english_is_left_in_a_mail_about_a_missing_transcript(language, held_at):
    values = {"language": language, "held_at": held_at, "why": WHY_NO_TRANSCRIPT}
    mail = compose.render_mail("no_transcript", **{**no_transcript.SAMPLE, **values})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english_in(page)
        assert not re.search("March|WHY|What|Hand it|refused|tried", page)


def test_a_reason_nobody_has_put_into_words_stays_as_it_is():
    values = {"language": "de", "why": [from_json("A new reason."), WHY_NO_TRANSCRIPT[0]]}
    mail = compose.render_mail("no_transcript", **{**no_transcript.SAMPLE, **values})

    assert "A new reason. Zoom hat noch keine Mitschrift dieser Sitzung." in mail.text


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", ["check_in", "check_in_reminder"])
def test_no_english_is_left_in_a_mail(language, kind):
    mail = compose.render_mail(kind, **{**SAMPLE, "language": language})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        assert not english_in(page)
        assert "Wednesday" not in page


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("kind", "values"), AGENDA_MAILS)
def test_no_english_is_left_in_a_mail_about_an_agenda(language, kind, values):
    view = replace(values["view"], language=language)

    mail = compose.render_mail(kind, **{**values, "view": view})

    for page in (mail.subject, mail.text, mail.html.split("</head>")[1]):
        for change in values.get("changes", ()):  # what stands in them is English
            page = page.replace(change, "")
        assert not english_in(page)
        assert not re.search("Wednesday|Sunday|March|February", page)


@pytest.mark.parametrize("language", languages())
def test_a_second_agenda_says_that_it_takes_the_place_of_the_first(language):
    view = replace(agenda.SAMPLE["view"], language=language)

    mail = compose.render_mail("agenda", view=view, member="Dana Ruiz", is_update=True)

    update = translator_for(language).gettext("This replaces the agenda you already have.")
    assert update in mail.text
    assert update in mail.html


def test_a_group_with_a_long_name_in_braces_is_named_as_it_is():
    mail = compose.render_mail("check_in", **{**SAMPLE, "group": "{lead} " + "N " * 100})

    assert mail.subject.startswith("Check-in: {lead} N N")
    assert len(mail.subject) < 120
