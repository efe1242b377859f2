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

AFTERCARE = {
    "kind_thanks": "dank voor wat u inbracht",
    "seat_lead": "Dit bracht u twee weken geleden of langer in uw groep in. Is het nog open?",
    "brought": "Wat u op {day} inbracht",
    "open": "Nog open",
    "solved": "Opgelost",
    "still": "Is uw vraagstuk nog open?",
    "still_why":
        "Zo ja, dan hoort uw moderator het en kan die u een gesprek of nog een hot seat "
        "aanbieden.",
    "tried": "Welke oplossing hebt u geprobeerd?",
    "tried_why":
        "Wie die gaf, wordt bedankt en hoort hoe het ging. Uw woorden blijven erbuiten, "
        "tenzij u anders zegt.",
    "from_peer": "Van {peer}",
    "went": "Hoe ging het?",
    "worked": "Het werkte",
    "partly": "Het werkte gedeeltelijk",
    "not": "Het werkte niet",
    "unknown": "Toch niet geprobeerd",
    "said": "Wat u zei",
    "word": "Een woord erover",
    "tell": "Ook mijn woorden doorgeven",
    "send": "Versturen",
    "choose": "Kies een oplossing en hoe het ging, en zeg het in hoogstens 600 letters.",
    "subject": "Dank van {member}. {group}",
    "preheader": "Voor wat u inbracht",
    "lead": "{member} probeerde wat u op {day} aanbood:",
    "lead_bare": "{member} probeerde wat u op {day} aanbood.",
    "it_worked": "Het werkte.",
    "it_partly": "Het werkte gedeeltelijk.",
    "it_not": "Deze keer werkte het niet, en het was goed om het te kunnen proberen.",
    "says": "{member} zegt:",
    "end": "Dank u voor uw inbreng.",
}  # fmt: skip

OFFICE = {
    "kind_office_hours": "aanbiedingen van een gesprek met een lid",
    "subject": "Een gesprek met {member}? {group}",
    "preheader": "Of nog een hot seat",
    "few": "Wat {member} op {day} inbracht, kreeg weinig oplossingen of geen.",
    "open_since": "{member} zegt dat wat op {day} werd ingebracht nog open is.",
    "offer":
        "U kunt een tijd voor een gesprek van {minutes} minuten kiezen, of {member} "
        "krijgt een van de volgende hot seats. Tot u kiest, gebeurt er niets.",
    "secret":
        "Het wordt hier niet geciteerd, omdat het vertrouwelijk is of uw groep haar "
        "woorden niet in mails wil.",
    "link": "Bekijken en kiezen",
    "title": "Een gesprek met {member}?",
    "slots": "Een gesprek van {minutes} minuten",
    "slots_lead": "Eén klik stuurt u beiden een afspraak voor de agenda.",
    "theirs": "voor {member}: {moment}",
    "no_slots": "In de komende vier weken past geen tijd u beiden. Schrijf elkaar alstublieft.",
    "no_mail": "{member} krijgt van hier geen mails. Spreek elkaar alstublieft zelf.",
    "seat": "Terug in de hot seat",
    "seat_lead":
        "{member} zit in de volgende sessie; is er nog geen gepland, dan in de eerste die"
        " komt.",
    "seat_do": "{member} de volgende hot seat geven",
    "later": "Nu niet",
    "now_session": "U hebt beiden een afspraak in de mail: {moment}.",
    "now_seat": "{member} heeft een hot seat: {moment}.",
    "now_wish": "{member} krijgt een hot seat in de volgende sessie die gepland wordt.",
    "now_later": "Er gebeurt niets. U kunt nog steeds kiezen.",
    "gone": "Deze tijd is niet meer vrij. Kies alstublieft een andere.",
    "not_yours": "Deze pagina is niet meer voor u",
    "not_yours_why": "Alleen moderators van een groep zien haar, zolang het lid in de groep is.",
    "not_yours_next": "Als dat een vergissing is, vraag het wie deze dienst beheert.",
    "talk_subject": "Een gesprek op {day}. {group}",
    "talk_preheader": "Voor uw agenda",
    "talk_lead": "{moderator} wil graag met u praten over wat u op {day} inbracht.",
    "talk_when": "{moment}, {minutes} minuten.",
    "talk_change": "Als dat u niet past, schrijf dan aan {moderator}: {address}",
    "talk_lead_moderator":
        "U bood {member} een gesprek aan over wat op {day} werd ingebracht. {member} "
        "heeft dezelfde afspraak.",
    "talk_title": "Gesprek: {moderator} en {member}",
    "calendar": "Een afspraak voor uw agenda is bijgevoegd.",
}  # fmt: skip
