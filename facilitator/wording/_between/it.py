"""Between sessions: Italian."""

FOLLOW_UP = {
    "kind_follow_up": "come vanno gli impegni",
    "subject": "Come va? {group}",
    "preheader": "Un clic per rispondere",
    "lead": "Ecco che cosa aveva detto di voler fare. Come va?",
    "open": "Vedere tutto",
    "less": "Meno messaggi",
    "who":
        "Chi modera può vedere la risposta. I collegamenti sono solo suoi: non "
        "li inoltri, per favore.",
    "due": "entro il {day}",
    "done": "Fatto",
    "partly": "In parte",
    "carried": "Da riportare",
    "dropped": "Abbandonato",
    "title": "Tra una sessione e l’altra",
    "intro": "Che cosa aveva detto di voler fare, e come va.",
    "none": "Non ha nulla in sospeso.",
    "streak": "Mantenuti di fila: {number}",
    "history": "Che cosa ne ha detto",
    "how": "Come va?",
    "word": "Due parole in merito",
    "send": "Inviare",
    "kept": "Grazie, la risposta è salvata.",
    "less_lead": "Riceve al massimo un messaggio a settimana, e nessuno di notte.",
    "less_half": "Riceve la metà dei messaggi, solo prima di una scadenza.",
    "less_none": "Non riceve più messaggi tra una sessione e l’altra.",
    "less_do": "Meno messaggi",
    "more_do": "Messaggi come al solito",
    "not_yours": "Questa pagina non è più per lei",
    "not_yours_why": "Non fa più parte di un gruppo qui.",
    "not_yours_next": "Se è un errore, chieda a chi modera.",
    "choose": "Scelga come va e lo dica in 600 lettere al massimo.",
    "said_on": "{group}, {day}",
}  # fmt: skip

PAST = {
    "title": "Che cosa hanno dato altri a qualcosa di simile",
    "who": "{peer} a {member}, {day}.",
    "worked": "Ha funzionato.",
    "partly": "Ha funzionato in parte.",
}

AFTERCARE = {
    "kind_thanks": "grazie per ciò che ha dato",
    "seat_lead": "Ha portato questo al suo gruppo due settimane fa o più. È ancora aperto?",
    "brought": "Ciò che ha portato il {day}",
    "open": "Ancora aperta",
    "solved": "Risolta",
    "still": "La sua sfida è ancora aperta?",
    "still_why":
        "Se lo è, chi modera lo viene a sapere e può offrirle un colloquio o un altro hot"
        " seat.",
    "tried": "Quale soluzione ha provato?",
    "tried_why":
        "Chi l’ha data viene ringraziato e saprà com’è andata. Le sue parole restano "
        "fuori, se lei non dice altro.",
    "from_peer": "Da {peer}",
    "went": "Com’è andata?",
    "worked": "Ha funzionato",
    "partly": "Ha funzionato in parte",
    "not": "Non ha funzionato",
    "unknown": "Alla fine non provata",
    "said": "Che cosa ha detto",
    "word": "Una parola su questo",
    "tell": "Trasmettere anche le mie parole",
    "send": "Invia",
    "choose": "Scelga una soluzione e com’è andata, e lo dica in 600 lettere al massimo.",
    "subject": "Grazie da {member}. {group}",
    "preheader": "Per ciò che ha dato",
    "lead": "{member} ha provato ciò che lei ha offerto il {day}:",
    "lead_bare": "{member} ha provato ciò che lei ha offerto il {day}.",
    "it_worked": "Ha funzionato.",
    "it_partly": "Ha funzionato in parte.",
    "it_not": "Questa volta non ha funzionato, ed è stato bello poterlo provare.",
    "says": "{member} dice:",
    "end": "Grazie per averlo dato.",
}  # fmt: skip

OFFICE = {
    "kind_office_hours": "le offerte di un colloquio con un membro",
    "subject": "Un colloquio con {member}? {group}",
    "preheader": "O un altro hot seat",
    "few": "Ciò che {member} ha portato il {day} ha avuto poche soluzioni o nessuna.",
    "open_since": "{member} dice che ciò che ha portato il {day} è ancora aperto.",
    "offer":
        "Può scegliere un orario per un colloquio di {minutes} minuti, oppure {member} "
        "riceve uno dei prossimi hot seat. Non succede nulla finché lei non sceglie.",
    "secret":
        "Qui non è citato, perché è riservato o il suo gruppo non vuole le sue parole "
        "nelle mail.",
    "link": "Guardi e scelga",
    "title": "Un colloquio con {member}?",
    "slots": "Un colloquio di {minutes} minuti",
    "slots_lead": "Un clic manda a entrambi una voce per il calendario.",
    "theirs": "per {member}: {moment}",
    "no_slots":
        "Nelle prossime quattro settimane nessun orario va bene a entrambi. Scrivetevi, "
        "per favore.",
    "no_mail": "{member} non riceve mail da qui. Parlatevi direttamente, per favore.",
    "seat": "Di nuovo nell’hot seat",
    "seat_lead":
        "{member} siede nella prossima sessione; se non ne è prevista nessuna, nella "
        "prima che lo sarà.",
    "seat_do": "Dare a {member} il prossimo hot seat",
    "later": "Non ora",
    "now_session": "Avete entrambi una voce nella mail: {moment}.",
    "now_seat": "{member} ha un hot seat: {moment}.",
    "now_wish": "{member} riceve un hot seat nella prossima sessione prevista.",
    "now_later": "Non succede nulla. Può ancora scegliere.",
    "gone": "Questo orario non è più libero. Ne scelga un altro, per favore.",
    "not_yours": "Questa pagina non è più per lei",
    "not_yours_why": "La vede solo chi modera un gruppo, finché il membro ne fa parte.",
    "not_yours_next": "Se è un errore, chieda a chi gestisce questo servizio.",
    "talk_subject": "Un colloquio il {day}. {group}",
    "talk_preheader": "Per il suo calendario",
    "talk_lead": "{moderator} vorrebbe parlare con lei di ciò che ha portato il {day}.",
    "talk_when": "{moment}, {minutes} minuti.",
    "talk_change": "Se non le va bene, scriva a {moderator}: {address}",
    "talk_lead_moderator":
        "Ha offerto a {member} un colloquio su ciò che ha portato il {day}. {member} ha "
        "la stessa voce.",
    "talk_title": "Colloquio: {moderator} e {member}",
    "calendar": "In allegato c’è una voce per il suo calendario.",
}  # fmt: skip
