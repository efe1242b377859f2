"""What a statement may claim: names, numbers, days, denials and words that were said."""

import re
from datetime import date

import pytest

from facilitator.domain.recaps.checks import Doubt
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.model.guards import Ground, refusal
from facilitator.engines.model.numbering import number_parts
from facilitator.prompting.library import PromptLibrary
from tests.every import every

TODAY = date(2026, 3, 5)  # a Thursday


def doubt(
    text, said, *, giver="Bob", language="en", names=("Bob", "Dana"), elsewhere=(), member=""
):
    """Why a statement of a giver is refused; ``said`` are (speaker, words) of the cited turns."""
    turns = [
        Turn(who, (Span(at * 9.0, at * 9.0 + 8, words),), language)
        for at, (who, words) in enumerate([*said, *elsewhere])
    ]
    parts = tuple(number_parts(Transcript(tuple(turns))))
    cited = parts[: len(said)]
    speakers = frozenset(turn.speaker for turn in turns)
    ground = Ground(giver, cited, cited, parts, frozenset(names), speakers, language, TODAY, member)
    found = refusal(text, ground)
    return found.doubt if found else None


HOLDS = [
    ("en", "I raised all the prices by fifteen percent.", "Raised all prices by 15 %."),
    ("en", "How about starting with the dishes?", "Start with the dishes."),
    ("en", "What if you asked your landlord for a longer lease?", "Ask the landlord for one."),
    ("en", "We called, um, ten, like, ten customers, three bought.", "Called ten customers."),
    ("en", "Why don't you call the bank first?", "Call the bank first."),
    ("en", "I'd port the old number over before she starts.", "Port the number before she starts."),
    ("en", "Nobody from Halcyon gets to you on Thursdays.", "Nobody from Halcyon gets to Dana."),
    ("en", "Use linked in for that, not the papers.", "Use LinkedIn for it."),
    ("en", "Half a million dollars, that was the offer.", "The offer was $500,000."),
    ("en", "Do it by the thirtieth.", "Do it by 30 March."),
    ("de", "Wir haben die Preise um fünfundzwanzig Prozent erhöht.", "Die Preise um 25 % erhöht."),
    ("de", "Ruf doch erst mal die Bank an.", "Zuerst die Bank anrufen."),
    ("de", "Mach das bis zum dreißigsten.", "Bis zum 30. März erledigen."),
    ("es", "Subí los precios un quince por ciento.", "Subió los precios un 15 %."),
    ("es", "¿Por qué no llamas al banco?", "Llamar al banco."),
    ("fr", "J'ai augmenté les prix de quatre-vingt-dix pour cent.", "A augmenté les prix de 90 %."),
    ("fr", "Pourquoi tu n'appelles pas la banque ?", "Appeler la banque."),
    ("it", "Ho alzato i prezzi del venticinque per cento.", "Ha alzato i prezzi del 25 %."),
    (
        "nl",
        "Ik heb de prijzen met vijfentwintig procent verhoogd.",
        "De prijzen met 25 % verhoogd.",
    ),
    ("pt", "Aumentei os preços em vinte e cinco por cento.", "Aumentou os preços em 25 %."),
    ("en", "Our rating was four point six, now it's four point one.", "Went from 4.6 to 4.1."),
    (
        "en",
        "Note the day, the driver, the load, late or not late, and you take the list to them.",
        "Note the day, the driver, and whether it was late or not, and take them the list.",
    ),
    (
        "en",
        "Let the shop send it out the same day without you even opening it.",
        "Let the shop send the parcel the same day, without opening it.",
    ),
    (
        "nl",
        "ik heb daaronder gezet deze maand niet en daarna is het nooit meer gebeurd",
        "Zette daaronder 'deze maand niet', en daarna gebeurde het nooit meer.",
    ),
]


@every(("language", "said", "text"), HOLDS)
def test_a_statement_is_shown_as_written_unless_something_speaks_against_it(language, said, text):
    assert doubt(text, [("Bob", said)], language=language) is None


