"""To guests: Italian."""

GUEST = {
    "subject_invite": "Un invito: {group}, {day}",
    "subject_moved": "Spostata: {group}, {day}",
    "subject_off": "Annullata: {group}, {day}",
    "subject_follow_up": "Grazie per essere venuto: {group}",
    "preheader_invite": "Ospite per una volta, senza costi",
    "preheader_news": "Sulla sessione a cui sei invitato",
    "preheader_follow_up": "Che cosa resta e che cosa può seguire",
    "lead_invite": "{host} ti invita a {group}: {moment}.",
    "free": "Dura {minutes} minuti ed è gratis. Non ti impegna a niente.",
    "how":
        "Ognuno porta una domanda e gli altri raccontano come hanno affrontato qualcosa di "
        "simile. Sulla tua pagina ci sono due brevi domande e una promessa: quello che si "
        "dice lì resta lì.",
    "answer_button": "Rispondi all’invito",
    "link_yours": "Il link è solo per te; per favore non inoltrarlo.",
    "no_is_no": "Se lì rispondi di no, non ti scriveremo più.",
    "calendar": "In allegato c’è una voce per il tuo calendario.",
    "contact": "Domande? Scrivi a {host}: {address}",
    "lead_moved":
        "La sessione di {group} a cui sei invitato è stata spostata. Nuova data: {moment}.",
    "lead_off": "La sessione di {group} a cui sei invitato non avrà luogo. Era prevista: {moment}.",
    "news_moved": "Se allora non puoi venire, dillo sulla tua pagina.",
    "news_off": "Non devi fare niente. Forse sarai invitato a un’altra sessione.",
    "open_page": "La tua pagina",
    "lead_follow_up": "Grazie per essere stato con noi a {group} il {day}.",
    "recap_title": "Che cosa resta",
    "recap_lead":
        "Questo è ciò che gli ospiti possono leggere della sessione. Quello che si dice lì "
        "resta lì.",
    "recap_button": "Leggi",
    "next_title": "Il prossimo passo",
    "next_step":
        "Se ti è stato utile, parliamo mezz’ora di che cosa porteresti e di che cosa cerchi. "
        "Se va bene a entrambi, entri dalla prossima sessione.",
    "next_contact": "Scrivi a {host}: {address}",
    "not_for_you": "Non fa per te? Dillo sulla tua pagina e non ti scriveremo più.",
    "title": "Il tuo invito",
    "who_form":
        "Due brevi domande. Chi modera vede le tue risposte, e l’agenda le mostra al gruppo, "
        "perché possa accoglierti.",
    "about_you": "Su di te",
    "does": "Di che cosa ti occupi?",
    "brings": "Che cosa porteresti?",
    "brings_why": "Una tua domanda, o qualcosa che conosci bene.",
    "promise": "Quello che si dice lì resta lì",
    "promise_tick":
        "Tengo per me ciò che sento nella sessione, chi l’ha detto e chi c’era. Vale anche "
        "dopo.",
    "tick": "Spunta questa promessa: senza di essa nessuno può venire.",
    "yes": "Vengo",
    "no": "No, grazie",
    "coming": "Vieni",
    "coming_lead":
        "{group} ti aspetta: {moment}. Prima riceverai l’agenda. Puoi cambiare la tua "
        "risposta qui finché la sessione non comincia.",
    "declined": "Hai detto di no",
    "declined_lead": "Grazie per averlo detto. Non riceverai più niente da {group}.",
    "changed_mind":
        "Se hai cambiato idea, puoi ancora dire di sì qui finché la sessione non comincia.",
    "closed_over": "La sessione è cominciata o è finita",
    "closed_off": "La sessione non avrà luogo",
    "closed_lead": "Se non vuoi più ricevere niente da {group}, dillo qui.",
    "joined": "Ora sei membro",
    "joined_lead": "Il resto ti arriva come membro di {group}.",
    "not_yours": "Questo invito non è più per te",
    "not_yours_why": "È stato ritirato, o il gruppo non esiste più.",
    "not_yours_next": "Se è un errore, chiedi a chi ti ha invitato.",
    "old_link_why": "La sessione per cui era è finita da molto.",
    "old_link_next": "Scrivi a chi ti ha invitato.",
    "welcome": "In visita: {name}",
    "welcome_does": "Attività, con parole proprie",
    "welcome_brings": "Porterebbe",
}  # fmt: skip
