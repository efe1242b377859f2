"""Dutch."""

from facilitator.domain.recaps.recap import Kind

NAME = "Dutch"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
DAY, DAY_OF_YEAR = "{day} {month}", "{day} {month} {year}"
WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
MOMENT = "{weekday} {day}, {time}"

KINDS = {
    Kind.SUGGESTION: "suggestie",
    Kind.EXPERIENCE: "eigen ervaring",
    Kind.RESOURCE: "hulpmiddel",
    Kind.INTRODUCTION: "contact",
    Kind.QUESTION: "vraag om over na te denken",
}

SAY = {
    "subject": "Jouw terugblik: {group}",
    "subject_with_day": "Jouw terugblik: {group}, {day}",
    "preheader_own": "Wat de anderen je bij je vraagstuk hebben gegeven",
    "preheader_none": "Waar je groep aan heeft gewerkt",
    "preheader_promises": ", en wat je zei dat je zou doen",
    "hello": "Hallo {name}",
    "lead": "{group} kwam{day}{minutes} bij elkaar.",
    "lead_day": " op {day}",
    "lead_minutes": " {minutes}",
    "lead_none": "Dit heeft het opgeleverd.",
    "lead_offered": "De anderen gaven je {solutions}.",
    "lead_absent": "Je was er niet bij; dit heb je gemist.",
    "link_lead": "De terugblik staat klaar. De link is alleen voor jou; stuur hem "
    "alsjeblieft niet door.",
    "link_button": "De terugblik lezen",
    "subject_correction": "Correctie: {subject}",
    "correction_lead": "De terugblik die je hebt, is gecorrigeerd.",
    "corrected": "Wat er veranderd is",
    "change_new": "Nieuw, van {who}: {text}",
    "change_now": "Nu staat er, van {who}: {text}",
    "change_gone": "Iets van {who} is eruit gehaald.",
    "subject_draft": "Terugblik ter goedkeuring: {group}",
    "draft_lead": "De terugblik van {group} is klaar. Alleen wie modereert heeft hem; hij "
    "gaat uit zodra je hem goedkeurt.",
    "draft_again": "De terugblik van {group} is veranderd sinds hij uitging. De correctie "
    "gaat uit zodra je die goedkeurt.",
    "draft_approve": "Bekijken en goedkeuren",
    "draft_open": "Eerst iets veranderen",
    "draft_anew": "Afwijzen en opnieuw laten maken",
    "draft_unsure": "Eerst bekijken",
    "challenge": "Jouw vraagstuk",
    "own_words": "In jouw woorden",
    "at_in_call": "op {at} in het gesprek",
    "as_remembered": "zoals je moderator het zich herinnert",
    "offered": "Wat de anderen je gaven",
    "nothing_offered": "Hiervoor is in deze sessie geen oplossing genoteerd.",
    "own_promises": "Dit zei je te gaan doen",
    "given": "Wat jij gaf",
    "to": "Aan",
    "others": "De anderen in het kort",
    "solutions_by": "{solutions} van {peers}",
    "no_solutions": "geen oplossingen genoteerd",
    "others_promises": "Dit zeiden de anderen te gaan doen",
    "notes": "Goed om te weten",
    "more": "en nog {number}, in de tekstversie van deze mail",
    "more_peers": "{peers} en nog {number}",
    "wrong": "Klopt er iets niet, of moet iets niet worden bewaard? Zeg het tegen je moderator.",
    "in_the_hot_seat": "{member} in de hot seat",
    "in_hot_seats": "{number} in de hot seat",
    "when_seats": "Wanneer elke hot seat was: {seats}",
    "seat_when": "{member} van {start} tot {end}",
    "from_to": "{start} tot {end}",
    "no_solution": "Voor dit vraagstuk is geen oplossing genoteerd.",
    "commitments": "Toezeggingen",
    "to_look_at": "Om naar te kijken",
    "minute": "1 minuut",
    "minutes": "{number} minuten",
    "speaker": "1 persoon",
    "speakers": "{number} personen",
    "solution": "1 oplossing",
    "solutions": "{number} oplossingen",
    "their_words": "Letterlijk",
    "from_memory": "uit het geheugen",
    "from_member": "door het lid anders verwoord",
    "due": "uiterlijk {due}",
    "points": "Hoofdpunten",
    "points_why": "Niemand zat in de hot seat; dit zijn de hoofdpunten per persoon.",
    "receipt": "Hoe dit is gemaakt",
    "recorded": "Opgenomen",
    "recorded_call": "Het transcript van het gesprek",
    "recorded_memory": "Niets van het gesprek; de moderator schreef op wat die zich herinnerde",
    "worked_on": "Bewerkt door",
    "engine_offline": "de offline-engine",
    "engine_model": "het model {model}",
    "engine_memory": "niemand behalve de moderator",
    "where_offline": "De offline-engine, op de computer waarop facilitator draait; er is nergens "
    "iets "
    "naartoe gestuurd",
    "where_model": "Het model {model}, op de server die je moderator koos, en de computer waarop "
    "facilitator draait",
    "where_after": "De offline-engine, nadat het model {model} niet bruikbaar was, op de computer "
    "waarop facilitator draait; wat er is gezegd, ging naar de server van dat model",
    "where_before": "De offline-engine, op de computer waarop facilitator draait; voor een eerdere "
    "terugblik ging wat er is gezegd naar de server van het model {model}",
    "where_memory": "Niemand behalve de moderator, op de computer waarop facilitator draait; er is "
    "nergens iets naartoe gestuurd",
    "left_out": "Op verzoek weggelaten",
    "left_out_none": "Niets; niemand vroeg erom",
    "passage": "1 passage die „off the record” was",
    "passages": "{number} passages die „off the record” waren",
    "unrecorded": "elk woord van 1 lid dat niemand mag opnemen",
    "unrecordeds": "elk woord van {number} leden die niemand mag opnemen",
    "and": " en ",
    "seen_by": "Wie het kan zien",
    "seen_by_members": "De leden van deze groep, ook wie afwezig was",
    "deleted": "Verwijderd",
    "deleted_on": "Het transcript op {day}",
    "deleted_on_request": "Wanneer je het je moderator vraagt; er staat geen dag vast",
    "memory": "Uit het geheugen",
    "memory_some": "Wat zo is gemerkt, is wat je moderator zich herinnert, en geen citaat",
    "way_out_why": "Je krijgt deze mail als lid van {group}.",
    "way_out": "Geen mails van dit soort meer",
    "kind_recap": "terugblik",
    "off_title": "Geen mails van dit soort meer?",
    "off_lead": "Je krijgt mails van het soort “{kind}” van {group}.",
    "off_button": "Uitzetten",
    "is_off_title": "Deze mails staan uit",
    "is_off_lead": "Je krijgt geen mails van het soort “{kind}” van {group} meer. Andere "
    "mails van de groep komen nog wel.",
    "on_button": "Weer aanzetten",
    "is_on_title": "Deze mails staan weer aan",
    "is_on_lead": "Vanaf nu krijg je weer mails van het soort “{kind}” van {group}.",
    # where the group chats
    "chat_title": "Terugblik: {group}, {day}",
    "promise": "Er is 1 toezegging gedaan",
    "promises": "Er zijn {number} toezeggingen gedaan",
    "chat_mails": "Ieder lid heeft de terugblik per mail.",
    # for a calendar
    "tasks": "Zet ze in je takenlijst",
}  # fmt: skip