REFUSED = [
    ("en", "Raise the prices by fifteen percent.", "Raise prices by 50 %.", Doubt.NUMBER),
    ("en", "Wait for two weeks.", "Wait for two months.", Doubt.NUMBER),
    ("en", "Ask for five hundred dollars.", "Ask for 500 euros.", Doubt.NUMBER),
    ("en", "Ask Karen about the lease.", "Ask about the lease with Peter.", Doubt.NAME),
    ("en", "Ask the users what they need.", "Ask users as McKinsey does.", Doubt.NAME),
    ("en", "Call the bank by Friday.", "Call the bank by Monday.", Doubt.DAY),
    ("en", "Don't sign the lease.", "Sign the lease.", Doubt.NEGATION),
    ("en", "Sign the lease.", "Don't sign the lease.", Doubt.NEGATION),
    ("en", "Look at the site.", "Look at the site evil.example.", Doubt.LINK),
    ("en", "Write to them.", "Write to eve@example.org.", Doubt.LINK),
    ("en", "Write to them.", "Write to <b>them</b>.", Doubt.MARKUP),
    ("en", "Write to them.", "[Write](x) to them.", Doubt.MARKUP),
    ("en", "Write to them.", "Write to them. " * 60, Doubt.LONG),
    ("en", "Write to them.", "Hire a second cook for the summer season.", Doubt.NOT_SAID),
    ("de", "Erhöhe die Preise um fünfzehn Prozent.", "Preise um 50 % erhöhen.", Doubt.NUMBER),
    ("de", "Unterschreib den Vertrag nicht.", "Den Vertrag unterschreiben.", Doubt.NEGATION),
    ("de", "Unterschreib den Vertrag.", "Den Vertrag nicht unterschreiben.", Doubt.NEGATION),
    ("de", "Frag mal bei der Bank nach.", "Bei der KfW nachfragen.", Doubt.NAME),
    ("de", "Ruf sie bis Freitag an.", "Sie bis Montag anrufen.", Doubt.DAY),
    ("es", "Espera dos semanas.", "Esperar dos meses.", Doubt.NUMBER),
    ("es", "No firmes el contrato.", "Firmar el contrato.", Doubt.NEGATION),
    ("fr", "Ne signe pas le contrat.", "Signer le contrat.", Doubt.NEGATION),
    ("fr", "Attends trois semaines.", "Attendre six semaines.", Doubt.NUMBER),
    ("it", "Non firmare il contratto.", "Firmare il contratto.", Doubt.NEGATION),
    ("it", "Chiama la banca.", "Non chiamare la banca.", Doubt.NEGATION),
    ("nl", "Betaal de huur niet.", "De huur betalen.", Doubt.NEGATION),
    ("nl", "Vraag het aan de bank.", "Vraag het aan de bank in Utrecht.", Doubt.NAME),
    ("pt", "Não assine o contrato.", "Assinar o contrato.", Doubt.NEGATION),
    ("pt", "Espere dez dias.", "Esperar doze dias.", Doubt.NUMBER),
]


@every(("language", "said", "text", "why"), REFUSED)
def test_a_claim_that_nobody_made_is_refused(language, said, text, why):
    assert doubt(text, [("Bob", said)], language=language) is why


def test_a_denial_in_a_sentence_of_its_own_is_not_left_out():
    said = [
        (
            "Bob",
            "My lawyer told me to report the landlord to the police. I did not do that. We talked.",
        )
    ]

    assert doubt("Reported the landlord to the police, as the lawyer said.", said) is Doubt.NEGATION
    assert doubt("Did not report the landlord to the police, and talked.", said) is None


def test_another_share_than_was_said_is_refused():
    said = [("Bob", "In April we had a third less bookings than last year.")]

    assert doubt("Had a third fewer bookings in April.", said) is None
    assert doubt("Had a quarter fewer bookings in April.", said) is Doubt.NUMBER


