"""Between sessions: Dutch."""

FOLLOW_UP = {
    "kind_follow_up": "hoe het met voornemens gaat",
    "subject": "Hoe gaat het? {group}",
    "preheader": "Eén klik om te antwoorden",
    "lead": "Dit zei u dat u zou doen. Hoe gaat het?",
    "open": "Alles bekijken",
    "less": "Minder hiervan",
    "who":
        "Uw moderator kan uw antwoord zien. De links zijn alleen van u; geef "
        "ze alstublieft niet door.",
    "due": "vóór {day}",
    "done": "Gedaan",
    "partly": "Deels",
    "carried": "Meenemen",
    "dropped": "Opgegeven",
    "title": "Tussen de sessies",
    "intro": "Wat u zei te zullen doen, en hoe het gaat.",
    "none": "Er staat niets van u open.",
    "streak": "Achter elkaar nagekomen: {number}",
    "history": "Wat u erover zei",
    "how": "Hoe gaat het?",
    "word": "Een woord erover",
    "send": "Versturen",
    "kept": "Dank u, uw antwoord is bewaard.",
    "less_lead": "U krijgt hoogstens één bericht per week, en geen ’s nachts.",
    "less_half": "U krijgt half zoveel berichten, alleen voordat iets moet af zijn.",
    "less_none": "U krijgt geen berichten meer tussen de sessies.",
    "less_do": "Minder hiervan",
    "more_do": "Berichten zoals gewoonlijk",
    "not_yours": "Deze pagina is niet meer voor u",
    "not_yours_why": "U bent hier geen lid meer van een groep.",
    "not_yours_next": "Als dat een vergissing is, vraag het uw moderator.",
    "choose": "Kies hoe het gaat, en zeg het in hoogstens 600 letters.",
    "said_on": "{group}, {day}",
}  # fmt: skip

PAST = {
    "title": "Wat anderen inbrachten bij iets vergelijkbaars",
    "who": "{peer} aan {member}, {day}.",
    "worked": "Het werkte.",
    "partly": "Het werkte gedeeltelijk.",
}