# warnings, by what they are in English
NOTES = {
    "'{label}' could not be matched to one member; what was said there is given to "
    "nobody.":
        "‘{label}’ was niet aan één lid toe te wijzen; wat daar is gezegd, staat op "
        "niemands naam.",
    "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
    "it was left out up to the end of that hot seat, or of the session.":
        "Een passage was vanaf minuut {minute} ‘off the record’ en niemand zei ‘back on "
        "the record’; ze is "
        "weggelaten tot het einde van die hot seat, of van de sessie.",
    "What was said under a name that could be somebody who is not to be recorded was "
    "left out; an alias in the member list tells who it is.":
        "Wat is gezegd onder een naam die van iemand kan zijn die niet mag worden "
        "opgenomen, is weggelaten; een alias in de ledenlijst zegt wie het is.",
    "Some words stand after what may be a name but occurs only once or twice; they are given to "
    "nobody. A member list tells who is a speaker.":
        "Sommige woorden staan achter iets wat een naam kan zijn, maar maar één of twee"
        " keer voorkomt; ze worden aan niemand toegeschreven. Een ledenlijst zegt wie "
        "er spreekt.",
    "The file seems to end in the middle of a cue; what came after it is missing.":
        "Het bestand lijkt midden in een regel te eindigen; wat daarna kwam ontbreekt.",
    "Main points are given of the {shown} who spoke most; {more} more spoke.":
        "Genoemd zijn de hoofdpunten van de {shown} die het meest spraken; {more} "
        "anderen spraken ook.",
    "Some times ran backwards; the turns were put in order.":
        "Sommige tijden liepen terug; de beurten zijn op volgorde gezet.",
    "The chat tells only the time of day, so its first message was laid at the start of "
    "the call; the order of what was said and written is not certain.":
        "De chat geeft alleen het tijdstip van de dag, daarom is het eerste bericht aan het "
        "begin van het gesprek gezet; de volgorde van wat is gezegd en geschreven is niet "
        "zeker.",
    "1 private chat message was left out; nobody but the two of them has seen such a "
    "message.":
        "1 privébericht uit de chat is weggelaten; niemand behalve die twee heeft het "
        "gezien.",
    "{number} private chat messages were left out; nobody but the two of them has seen "
    "such a message.":
        "{number} privéberichten uit de chat zijn weggelaten; niemand behalve de "
        "betrokkenen heeft ze gezien.",
    "The same file was given twice; it was read once.":
        "Hetzelfde bestand is twee keer gegeven; het is één keer gelezen.",
    "The column '{column}' of the member list is not used.":
        "De kolom ‘{column}’ van de ledenlijst wordt niet gebruikt.",
    "{alias} is {other}'s name; as {person}'s alias it is not used.":
        "{alias} is de naam van {other}; als alias van {person} wordt hij niet gebruikt.",
    "{other} and {person} share the alias {alias}; it is not used.":
        "{other} en {person} hebben dezelfde alias {alias}; die wordt niet gebruikt.",
    "No hot seat was found in this session, so there is no challenge to report. The "
    "main points by speaker are given instead.":
        "In deze sessie is geen hot seat gevonden, dus is er geen vraagstuk te melden. In "
        "plaats daarvan staan hier de hoofdpunten per persoon.",
    "Some of what the model said was not borne out and was left out.":
        "Een deel van wat het model zei, was niet onderbouwd en is weggelaten.",
    "The model could not be used ({error}) The offline engine made this recap.":
        "Het model was niet bruikbaar; deze terugblik heeft de offline-engine gemaakt.",
    "The model could not do {member}'s hot seat ({error}); the offline engine wrote "
    "this part.":
        "Het model kon de hot seat van {member} niet aan; dit deel heeft de offline-engine "
        "geschreven.",
    "The model could not do {member}'s hot seat ({error}); this part is missing.":
        "Het model kon de hot seat van {member} niet aan; dit deel ontbreekt.",
    "The offline engine understands English only, so there may be little in this recap, "
    "or nothing. A model understands the language of this group.":
        "De offline-engine begrijpt alleen Engels, dus er staat misschien weinig of niets "
        "in deze terugblik. Een model begrijpt de taal van deze groep.",
}  # fmt: skip

