"""Italian."""

from facilitator.domain.recaps.recap import Kind

NAME = "Italian"
MONTHS = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
)
DAY, DAY_OF_YEAR = "{day} {month}", "{day} {month} {year}"
FIRST = "1º"
WEEKDAYS = "lunedì martedì mercoledì giovedì venerdì sabato domenica"
MOMENT = "{weekday} {day}, {time}"

KINDS = {
    Kind.SUGGESTION: "suggerimento",
    Kind.EXPERIENCE: "esperienza vissuta",
    Kind.RESOURCE: "risorsa",
    Kind.INTRODUCTION: "contatto",
    Kind.QUESTION: "domanda su cui riflettere",
}

SAY = {
    "subject": "Il tuo riepilogo: {group}",
    "subject_with_day": "Il tuo riepilogo: {group}, {day}",
    "preheader_own": "Che cosa ha dato il gruppo alla tua sfida",
    "preheader_none": "Su che cosa ha lavorato il tuo gruppo",
    "preheader_promises": ", e che cosa hai detto che farai",
    "hello": "Ciao {name}",
    "lead": "{group} si è incontrato{day}{minutes}.",
    "lead_day": " ({day})",
    "lead_minutes": " per {minutes}",
    "lead_none": "Ecco che cosa ne è venuto.",
    "lead_offered": "Gli altri ti hanno dato {solutions}.",
    "lead_absent": "Non c’eri; ecco che cosa ti sei perso.",
    "link_lead": "Il riepilogo è pronto. Il link è solo tuo: per favore non inoltrarlo.",
    "link_button": "Leggi il riepilogo",
    "subject_correction": "Correzione: {subject}",
    "correction_lead": "Il riepilogo che hai è stato corretto.",
    "corrected": "Che cosa è cambiato",
    "change_new": "Nuovo, da {who}: {text}",
    "change_now": "Ora dice, da {who}: {text}",
    "change_gone": "Qualcosa di {who} è stato tolto.",
    "subject_draft": "Bozza del riepilogo da approvare: {group}",
    "draft_lead": "Il riepilogo di {group} è pronto. Per ora lo ha solo chi modera; parte "
    "quando lo approvi.",
    "draft_again": "Il riepilogo di {group} è cambiato dopo l’invio. La correzione parte "
    "quando la approvi.",
    "draft_approve": "Guardalo e approvalo",
    "draft_open": "Prima cambia qualcosa",
    "draft_anew": "Rifiutalo e fallo rifare",
    "draft_unsure": "Da guardare prima",
    "challenge": "La tua sfida",
    "own_words": "Con le tue parole",
    "at_in_call": "a {at} della chiamata",
    "as_remembered": "come lo ricorda chi modera",
    "offered": "Che cosa ti hanno dato gli altri",
    "nothing_offered": "In questa sessione non è stata annotata nessuna soluzione.",
    "own_promises": "Che cosa hai detto che farai",
    "given": "Che cosa hai dato tu",
    "to": "A",
    "others": "Gli altri in breve",
    "solutions_by": "{solutions} di {peers}",
    "no_solutions": "nessuna soluzione annotata",
    "others_promises": "Che cosa hanno detto gli altri che faranno",
    "notes": "Da sapere",
    "more": "e altri {number}, nella versione di testo di questa mail",
    "more_peers": "{peers} e altri {number}",
    "wrong": "C’è qualcosa di sbagliato, o da non conservare? Dillo a chi modera.",
    "in_the_hot_seat": "{member} nell’hot seat",
    "in_hot_seats": "{number} nell’hot seat",
    "when_seats": "Quando è stato ogni hot seat: {seats}",
    "seat_when": "{member} da {start} a {end}",
    "from_to": "da {start} a {end}",
    "no_solution": "Per questa sfida non è stata annotata nessuna soluzione.",
    "commitments": "Impegni",
    "to_look_at": "Da guardare",
    "minute": "1 minuto",
    "minutes": "{number} minuti",
    "speaker": "1 persona",
    "speakers": "{number} persone",
    "solution": "1 soluzione",
    "solutions": "{number} soluzioni",
    "their_words": "Con le sue parole",
    "from_memory": "a memoria",
    "from_member": "riformulato dal membro",
    "due": "scadenza: {due}",
    "points": "Punti principali",
    "points_why": "Nessuno è stato nell’hot seat; questi sono i punti principali di ciascuno.",
    "receipt": "Come è stato fatto",
    "recorded": "Registrato",
    "recorded_call": "La trascrizione della chiamata",
    "recorded_memory": "Niente della chiamata; chi modera ha scritto quello che ricordava",
    "worked_on": "Ci ha lavorato",
    "engine_offline": "il motore offline",
    "engine_model": "il modello {model}",
    "engine_memory": "nessuno tranne chi modera",
    "where_offline": "Il motore offline, sul computer su cui gira facilitator; niente è stato "
    "inviato "
    "da nessuna parte",
    "where_model": "Il modello {model}, sul server scelto da chi modera, e il computer su cui gira "
    "facilitator",
    "where_after": "Il motore offline, dopo che il modello {model} non è servito, sul computer "
    "su cui "
    "gira facilitator; quello che è stato detto è stato inviato al server di quel modello",
    "where_before": "Il motore offline, sul computer su cui gira facilitator; per un riepilogo "
    "precedente quello che è stato detto è stato inviato al server del modello {model}",
    "where_memory": "Nessuno tranne chi modera, sul computer su cui gira facilitator; niente è "
    "stato "
    "inviato da nessuna parte",
    "left_out": "Omesso su richiesta",
    "left_out_none": "Niente; nessuno l’ha chiesto",
    "passage": "1 passaggio detto «off the record»",
    "passages": "{number} passaggi detti «off the record»",
    "unrecorded": "ogni parola di 1 membro che nessuno può registrare",
    "unrecordeds": "ogni parola di {number} membri che nessuno può registrare",
    "and": " e ",
    "seen_by": "Chi può vederlo",
    "seen_by_members": "I membri di questo gruppo, anche gli assenti",
    "deleted": "Cancellato",
    "deleted_on": "La trascrizione ({day})",
    "deleted_on_request": "Quando lo chiedi a chi modera; non è fissata una data",
    "memory": "A memoria",
    "memory_some": "Quello che è segnato così è un ricordo di chi modera, non una citazione",
    "way_out_why": "Ricevi questa mail come membro di {group}.",
    "way_out": "Non ricevere più mail di questo tipo",
    "kind_recap": "riepilogo",
    "off_title": "Non ricevere più mail di questo tipo?",
    "off_lead": "Ricevi mail del tipo «{kind}» da {group}.",
    "off_button": "Disattivale",
    "is_off_title": "Queste mail sono disattivate",
    "is_off_lead": "Non ricevi più mail del tipo «{kind}» da {group}. Le altre mail del "
    "gruppo arrivano ancora.",
    "on_button": "Riattivale",
    "is_on_title": "Queste mail sono di nuovo attive",
    "is_on_lead": "Da ora ricevi di nuovo mail del tipo «{kind}» da {group}.",
    # where the group chats
    "chat_title": "Riepilogo: {group}, {day}",
    "promise": "È stato preso 1 impegno",
    "promises": "Sono stati presi {number} impegni",
    "chat_mails": "Ogni membro ha ricevuto il riepilogo via mail.",
    # for a calendar
    "tasks": "Aggiungili al tuo elenco di attività",
}  # fmt: skip

