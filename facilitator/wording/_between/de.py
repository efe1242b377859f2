"""Between sessions: German."""

FOLLOW_UP = {
    "kind_follow_up": "wie es mit Vorhaben vorangeht",
    "subject": "Wie läuft es? {group}",
    "preheader": "Ein Klick genügt",
    "lead": "Das haben Sie sich vorgenommen. Wie läuft es?",
    "open": "Alles ansehen",
    "less": "Weniger davon",
    "who":
        "Ihre Moderation kann sehen, was Sie antworten. Die Links gehören nur "
        "Ihnen; bitte geben Sie sie nicht weiter.",
    "due": "bis {day}",
    "done": "Erledigt",
    "partly": "Teilweise",
    "carried": "Weiter mitnehmen",
    "dropped": "Aufgegeben",
    "title": "Zwischen den Treffen",
    "intro": "Was Sie sich vorgenommen haben, und wie es läuft.",
    "none": "Von Ihnen ist nichts offen.",
    "streak": "In Folge eingehalten: {number}",
    "history": "Was Sie dazu gesagt haben",
    "how": "Wie läuft es?",
    "word": "Ein Wort dazu",
    "send": "Absenden",
    "kept": "Danke, Ihre Antwort ist gespeichert.",
    "less_lead": "Sie bekommen höchstens eine Nachricht pro Woche und keine in der Nacht.",
    "less_half": "Sie bekommen halb so viele Nachrichten, nur bevor etwas fällig ist.",
    "less_none": "Sie bekommen zwischen den Treffen keine Nachrichten mehr.",
    "less_do": "Weniger davon",
    "more_do": "Nachrichten wie üblich",
    "not_yours": "Diese Seite ist nicht mehr für Sie",
    "not_yours_why": "Sie sind hier in keiner Gruppe mehr Mitglied.",
    "not_yours_next": "Wenn das ein Irrtum ist, fragen Sie Ihre Moderation.",
    "choose": "Wählen Sie, wie es läuft, und sagen Sie es in höchstens 600 Zeichen.",
    "said_on": "{group}, {day}",
}  # fmt: skip

PAST = {
    "title": "Was andere zu etwas Ähnlichem beigetragen haben",
    "who": "{peer} an {member}, {day}.",
    "worked": "Es hat geholfen.",
    "partly": "Es hat zum Teil geholfen.",
}