CHECK_IN = {
    "said_before": "gezegd vóór de sessie",
    "subject": "Check-in: {group}, {day}",
    "subject_reminder": "Herinnering, check-in: {group}, {day}",
    "preheader": "Twee minuten die de sessie beter maken",
    "preheader_reminder": "Er is nog tijd om te antwoorden",
    "lead": "{group} komt op {moment} bij elkaar. Vooraf een korte check-in.",
    "lead_reminder":
        "{group} komt op {moment} bij elkaar en jouw check-in is er nog niet. Het zou helpen "
        "om van je te horen.",
    "two_minutes": "Het kost ongeveer twee minuten, zonder inloggen:",
    "asked_promises": "hoe het ging met je toezeggingen",
    "asked_seat": "of je de hot seat wilt, en waarvoor",
    "asked_rest": "of er iets dringends is, en of je erbij bent",
    "promises_mail": "Dit zei je te gaan doen",
    "button": "Check-in invullen",
    "who": "Je moderator ziet je antwoorden. De groep ziet alleen wat jij aanvinkt.",
    "link_until":
        "Deze link is alleen voor jou; geef hem alsjeblieft niet door. Hij werkt tot de "
        "agenda wordt verstuurd, en uiterlijk tot de sessie begint.",
    "no_answer_needed": "Kun je niet antwoorden? Kom dan gewoon toch.",
    "title": "Check-in",
    "intro": "{group} komt op {moment} bij elkaar.",
    "who_form":
        "Ongeveer twee minuten. Je moderator ziet je antwoorden; de groep ziet alleen wat "
        "jij aanvinkt.",
    "draft_note": "Dit is je concept. Niemand ziet het tot je het verstuurt.",
    "sent_note": "Dit heb je verstuurd. Je kunt het veranderen en opnieuw versturen.",
    "wrong_title": "Kijk hier nog eens naar",
    "promises": "Je toezeggingen",
    "promises_why": "Dit zei je te gaan doen. Hoe ging het?",
    "went_done": "Gedaan",
    "went_partly": "Deels",
    "went_not": "Nog niet",
    "went_dropped": "Laten vallen",
    "word": "Een paar woorden erover",
    "seat": "De hot seat",
    "seat_why": "Wil je die in deze sessie?",
    "seat_yes": "Ja, ik breng iets in",
    "seat_no": "Deze keer niet",
    "sentence": "Waar gaat het over, in één zin?",
    "why": "Waarom is het belangrijk voor je?",
    "tried": "Wat heb je al geprobeerd?",
    "wanted": "Wat wil je van de groep?",
    "urgent": "Iets dringends?",
    "urgent_why": "Iets wat de moderator vóór de sessie moet weten.",
    "attending": "Ben je erbij?",
    "attending_yes": "Ja",
    "attending_unsure": "Weet ik nog niet",
    "attending_no": "Nee",
    "share_commitments": "Laat de groep zien hoe het ging met mijn toezeggingen",
    "share_wish": "Laat de groep zien waarvoor ik de hot seat wil",
    "share_urgent": "Laat dit ook aan de groep zien",
    "optional": "niet verplicht",
    "consent": "Over het opnemen",
    "consent_none":
        "Deze sessie nemen we niet op, en er wordt niets van vastgelegd.",
    "consent_day": "een dag",
    "consent_days": "{number} dagen",
    "consent_standard":
        "Van het gesprek wordt een transcript gemaakt, en de leden van {group} krijgen er een "
        "terugblik van. Wat er gezegd is, wordt {days} na de terugblik gewist; de terugblik "
        "blijft. Zeg ‘off the record’ voordat je iets zegt dat niemand mag vastleggen, en laat "
        "het je moderator weten als er van jou niets bewaard mag worden.",
    "save": "Opslaan als concept",
    "send": "Versturen",
    "choose_went": "Kies hoe het ging.",
    "choose_seat": "Kies of je de hot seat wilt.",
    "say_sentence": "Zeg in één zin waar het over gaat.",
    "choose_attending": "Kies of je erbij bent.",
    "too_long": "Te lang: hoogstens {most} tekens.",
    "thanks": "Dank je, {name}",
    "thanks_lead": "Je moderator heeft je antwoorden. Dit heb je vóór de sessie gezegd:",
    "change_until":
        "Je kunt het veranderen tot de agenda wordt verstuurd, en uiterlijk tot de sessie "
        "begint: {moment}.",
    "change": "Mijn antwoorden veranderen",
    "shared": "de groep ziet dit",
    "private": "alleen je moderator ziet dit",
    "closed": "Deze check-in is gesloten",
    "closed_cancelled": "Deze sessie van {group} is afgelast.",
    "closed_sent": "De agenda van {group} is al verstuurd.",
    "closed_begun": "De sessie van {group} is begonnen of voorbij.",
    "closed_next": "Wil je nog iets zeggen? Zeg het tegen je moderator.",
    "bad_link": "Deze link werkt niet",
    "bad_link_why": "Hij is niet van ons, of er ontbreekt een stuk.",
    "bad_link_next":
        "Open hem nog eens vanuit de mail, of kopieer de hele regel. Helpt dat niet, vraag "
        "het dan je moderator.",
    "old_link": "Deze link is te oud",
    "old_link_why": "De sessie waarvoor hij was, is allang voorbij.",
    "old_link_next": "Vóór de volgende sessie komt er een nieuwe.",
    "not_yours": "Deze check-in is niet meer voor jou",
    "not_yours_why": "Je bent geen lid meer van deze groep, of de sessie bestaat niet meer.",
    "not_yours_next": "Is dat een vergissing? Vraag het je moderator.",
    "not_taken": "Dit kon niet worden aangenomen",
    "not_taken_why": "Het is te veel tegelijk, of het kwam niet uit ons formulier.",
    "not_taken_next": "Ga terug, maak het korter en verstuur het opnieuw.",
    "away": "Dit werkt nu even niet",
    "away_why": "Er is iets mis aan onze kant.",
    "away_next":
        "Niets van wat je hebt opgeslagen is weg. Probeer het over een paar minuten opnieuw.",
}  # fmt: skip