# warnings, by what they are in English
NOTES = {
    "'{label}' could not be matched to one member; what was said there is given to "
    "nobody.":
        "«{label}» non si è potuto attribuire a un solo membro; quello che è stato detto lì "
        "non è attribuito a nessuno.",
    "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
    "it was left out up to the end of that hot seat, or of the session.":
        "Un passaggio era «off the record» dal minuto {minute} e nessuno ha detto «back "
        "on the record»; è stato "
        "omesso fino alla fine di quell’hot seat, o della sessione.",
    "What was said under a name that could be somebody who is not to be recorded was "
    "left out; an alias in the member list tells who it is.":
        "Quello che è stato detto sotto un nome che potrebbe essere di qualcuno da non "
        "registrare è stato omesso; un alias nell’elenco dei membri dice chi è.",
    "Some words stand after what may be a name but occurs only once or twice; they are given to "
    "nobody. A member list tells who is a speaker.":
        "Alcune parole seguono ciò che può essere un nome, ma che compare solo una o "
        "due volte; non sono attribuite a nessuno. Un elenco dei membri dice chi parla.",
    "The file seems to end in the middle of a cue; what came after it is missing.":
        "Il file sembra finire a metà di una voce; manca ciò che veniva dopo.",
    "Main points are given of the {shown} who spoke most; {more} more spoke.":
        "Sono riportati i punti principali delle {shown} persone che hanno parlato di "
        "più; altre {more} hanno parlato.",
    "Some times ran backwards; the turns were put in order.":
        "Alcuni tempi andavano all’indietro; gli interventi sono stati messi in ordine.",
    "The chat tells only the time of day, so its first message was laid at the start of "
    "the call; the order of what was said and written is not certain.":
        "La chat indica solo l’ora del giorno, quindi il suo primo messaggio è stato messo "
        "all’inizio della chiamata; l’ordine di quanto detto e scritto non è sicuro.",
    "1 private chat message was left out; nobody but the two of them has seen such a "
    "message.":
        "1 messaggio privato della chat è stato omesso; nessuno tranne i due interessati "
        "l’ha visto.",
    "{number} private chat messages were left out; nobody but the two of them has seen "
    "such a message.":
        "{number} messaggi privati della chat sono stati omessi; nessuno tranne gli "
        "interessati li ha visti.",
    "The same file was given twice; it was read once.":
        "Lo stesso file è stato dato due volte; è stato letto una volta.",
    "The column '{column}' of the member list is not used.":
        "La colonna «{column}» dell’elenco dei membri non viene usata.",
    "{alias} is {other}'s name; as {person}'s alias it is not used.":
        "{alias} è il nome di {other}; come alias di {person} non viene usato.",
    "{other} and {person} share the alias {alias}; it is not used.":
        "{other} e {person} hanno lo stesso alias {alias}; non viene usato.",
    "No hot seat was found in this session, so there is no challenge to report. The "
    "main points by speaker are given instead.":
        "In questa sessione non è stato trovato nessun hot seat, quindi non c’è nessuna "
        "sfida da riferire. Al suo posto ci sono i punti principali di ciascuno.",
    "Some of what the model said was not borne out and was left out.":
        "Una parte di quello che ha detto il modello non era fondata ed è stata omessa.",
    "The model could not be used ({error}) The offline engine made this recap.":
        "Il modello non è servito; questo riepilogo l’ha fatto il motore offline.",
    "The model could not do {member}'s hot seat ({error}); the offline engine wrote "
    "this part.":
        "Il modello non è riuscito con l’hot seat di {member}; questa parte l’ha scritta il "
        "motore offline.",
    "The model could not do {member}'s hot seat ({error}); this part is missing.":
        "Il modello non è riuscito con l’hot seat di {member}; questa parte manca.",
    "The offline engine understands English only, so there may be little in this recap, "
    "or nothing. A model understands the language of this group.":
        "Il motore offline capisce solo l’inglese, quindi in questo riepilogo può esserci "
        "poco o niente. Un modello capisce la lingua di questo gruppo.",
}  # fmt: skip

