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