AGENDA = {
    "subject": "Agenda: {group}, {day}",
    "subject_update": "Gewijzigde agenda: {group}, {day}",
    "subject_draft": "Conceptagenda ter goedkeuring: {group}, {day}",
    "subject_changed": "Er is iets veranderd: {group}, {day}",
    "subject_called_off": "Afgelast: {group}, {day}",
    "preheader": "Wie er in de hot seat zit, en wanneer",
    "preheader_draft": "Eén blik, één klik",
    "preheader_changed": "Het staat nog niet in de agenda",
    "preheader_called_off": "Deze sessie gaat niet door",
    "when": "{moment}, {minutes} minuten",
    "topic": "Deze keer: {topic}",
    "update": "Deze agenda vervangt de agenda die je al hebt.",
    "you": "Jij zit in de hot seat",
    "you_when":
        "Om {at}, ongeveer {minutes} minuten. Neem één vraag mee, en vertel wat je al hebt "
        "geprobeerd en wat je van de groep wilt.",
    "seats": "In de hot seat",
    "seat_when": "{at}, ongeveer {minutes} minuten",
    "no_seats": "Deze keer is er geen hot seat.",
    "said_before": "gezegd vóór de sessie",
    "times": "Zo verloopt de sessie",
    "minutes_short": "{minutes} min",
    "icebreaker": "Om het ijs te breken",
    "or": "Of, als je dat liever hebt: {question}",
    "pass": "Passen mag altijd.",
    "opens": "{name} begint.",
    "question": "De openingsvraag",
    "own_promises": "Je toezeggingen van de vorige keer",
    "promises": "Toezeggingen in de groep",
    "due": "uiterlijk {day}",
    "went_done": "gedaan",
    "went_partly": "deels gedaan",
    "went_not": "nog niet",
    "went_dropped": "laten vallen",
    "calendar": "De sessie voor je kalender zit als bijlage bij deze mail.",
    "draft_lead": "De agenda voor {group} is klaar. De groep heeft hem nog niet.",
    "draft_waits": "Hij wordt verstuurd zodra jij hem goedkeurt.",
    "draft_sends":
        "Hij wordt vanzelf verstuurd op {moment}. Tot dan kun je hem veranderen of zelf "
        "versturen.",
    "look": "Agenda bekijken",
    "notes": "Goed om te weten",
    "why": "Waarom",
    "call_on": "Eerst het woord geven aan",
    "passed_over": "Deze keer niet",
    "icebreaker_why": "Waarom deze vraag: {reason}",
    "changed_lead": "Er is iets veranderd sinds de agenda is gemaakt:",
    "changed_draft":
        "Er is niets naar de groep gestuurd. Open het concept om dit over te nemen, of laat "
        "het zoals het is.",
    "changed_sent":
        "De groep heeft de agenda zoals hij was. Open hem om dit over te nemen en de groep de "
        "wijziging te sturen, of laat hem zoals hij is.",
    "called_off_lead": "De sessie van {group} op {moment} is afgelast.",
    "called_off_next":
        "Je hoeft niets te doen. Voor de volgende sessie krijg je de agenda daarvan.",
    "called_off_calendar": "Het bijgevoegde bestand haalt de sessie uit je kalender.",
    "moderator_only": "Deze mail is alleen voor moderatoren; geef hem alsjeblieft niet door.",
}  # fmt: skip