CHECK_IN = {
    "said_before": "detto prima della sessione",
    "subject": "Check-in: {group}, {day}",
    "subject_reminder": "Promemoria, check-in: {group}, {day}",
    "preheader": "Due minuti che fanno bene alla sessione",
    "preheader_reminder": "C’è ancora tempo per rispondere",
    "lead": "{group} si incontra {moment}. Prima, un breve check-in.",
    "lead_reminder":
        "{group} si incontra {moment} e il tuo check-in non è ancora arrivato. Ci aiuterebbe "
        "sentirti.",
    "two_minutes": "Bastano circa due minuti, senza accesso:",
    "asked_promises": "com’è andata con i tuoi impegni",
    "asked_seat": "se vuoi l’hot seat, e per che cosa",
    "asked_rest": "se c’è qualcosa di urgente, e se ci sarai",
    "promises_mail": "Che cosa hai detto che farai",
    "button": "Rispondi al check-in",
    "who": "Chi modera vede le tue risposte. Il gruppo vede solo le parti che spunti.",
    "link_until":
        "Questo link è solo per te; per favore non inoltrarlo. Funziona finché non parte "
        "l’agenda, e al massimo fino all’inizio della sessione.",
    "no_answer_needed": "Se non puoi rispondere, vieni lo stesso.",
    "title": "Check-in",
    "intro": "{group} si incontra {moment}.",
    "who_form":
        "Circa due minuti. Chi modera vede le tue risposte; il gruppo vede solo le parti che "
        "spunti.",
    "draft_note": "Questa è la tua bozza. Nessuno la vede finché non la invii.",
    "sent_note": "L’hai inviato. Puoi cambiarlo e inviarlo di nuovo.",
    "wrong_title": "Guarda di nuovo qui, per favore",
    "promises": "I tuoi impegni",
    "promises_why": "Hai detto che avresti fatto questo. Com’è andata?",
    "went_done": "Fatto",
    "went_partly": "In parte",
    "went_not": "Non ancora",
    "went_dropped": "Lasciato perdere",
    "word": "Due parole in proposito",
    "seat": "L’hot seat",
    "seat_why": "Lo vuoi in questa sessione?",
    "seat_yes": "Sì, porto qualcosa",
    "seat_no": "Non questa volta",
    "sentence": "Di che cosa si tratta, in una frase?",
    "why": "Perché è importante per te?",
    "tried": "Che cosa hai provato?",
    "wanted": "Che cosa vuoi dal gruppo?",
    "urgent": "Qualcosa di urgente?",
    "urgent_why": "Qualcosa che chi modera dovrebbe sapere prima della sessione.",
    "attending": "Ci sarai?",
    "attending_yes": "Sì",
    "attending_unsure": "Non lo so ancora",
    "attending_no": "No",
    "share_commitments": "Mostra al gruppo com’è andata con i miei impegni",
    "share_wish": "Mostra al gruppo per che cosa voglio l’hot seat",
    "share_urgent": "Mostralo anche al gruppo",
    "optional": "facoltativo",
    "consent": "Sulla registrazione",
    "consent_none":
        "Non registriamo questa sessione e non ne viene annotato nulla.",
    "consent_day": "un giorno",
    "consent_days": "{number} giorni",
    "consent_standard":
        "La chiamata viene trascritta e i membri di {group} ne ricevono un riepilogo. Ciò che è "
        "stato detto viene cancellato {days} dopo il riepilogo; il riepilogo resta. Di’ «off "
        "the record» prima di ciò che nessuno deve annotare, e avvisa chi modera se preferisci "
        "che di te non resti nulla.",
    "save": "Salva come bozza",
    "send": "Invia",
    "choose_went": "Scegli com’è andata.",
    "choose_seat": "Scegli se vuoi l’hot seat.",
    "say_sentence": "Di’ in una frase di che cosa si tratta.",
    "choose_attending": "Scegli se ci sarai.",
    "too_long": "Troppo lungo: al massimo {most} caratteri.",
    "thanks": "Grazie, {name}",
    "thanks_lead": "Chi modera ha le tue risposte. Ecco che cosa hai detto prima della sessione:",
    "change_until":
        "Puoi cambiarlo finché non parte l’agenda, e al massimo fino all’inizio della "
        "sessione: {moment}.",
    "change": "Cambia le mie risposte",
    "shared": "il gruppo lo vede",
    "private": "lo vede solo chi modera",
    "closed": "Questo check-in è chiuso",
    "closed_cancelled": "Questa sessione di {group} è stata annullata.",
    "closed_sent": "L’agenda di {group} è già partita.",
    "closed_begun": "La sessione di {group} è iniziata o è finita.",
    "closed_next": "Vuoi dire ancora qualcosa? Dillo a chi modera.",
    "bad_link": "Questo link non funziona",
    "bad_link_why": "Non è nostro, o ne manca una parte.",
    "bad_link_next":
        "Aprilo di nuovo dalla mail, o copia tutta la riga. Se non basta, chiedi a chi "
        "modera.",
    "old_link": "Questo link è troppo vecchio",
    "old_link_why": "La sessione per cui era è finita da tempo.",
    "old_link_next": "Ce ne sarà uno nuovo prima della prossima sessione.",
    "not_yours": "Questo check-in non è più per te",
    "not_yours_why": "Non fai più parte di questo gruppo, o la sessione non c’è più.",
    "not_yours_next": "Se è un errore, chiedi a chi modera.",
    "not_taken": "Non è stato possibile accettarlo",
    "not_taken_why": "È troppo in una volta, o non viene dal nostro modulo.",
    "not_taken_next": "Torna indietro, accorcialo e invialo di nuovo.",
    "away": "Al momento non funziona",
    "away_why": "C’è qualcosa che non va da parte nostra.",
    "away_next": "Niente di ciò che hai salvato è perso. Riprova tra qualche minuto.",
}  # fmt: skip

