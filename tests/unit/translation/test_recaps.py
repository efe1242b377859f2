"""A recap is told in its reader's language: warnings, counts, days, and nothing in English."""

import re
from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain.notices import IN_ENGLISH, TEMPLATES, from_json, notice
from facilitator.domain.people.person import Person, Roster
from facilitator.domain.people.roster import parse_roster
from facilitator.domain.people.speakers import resolve_speakers
from facilitator.domain.recaps.recap import EvidenceSource, Point, SolutionKind
from facilitator.domain.recaps.view import Receipt
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.offline import OfflineEngine
from facilitator.features.delivery.mails.recap import SAMPLE
from facilitator.features.recaps.output import present
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.kit.mail import compose
from facilitator.translation import languages, translator_for
from facilitator.translation.notices import notice_text
from facilitator.translation.recaps import KINDS, SOURCES, solutions_of
from tests.catalogues import english_in
from tests.notices import SAMPLES, as_told
from tests.people import MEMBERS, zoom_vtt

OTHERS = [language for language in languages() if language != "en"]
VIEW = SAMPLE["view"]


def warnings():
    """Warnings as they are raised, of each kind that readers are told in their language."""
    roster = Roster((Person("Dana Ruiz"), Person("Bob Okafor")))
    heard = Transcript((Turn("Conference Room", (Span(0, 1, "Hello."),)),))
    members = b"name,aliases,shoes\nDana,Bob;D\nBob,D\n"
    raised = [*resolve_speakers(heard, roster).warnings, *parse_roster(members)[1]]
    return [*raised, *(SAMPLES[code] for code in TEMPLATES.keys() - IN_ENGLISH)]


def test_every_kind_and_source_has_a_name():
    assert set(KINDS) == set(SolutionKind)
    assert set(SOURCES) == set(EvidenceSource) - {EvidenceSource.TRANSCRIPT}


@pytest.mark.parametrize("language", OTHERS)
def test_every_warning_is_told_in_the_language(language):
    translator = translator_for(language)

    for warning in warnings():
        assert notice_text(warning, translator) != warning.english, warning


@pytest.mark.parametrize("language", languages())
def test_warnings_read_as_they_always_did(language):
    translator = translator_for(language)
    told = {code: notice_text(one, translator) for code, one in SAMPLES.items()}

    assert told == as_told(language)


def test_a_warning_nobody_has_put_into_words_stays_as_it_is():
    told = notice_text(from_json("A new warning."), translator_for("de"))

    assert told == "A new warning."


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_a_mail_or_on_a_page(language):
    memory = replace(VIEW.recap.hot_seats[0].challenge.evidence[0], source=EvidenceSource.MEMORY)
    recap = replace(
        VIEW.recap, warnings=tuple(warnings()), points=(Point("Dana Ruiz", "Quotes.", (memory,)),)
    )
    kept = Receipt(left_out=2, not_recorded=1, deleted_on=date(2026, 6, 1))
    view = replace(VIEW, recap=recap, language=language, receipt=kept)
    mail = compose.render_mail("recap", view=view, member="Dana Ruiz")
    shown = [mail.subject, mail.text, mail.html.split("</head>")[1]]
    shown += [present("text", view), present("markdown", view)]
    shown.append(present("html", view).split("</head>")[1])

    for page in shown:
        assert not english_in(bare(page, view))
        assert not re.search(r"\b(?:March|June|the|speakers|from memory)\b", bare(page, view))


def bare(page, view):
    """A page without what was said in the session."""
    said = [e.quote for seat in view.recap.hot_seats for e in seat.challenge.evidence]
    given = [g for seat in view.recap.hot_seats for g in seat.solutions]
    said += [g.text for g in given] + [g.evidence[0].quote for g in given]
    said += [c.text for c in view.recap.commitments]
    page = re.sub(r"[\s\\]+", " ", re.sub(r"&#39;|&#x27;", "'", page))
    for words_said in sorted(said, key=len, reverse=True):
        page = page.replace(words_said, "")
    return re.sub(r"“?off the record“?|back on the record", "", page)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["0 solutions", "1 solution", "2 solutions"]),
        ("de", ["0 Lösungen", "1 Lösung", "2 Lösungen"]),
        ("fr", ["0 solution", "1 solution", "2 solutions"]),
    ],
)
def test_a_number_of_things_is_told_as_the_language_counts(language, told):
    assert [solutions_of(number, translator_for(language)) for number in range(3)] == told


def test_a_recap_names_the_languages_that_are_not_the_groups():
    handed = SessionFiles([zoom_vtt().encode()], MEMBERS, language="de")

    made = make_recap(handed, OfflineEngine())

    assert notice("spoken_languages", languages="en") in made.recap.warnings
