"""A look at one's own part of a recap: Italian."""

OWN_PART = {
    "subject": "La sua parte del riepilogo: {group}",
    "subject_again": "La sua parte è cambiata: {group}",
    "preheader": "La vede prima degli altri",
    "lead":
        "Ecco che cosa dice il riepilogo di {group} del suo turno. Degli altri l’ha visto solo "
        "chi modera. Può riformulare la sua sfida e cancellare ciò che non deve restare.",
    "lead_again":
        "Qualcosa è cambiato nella sua parte del riepilogo di {group}. La riguardi, per favore, "
        "prima che la vedano gli altri.",
    "open": "Vedere la mia parte",
    "until":
        "Gli altri vedono il riepilogo quando l’hanno guardato tutti quelli che hanno avuto un "
        "turno, e al più tardi {moment}.",
    "who": "Questo collegamento è solo suo: non lo inoltri, per favore.",
    "challenge": "La sua sfida",
    "offered": "Che cosa le è stato offerto",
    "none": "In questa sessione non è stata annotata nessuna soluzione.",
    "title": "La sua parte del riepilogo",
    "intro": "{group}, {day}",
    "waits": "Nessun altro nel gruppo lo vede prima che lei dica che va bene, o prima di {moment}.",
    "fine_waits":
        "Grazie. Gli altri lo vedono quando tutti hanno guardato, e al più tardi {moment}.",
    "sent":
        "Il gruppo ha già questo. Ciò che riformula o cancella sparisce anche qui, e chi ha il "
        "riepilogo riceve una correzione che non lo ripete.",
    "fine": "Va bene così",
    "reword": "Dirlo con parole mie",
    "reword_label": "La sua sfida, con parole sue",
    "reword_why":
        "Le sue parole prendono il posto di questo testo. Il vecchio testo e le sue citazioni "
        "si cancellano per sempre, anche dalla trascrizione. Il riepilogo dice che l’ha "
        "riformulato lei.",
    "reword_do": "Tenere le mie parole",
    "strike_of": "Cancellare ciò che ha offerto {name}",
    "strike_why":
        "Il testo e le parole su cui si basa si cancellano per sempre, anche dalla "
        "trascrizione. Nessuno può recuperarli.",
    "strike_do": "Cancellare per sempre",
    "strike_seat": "Cancellare tutto il mio turno",
    "strike_seat_why":
        "La sua sfida e tutto ciò che le è stato offerto si cancellano per sempre, anche dalla "
        "trascrizione. Nessuno può recuperarli.",
    "kept": "Fatto. Le parole non ci sono più.",
    "changed": "Nel frattempo qualcosa è cambiato. Lo riguardi, per favore.",
    "gone": "Del suo turno non c’è più nulla in questo riepilogo.",
    "wrong": "Scriva almeno una parola, e al massimo 2000 lettere.",
    "not_yours": "Questa pagina non è più per lei",
    "not_yours_why": "Non fa più parte di questo gruppo, o il riepilogo non c’è più.",
    "not_yours_next": "Se è un errore, chieda a chi modera.",
}  # fmt: skip