AGENDA = {
    "subject": "Agenda: {group}, {day}",
    "subject_update": "Agenda aggiornata: {group}, {day}",
    "subject_draft": "Bozza dell’agenda da approvare: {group}, {day}",
    "subject_changed": "Qualcosa è cambiato: {group}, {day}",
    "subject_called_off": "Annullata: {group}, {day}",
    "preheader": "Chi sarà nell’hot seat, e quando",
    "preheader_draft": "Uno sguardo, un clic",
    "preheader_changed": "Nell’agenda non c’è ancora",
    "preheader_called_off": "Questa sessione non si tiene",
    "when": "{moment}, {minutes} minuti",
    "topic": "Questa volta: {topic}",
    "update": "Questa agenda sostituisce quella che hai già.",
    "you": "Sei nell’hot seat",
    "you_when":
        "Alle {at}, per circa {minutes} minuti. Porta una domanda, quello che hai provato e "
        "quello che vuoi dal gruppo.",
    "seats": "Nell’hot seat",
    "seat_when": "{at}, circa {minutes} minuti",
    "no_seats": "Questa volta non c’è nessun hot seat.",
    "said_before": "detto prima della sessione",
    "times": "Come si svolge la sessione",
    "minutes_short": "{minutes} min",
    "icebreaker": "Per rompere il ghiaccio",
    "or": "Oppure, se preferisci: {question}",
    "pass": "Chi vuole può passare.",
    "opens": "Comincia {name}.",
    "question": "La domanda di apertura",
    "own_promises": "I tuoi impegni dell’ultima volta",
    "promises": "Impegni nel gruppo",
    "due": "scadenza: {day}",
    "went_done": "fatto",
    "went_partly": "fatto in parte",
    "went_not": "non ancora",
    "went_dropped": "lasciato perdere",
    "calendar": "In allegato trovi la sessione per il tuo calendario.",
    "draft_lead": "L’agenda per {group} è pronta. Il gruppo non ce l’ha ancora.",
    "draft_waits": "Parte quando la approvi.",
    "draft_sends": "Parte da sola {moment}. Fino ad allora puoi cambiarla, o inviarla tu.",
    "look": "Guarda l’agenda",
    "notes": "Da sapere",
    "why": "Perché",
    "call_on": "A chi dare prima la parola",
    "passed_over": "Non questa volta",
    "icebreaker_why": "Perché questa domanda: {reason}",
    "changed_lead": "Da quando è stata fatta l’agenda, qualcosa è cambiato:",
    "changed_draft":
        "Al gruppo non è stato inviato niente. Apri la bozza per tenerne conto, o lasciala "
        "com’è.",
    "changed_sent":
        "Il gruppo ha l’agenda com’era. Aprila per tenerne conto e inviare la modifica al "
        "gruppo, o lasciala com’è.",
    "called_off_lead": "La sessione di {group} di {moment} è stata annullata.",
    "called_off_next": "Non devi fare niente. Prima della prossima sessione ne riceverai l’agenda.",
    "called_off_calendar": "Il file allegato toglie la sessione dal tuo calendario.",
    "moderator_only": "Questa mail è solo per chi modera; per favore non inoltrarla.",
}  # fmt: skip
