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

AFTERCARE = {
    "kind_thanks": "Dank für das, was Sie beigetragen haben",
    "seat_lead":
        "Das haben Sie vor zwei Wochen oder mehr in Ihre Gruppe gebracht. Ist es noch "
        "offen?",
    "brought": "Was Sie am {day} mitgebracht haben",
    "open": "Noch offen",
    "solved": "Gelöst",
    "still": "Ist Ihr Anliegen noch offen?",
    "still_why":
        "Wenn ja, erfährt es Ihre Moderation und kann Ihnen ein Gespräch oder noch einen "
        "Hot Seat anbieten.",
    "tried": "Welche Lösung haben Sie ausprobiert?",
    "tried_why":
        "Wer sie beigetragen hat, bekommt einen Dank und erfährt, wie es ging. Ihr Wort "
        "dazu nur, wenn Sie es wollen.",
    "from_peer": "Von {peer}",
    "went": "Wie ging es?",
    "worked": "Es hat geholfen",
    "partly": "Es hat zum Teil geholfen",
    "not": "Es hat nicht geholfen",
    "unknown": "Doch nicht ausprobiert",
    "said": "Was Sie gesagt haben",
    "word": "Ein Wort dazu",
    "tell": "Auch mein Wort weitergeben",
    "send": "Absenden",
    "choose": "Wählen Sie eine Lösung und wie es ging, und sagen Sie es in höchstens 600 Zeichen.",
    "subject": "Dank von {member}. {group}",
    "preheader": "Für Ihren Beitrag",
    "lead": "{member} hat ausprobiert, was Sie am {day} angeboten haben:",
    "lead_bare": "{member} hat ausprobiert, was Sie am {day} angeboten haben.",
    "it_worked": "Es hat geholfen.",
    "it_partly": "Es hat zum Teil geholfen.",
    "it_not": "Diesmal hat es nicht geholfen, und es war gut, es versuchen zu können.",
    "says": "{member} sagt dazu:",
    "end": "Danke für Ihren Beitrag.",
}  # fmt: skip

OFFICE = {
    "kind_office_hours": "Angebote eines Gesprächs mit einem Mitglied",
    "subject": "Ein Gespräch mit {member}? {group}",
    "preheader": "Oder noch ein Hot Seat",
    "few": "Was {member} am {day} mitgebracht hat, bekam wenige Lösungen oder keine.",
    "open_since": "{member} sagt, dass noch offen ist, was am {day} mitgebracht wurde.",
    "offer":
        "Sie können eine Zeit für ein Gespräch von {minutes} Minuten wählen, oder "
        "{member} bekommt einen der nächsten Hot Seats. Bis Sie wählen, geschieht nichts.",
    "secret":
        "Es wird hier nicht zitiert, da es vertraulich ist oder Ihre Gruppe ihre Worte "
        "nicht in Mails haben will.",
    "link": "Ansehen und wählen",
    "title": "Ein Gespräch mit {member}?",
    "slots": "Ein Gespräch von {minutes} Minuten",
    "slots_lead": "Ein Klick schickt Ihnen beiden einen Eintrag für den Kalender.",
    "theirs": "für {member}: {moment}",
    "no_slots":
        "In den nächsten vier Wochen passt keine Zeit Ihnen beiden. Bitte schreiben Sie "
        "einander.",
    "no_mail": "{member} bekommt von hier keine Mails. Bitte sprechen Sie selbst miteinander.",
    "seat": "Zurück in den Hot Seat",
    "seat_lead":
        "{member} kommt in der nächsten Sitzung dran; ist noch keine geplant, in der "
        "ersten, die es wird.",
    "seat_do": "{member} den nächsten Hot Seat geben",
    "later": "Nicht jetzt",
    "now_session": "Sie haben beide einen Eintrag in der Mail: {moment}.",
    "now_seat": "{member} hat einen Hot Seat: {moment}.",
    "now_wish": "{member} bekommt einen Hot Seat in der nächsten Sitzung, die geplant wird.",
    "now_later": "Es geschieht nichts. Sie können immer noch wählen.",
    "gone": "Diese Zeit ist nicht mehr frei. Bitte wählen Sie eine andere.",
    "not_yours": "Diese Seite ist nicht mehr für Sie",
    "not_yours_why":
        "Nur wer die Gruppe moderiert, sieht sie, solange das Mitglied in der Gruppe ist.",
    "not_yours_next": "Wenn das ein Irrtum ist, fragen Sie, wer diesen Dienst betreibt.",
    "talk_subject": "Ein Gespräch am {day}. {group}",
    "talk_preheader": "Für Ihren Kalender",
    "talk_lead":
        "{moderator} möchte mit Ihnen über das sprechen, was Sie am {day} mitgebracht "
        "haben.",
    "talk_when": "{moment}, {minutes} Minuten.",
    "talk_change": "Wenn das nicht passt, schreiben Sie an {moderator}: {address}",
    "talk_lead_moderator":
        "Sie haben {member} ein Gespräch über das angeboten, was am {day} mitgebracht "
        "wurde. {member} hat denselben Eintrag.",
    "talk_title": "Gespräch: {moderator} und {member}",
    "calendar": "Ein Eintrag für Ihren Kalender ist angehängt.",
}  # fmt: skip
