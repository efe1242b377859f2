"""What was said for a laugh, or reported, is neither a solution nor a commitment."""

from datetime import date

import pytest

from facilitator.domain.conversation import offers
from facilitator.domain.conversation.small_talk import ends_with_laughter, laughs
from facilitator.domain.conversation.speech import speech_of
from facilitator.domain.language.phrases import fold
from facilitator.domain.people.person import Person, Role, Roster
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.offline import OfflineEngine

ROSTER = Roster((Person("Kim", role=Role.MODERATOR), Person("Dana"), Person("Bob"), Person("Lee")))
OPENING = (
    ("Kim", "Dana, you are in the hot seat. What is your challenge?"),
    ("Dana", "My best baker wants to leave at Easter, and I don't know how to keep him."),
    ("Kim", "Who has advice for Dana?"),
)


def recap_of(*said):
    turns, at = [], 0.0
    for speaker, text in (*OPENING, *said, ("Kim", "Thank you, Dana. That is all for today.")):
        turns.append(Turn(speaker, (Span(at, at + 5, text),), "en"))
        at += 6
    return OfflineEngine().recap(Transcript(tuple(turns), held_on=date(2026, 3, 4)), ROSTER)


def told(recap):
    return [s.text for seat in recap.hot_seats for s in seat.solutions]


@pytest.mark.parametrize("reaction", ["Ha ha.", "Haha!", "(laughs)", "That's funny."])
def test_what_others_only_laugh_at_is_no_solution_and_no_promise(reaction):
    recap = recap_of(
        ("Bob", "Offer him one free Saturday a month. Or lock the doors so that he can't get out."),
        ("Lee", reaction),
        ("Lee", "And I'll send him a fruit basket on Friday, for sure."),
        ("Bob", reaction),
    )

    assert told(recap) == ["Offer him one free Saturday a month."]
    assert recap.commitments == ()


def test_what_ends_with_laughter_is_not_meant():
    assert told(recap_of(("Bob", "or just lock the doors so that he can't get out ha ha"))) == []


def test_a_reaction_that_says_more_takes_nothing_away():
    recap = recap_of(
        ("Bob", "Offer him one free Saturday a month."), ("Dana", "Haha, I like that one.")
    )

    assert told(recap) == ["Offer him one free Saturday a month."]


@pytest.mark.parametrize(
    ("language", "laughter", "words"),
    [
        ("en", "Ha, ha.", "Ha, that's good."),
        ("de", "Hahaha!", "Ja, ja."),
        ("es", "Ja, ja.", "Ya, ya."),
        ("fr", "(rires)", "Ah, oui."),
        ("it", "Ahahah.", "Ah, ecco."),
        ("nl", "Haha.", "Ja, ja."),
        ("pt", "kkkkk", "Ah, sim."),
    ],
)
def test_laughter_is_known_in_seven_languages(language, laughter, words):
    speech = speech_of(language)

    assert laughs(fold(laughter), speech)
    assert not laughs(fold(words), speech)
    assert ends_with_laughter(fold(f"Roma, {laughter}"), speech)
    assert not ends_with_laughter(fold(laughter), speech)


@pytest.mark.parametrize(
    ("language", "reported", "agreed"),
    [
        ("en", "My coach told me, fire him tomorrow.", "As Lee said, ask him what he needs."),
        ("de", "Mein Berater sagte, kündige ihm morgen.", "Wie Lea gesagt hat, frag ihn selbst."),
        ("es", "Mi asesor me dijo, despide a ese chico.", "Como dijo Lea, pregúntale a él."),
        ("fr", "Mon banquier me dit, vends la maison.", "Comme dit Léa, demande-lui."),
        ("it", "Il consulente mi ha detto, vendi tutto.", "Come ha detto Lea, chiedi."),
        ("nl", "Mijn adviseur zei, ontsla hem morgen.", "Zoals Lea zei, vraag het hem."),
        ("pt", "Um consultor me disse, tira o cunhado.", "Como a Lea disse, pergunta a ele."),
    ],
)
def test_what_somebody_else_advised_is_only_reported(language, reported, agreed):
    speech = speech_of(language)

    assert offers.score(fold(reported), speech) == offers.NOT_MEANT
    assert offers.score(fold(agreed), speech) > offers.NOT_MEANT


def test_a_story_is_one_solution_also_around_what_somebody_advised():
    said = (
        "We had that with our head chef, and he gave notice twice. My coach told me, fire him "
        "tomorrow. And I didn't. What we did instead, we gave him the menu of one day a week."
    )

    (only,) = told(recap_of(("Bob", said)))

    assert "coach" not in only


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "I'll write the ten offers with him, and we'll have them done by Friday.", 6),
        ("de", "Ich schreibe die zehn Angebote mit ihm, das haben wir bis Freitag fertig.", 6),
        ("es", "Escribo las diez ofertas con él, las tenemos listas para el viernes.", 6),
        ("fr", "J'écris les dix offres avec lui, ce sera fait pour vendredi.", 6),
        ("it", "Scrivo le dieci offerte con lui, sarà pronto entro venerdì.", 6),
        ("nl", "Ik schrijf de tien offertes met hem, dat is vrijdag klaar.", 6),
        ("pt", "Eu escrevo as dez propostas com ele, isso fica pronto até sexta-feira.", 6),
    ],
)
def test_by_when_something_is_done_belongs_to_what_was_promised(language, said, day):
    turns = (
        Turn("Kim", (Span(0, 5, "Dana, you are in the hot seat."),), "en"),
        Turn("Dana", (Span(6, 11, "My best baker wants to leave at Easter."),), "en"),
        Turn("Kim", (Span(12, 17, "What will you do, and by when?"),), "en"),
        Turn("Dana", (Span(18, 23, said),), language),
        Turn("Kim", (Span(24, 29, "Thank you, Dana. That is all for today."),), "en"),
    )
    recap = OfflineEngine().recap(Transcript(turns, held_on=date(2026, 3, 4)), ROSTER)

    assert [(c.text, c.due) for c in recap.commitments] == [(said, date(2026, 3, day))]
