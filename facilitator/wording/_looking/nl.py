"""A look at one's own part of a recap: Dutch."""

OWN_PART = {
    "subject": "Uw deel van het verslag: {group}",
    "subject_again": "Uw deel is gewijzigd: {group}",
    "preheader": "U ziet het vóór de anderen",
    "lead":
        "Dit zegt het verslag van {group} over uw hot seat. Van de anderen heeft alleen uw "
        "moderator het gezien. U kunt uw uitdaging anders verwoorden en schrappen wat niet mag "
        "blijven.",
    "lead_again":
        "In uw deel van het verslag van {group} is iets gewijzigd. Bekijk het alstublieft "
        "opnieuw voordat de anderen het zien.",
    "open": "Mijn deel bekijken",
    "until":
        "De anderen zien het verslag zodra iedereen die in de hot seat zat het heeft bekeken, "
        "en uiterlijk op {moment}.",
    "who": "Deze link is alleen van u; geef hem alstublieft niet door.",
    "challenge": "Uw uitdaging",
    "offered": "Wat de anderen aanboden",
    "none": "Er is in deze sessie geen oplossing voor genoteerd.",
    "title": "Uw deel van het verslag",
    "intro": "{group}, {day}",
    "waits":
        "Niemand anders in de groep ziet dit voordat u zegt dat het goed is, of voordat het "
        "{moment} is.",
    "fine_waits":
        "Dank u. De anderen zien het zodra iedereen heeft gekeken, en uiterlijk op {moment}.",
    "sent":
        "De groep heeft dit. Wat u anders verwoordt of schrapt, is ook hier weg, en wie het "
        "verslag heeft, krijgt een correctie die het niet herhaalt.",
    "fine": "Het is goed zo",
    "reword": "In eigen woorden zeggen",
    "reword_label": "Uw uitdaging, in uw eigen woorden",
    "reword_why":
        "Uw woorden komen in de plaats van deze tekst. De oude tekst en de citaten erbij worden "
        "voorgoed gewist, ook uit het transcript. Het verslag zegt dat u het anders hebt "
        "verwoord.",
    "reword_do": "Mijn woorden bewaren",
    "strike_of": "Schrappen wat {name} aanbood",
    "strike_why":
        "De tekst en de woorden waarop die berust worden voorgoed gewist, ook uit het "
        "transcript. Niemand kan ze terughalen.",
    "strike_do": "Voorgoed schrappen",
    "strike_seat": "Mijn hele hot seat schrappen",
    "strike_seat_why":
        "Uw uitdaging en alles wat ervoor werd aangeboden worden voorgoed gewist, ook uit het "
        "transcript. Niemand kan ze terughalen.",
    "kept": "Klaar. De woorden zijn weg.",
    "changed": "Dit is intussen gewijzigd. Bekijk het alstublieft opnieuw.",
    "gone": "Er staat niets meer van uw hot seat in dit verslag.",
    "wrong": "Schrijf ten minste één woord, en hoogstens 2000 letters.",
    "not_yours": "Deze pagina is niet meer voor u",
    "not_yours_why": "U bent geen lid meer van deze groep, of het verslag is weg.",
    "not_yours_next": "Als dat een vergissing is, vraag het uw moderator.",
}  # fmt: skip