def test_a_question_or_a_denial_of_something_else_is_no_denial():
    said = [
        (
            "Bob",
            "I never liked any table for planning my holidays. Could you call the bank on Monday?",
        )
    ]

    assert doubt("Do not call the bank on Monday.", said) is Doubt.NEGATION
    assert doubt("Call the bank on Monday.", said) is None
    refused = [("Bob", "Call the bank? I would not do that.")]
    assert doubt("Do not call the bank.", refused) is None


def test_the_speakers_own_names_always_count():
    said = [("Mei-Ling O'Neil", "I am tired of it."), ("Jan de Vries", "I'd take a week off.")]
    names = ("Mei-Ling O'Neil", "Jan de Vries")

    assert doubt("Mei-Ling is tired of it.", said, giver=names[0], names=names) is None
    assert doubt("O'Neil's week: take it off.", said, giver=names[1], names=names) is None
    assert doubt("As de Vries would: take a week off.", said, giver=names[1], names=names) is None


def test_a_name_that_was_heard_wrongly_is_known():
    assert doubt("Ask about it at Halcyon.", [("Bob", "Ask about it at hal cion.")]) is None


def test_a_german_name_is_known_by_its_title():
    said = [("Bob", "Sprich doch mal mit der Bank, am besten mit Frau Krause.")]

    assert doubt("Mit Frau Krause von der Bank sprechen.", said, language="de") is None
    assert doubt("Mit Frau Radke von der Bank sprechen.", said, language="de") is Doubt.NAME
    assert doubt("Herrn Radke von der Bank sprechen.", said, language="de") is Doubt.NAME


def test_the_question_that_a_short_answer_answers_belongs_to_it():
    said = [("Dana", "So should I call ten old customers first?"), ("Bob", "Yes, exactly that.")]

    assert doubt("Call ten old customers first.", said) is None
    assert doubt("Call twenty old customers first.", said) is Doubt.NUMBER


def test_words_of_somebody_else_are_refused_with_a_turn_of_ones_own():
    said = [("Bob", "Well, that is a hard one and I have no idea, I must say.")]
    lee = ("Lee", "Write three things down that your best engineer can own next year.")

    assert (
        doubt("Write down what the best engineer can own.", said, elsewhere=[lee]) is Doubt.ANOTHERS
    )


def test_a_peer_is_not_given_the_idea_of_another_in_words_of_ones_own():
    said = [("Bob", "I would write down what all of it costs, with her.")]
    idea = "Quietly write down over lunch which projects the best engineer can own."
    lee = ("Lee", "Maybe, um, projects of her own, things that the best engineer can own.")

    assert doubt(idea, said, elsewhere=[lee], member="Dana") is Doubt.ANOTHERS
    of_dana = ("Dana", lee[1])  # what all of them speak of
    assert doubt(idea, said, elsewhere=[of_dana], member="Dana") is None
    assert doubt(idea, [*said, lee], member="Dana") is None  # Bob answers it


def test_what_was_translated_is_judged_by_its_names_and_numbers():
    said = [("Bob", "Ruf doch Frau Krause an und biete ihr fünfzehn Prozent.")]

    for text, why in [("Call Krause and offer 15 %.", None), ("Call Meyer now.", Doubt.NAME)]:
        turns = [Turn("Bob", (Span(0, 8, said[0][1]),), "de")]
        parts = tuple(number_parts(Transcript(tuple(turns))))
        ground = Ground("Bob", parts, parts, parts, frozenset({"Bob"}), frozenset(), "en", TODAY)
        found = refusal(text, ground)
        assert (found.doubt if found else None) is why


PAIR = re.compile(r'^"([^"]+)"(?: "([^"]+)" \(both cited\))? -> "([^"]+)"$', re.M)


@pytest.mark.parametrize("prompt", ["session", "session_map", "hot_seat"])
def test_what_the_prompts_show_as_well_written_holds(prompt):
    pairs = PAIR.findall(PromptLibrary().prompt("base", prompt).text)

    assert len(pairs) == {"session": 8, "session_map": 2, "hot_seat": 6}[prompt]
    for first, answer, written in pairs:
        said = [("Dana", first), ("Bob", answer)] if answer else [("Bob", first)]
        assert doubt(written, said) is None, written
