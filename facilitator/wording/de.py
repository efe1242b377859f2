"""German."""

from facilitator.domain.recaps.recap import Kind

NAME = "German"
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
DAY, DAY_OF_YEAR = "{day}. {month}", "{day}. {month} {year}"
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"
MOMENT = "{weekday}, {day}, {time}"

KINDS = {
    Kind.SUGGESTION: "Vorschlag",
    Kind.EXPERIENCE: "eigene Erfahrung",
    Kind.RESOURCE: "Hilfsmittel",
    Kind.INTRODUCTION: "Kontakt",
    Kind.QUESTION: "Frage zum Nachdenken",
}

SAY = {
    "subject": "Dein Rückblick: {group}",
    "subject_with_day": "Dein Rückblick: {group}, {day}",
    "preheader_own": "Was die anderen dir zu deinem Anliegen gegeben haben",
    "preheader_none": "Woran deine Gruppe gearbeitet hat",
    "preheader_promises": ", und was du dir vorgenommen hast",
    "hello": "Hallo {name}",
    "lead": "{group} hat sich{day}{minutes} getroffen.",
    "lead_day": " am {day}",
    "lead_minutes": " für {minutes}",
    "lead_none": "Das ist dabei herausgekommen.",
    "lead_offered": "Die anderen haben dir {solutions} gegeben.",
    "lead_absent": "Du warst nicht dabei; das hast du verpasst.",
    "link_lead": "Der Rückblick liegt bereit. Der Link gilt nur für dich, gib ihn bitte "
    "nicht weiter.",
    "link_button": "Den Rückblick lesen",
    "subject_correction": "Korrektur: {subject}",
    "correction_lead": "Der Rückblick, den du hast, wurde korrigiert.",
    "corrected": "Was sich geändert hat",
    "change_new": "Neu, von {who}: {text}",
    "change_now": "Jetzt heißt es, von {who}: {text}",
    "change_gone": "Etwas von {who} wurde herausgenommen.",
    "subject_draft": "Entwurf zur Freigabe: {group}",
    "draft_lead": "Der Rückblick von {group} ist fertig. Bisher haben ihn nur die "
    "Moderierenden; er geht hinaus, sobald du ihn freigibst.",
    "draft_again": "Der Rückblick von {group} hat sich seit dem Versand geändert. Die "
    "Korrektur geht hinaus, sobald du sie freigibst.",
    "draft_approve": "Ansehen und freigeben",
    "draft_open": "Vorher etwas ändern",
    "draft_anew": "Ablehnen und neu machen lassen",
    "draft_unsure": "Zuerst ansehen",
    "challenge": "Dein Anliegen",
    "own_words": "In deinen Worten",
    "at_in_call": "bei {at} im Gespräch",
    "as_remembered": "so, wie deine Moderation sich erinnert",
    "offered": "Was die anderen dir gegeben haben",
    "nothing_offered": "Dazu wurde in dieser Sitzung keine Lösung festgehalten.",
    "own_promises": "Das hast du dir vorgenommen",
    "given": "Was du gegeben hast",
    "to": "An",
    "others": "Die anderen auf einen Blick",
    "solutions_by": "{solutions} von {peers}",
    "no_solutions": "keine Lösungen festgehalten",
    "others_promises": "Das haben sich die anderen vorgenommen",
    "notes": "Gut zu wissen",
    "more": "und {number} weitere, in der Textfassung dieser Mail",
    "more_peers": "{peers} und {number} weiteren",
    "wrong": "Stimmt etwas nicht, oder soll etwas nicht bleiben? Sag es deiner Moderation.",
    "in_the_hot_seat": "{member} im Hot Seat",
    "in_hot_seats": "{number} im Hot Seat",
    "when_seats": "Wann wer im Hot Seat war: {seats}",
    "seat_when": "{member} von {start} bis {end}",
    "from_to": "{start} bis {end}",
    "no_solution": "Zu diesem Anliegen wurde keine Lösung festgehalten.",
    "commitments": "Zusagen",
    "to_look_at": "Bitte ansehen",
    "minute": "1 Minute",
    "minutes": "{number} Minuten",
    "speaker": "1 Person",
    "speakers": "{number} Personen",
    "solution": "1 Lösung",
    "solutions": "{number} Lösungen",
    "their_words": "Wörtlich",
    "from_memory": "aus der Erinnerung",
    "from_member": "vom Mitglied neu formuliert",
    "due": "bis zum {due}",
    "points": "Die wichtigsten Punkte",
    "points_why": "Niemand war im Hot Seat; das sind die wichtigsten Punkte nach Personen.",
    "receipt": "Wie das entstanden ist",
    "recorded": "Aufgezeichnet",
    "recorded_call": "Die Mitschrift des Gesprächs",
    "recorded_memory": "Nichts vom Gespräch; die Moderation hat aufgeschrieben, was sie noch "
    "wusste",
    "worked_on": "Bearbeitet von",
    "engine_offline": "die Offline-Engine",
    "engine_model": "das Modell {model}",
    "engine_memory": "niemand außer der Moderation",
    "where_offline": "Der Offline-Engine, auf dem Rechner, auf dem facilitator läuft; nichts wurde "
    "irgendwohin geschickt",
    "where_model": "Dem Modell {model}, auf dem Server, den deine Moderation gewählt hat, und auf "
    "dem Rechner, auf dem facilitator läuft",
    "where_after": "Der Offline-Engine, nachdem das Modell {model} nicht zu gebrauchen war, auf "
    "dem "
    "Rechner, auf dem facilitator läuft; was gesagt wurde, ging an den Server dieses Modells",
    "where_before": "Der Offline-Engine, auf dem Rechner, auf dem facilitator läuft; für einen "
    "früheren Rückblick ging, was gesagt wurde, an den Server des Modells {model}",
    "where_memory": "Niemandem außer der Moderation, auf dem Rechner, auf dem facilitator läuft; "
    "nichts wurde irgendwohin geschickt",
    "left_out": "Auf Wunsch ausgelassen",
    "left_out_none": "Nichts; niemand hat darum gebeten",
    "passage": "1 Stelle, die „off the record“ war",
    "passages": "{number} Stellen, die „off the record“ waren",
    "unrecorded": "jedes Wort von 1 Mitglied, das nicht aufgezeichnet werden darf",
    "unrecordeds": "jedes Wort von {number} Mitgliedern, die nicht aufgezeichnet werden dürfen",
    "and": " und ",
    "seen_by": "Wer es sehen kann",
    "seen_by_members": "Die Mitglieder dieser Gruppe, auch die, die fehlten",
    "deleted": "Gelöscht",
    "deleted_on": "Die Mitschrift am {day}",
    "deleted_on_request": "Wenn du deine Moderation darum bittest; ein Tag steht nicht fest",
    "memory": "Aus der Erinnerung",
    "memory_some": "Was so bezeichnet ist, weiß deine Moderation noch; es ist kein Zitat",
    "way_out_why": "Du bekommst diese Mail als Mitglied von {group}.",
    "way_out": "Keine Mails dieser Art mehr",
    "kind_recap": "Rückblick",
    "off_title": "Keine Mails dieser Art mehr?",
    "off_lead": "Du bekommst Mails der Art „{kind}“ von {group}.",
    "off_button": "Abschalten",
    "is_off_title": "Diese Mails sind abgeschaltet",
    "is_off_lead": "Du bekommst keine Mails der Art „{kind}“ von {group} mehr. Andere "
    "Mails der Gruppe kommen weiterhin.",
    "on_button": "Wieder einschalten",
    "is_on_title": "Diese Mails sind wieder eingeschaltet",
    "is_on_lead": "Ab jetzt bekommst du wieder Mails der Art „{kind}“ von {group}.",
    # where the group chats
    "chat_title": "Rückblick: {group}, {day}",
    "promise": "1 Vorhaben wurde zugesagt",
    "promises": "{number} Vorhaben wurden zugesagt",
    "chat_mails": "Jedes Mitglied hat den Rückblick per Mail.",
    # for a calendar
    "tasks": "In deine Aufgabenliste übernehmen",
}  # fmt: skip

# warnings, by what they are in English
NOTES = {
    "'{label}' could not be matched to one member; what was said there is given to "
    "nobody.":
        "„{label}“ war keinem einzelnen Mitglied zuzuordnen; was dort gesagt wurde, gehört "
        "niemandem.",
    "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
    "it was left out up to the end of that hot seat, or of the session.":
        "Eine Stelle ab Minute {minute} war „off the record“, und niemand sagte „back on "
        "the record“; sie "
        "fehlt bis zum Ende dieses Hot Seats oder der Sitzung.",
    "What was said under a name that could be somebody who is not to be recorded was "
    "left out; an alias in the member list tells who it is.":
        "Was unter einem Namen gesagt wurde, hinter dem jemand stehen könnte, der nicht "
        "aufgezeichnet werden darf, wurde ausgelassen; ein Alias in der Mitgliederliste "
        "sagt, wer es ist.",
    "Some words stand after what may be a name but occurs only once or twice; they are given to "
    "nobody. A member list tells who is a speaker.":
        "Einige Worte stehen hinter etwas, das ein Name sein kann, aber nur ein- oder "
        "zweimal vorkommt; sie gehören niemandem. Eine Mitgliederliste sagt, wer "
        "spricht.",
    "The file seems to end in the middle of a cue; what came after it is missing.":
        "Die Datei scheint mitten in einem Eintrag zu enden; was danach kam, fehlt.",
    "Main points are given of the {shown} who spoke most; {more} more spoke.":
        "Genannt sind die wichtigsten Punkte der {shown}, die am meisten sprachen; "
        "{more} weitere sprachen.",
    "Some times ran backwards; the turns were put in order.":
        "Einige Zeiten liefen rückwärts; die Beiträge wurden geordnet.",
    "The chat tells only the time of day, so its first message was laid at the start of "
    "the call; the order of what was said and written is not certain.":
        "Der Chat nennt nur die Uhrzeit, darum wurde seine erste Nachricht an den Anfang "
        "des Gesprächs gelegt; was vor was gesagt und geschrieben wurde, ist nicht sicher.",
    "1 private chat message was left out; nobody but the two of them has seen such a "
    "message.":
        "1 private Chatnachricht wurde ausgelassen; niemand außer den beiden hat sie "
        "gesehen.",
    "{number} private chat messages were left out; nobody but the two of them has seen "
    "such a message.":
        "{number} private Chatnachrichten wurden ausgelassen; niemand außer den Beteiligten "
        "hat sie gesehen.",
    "The same file was given twice; it was read once.":
        "Dieselbe Datei wurde zweimal gegeben; sie wurde einmal gelesen.",
    "The column '{column}' of the member list is not used.":
        "Die Spalte „{column}“ der Mitgliederliste wird nicht verwendet.",
    "{alias} is {other}'s name; as {person}'s alias it is not used.":
        "{alias} ist der Name von {other}; als Alias von {person} gilt er nicht.",
    "{other} and {person} share the alias {alias}; it is not used.":
        "{other} und {person} haben beide den Alias {alias}; er gilt nicht.",
    "No hot seat was found in this session, so there is no challenge to report. The "
    "main points by speaker are given instead.":
        "In dieser Sitzung wurde kein Hot Seat gefunden, also gibt es kein Anliegen zu "
        "berichten. Statt dessen stehen hier die wichtigsten Punkte nach Personen.",
    "Some of what the model said was not borne out and was left out.":
        "Einiges, was das Modell sagte, war nicht belegt und wurde ausgelassen.",
    "The model could not be used ({error}) The offline engine made this recap.":
        "Das Modell war nicht zu gebrauchen; diesen Rückblick hat die Offline-Engine "
        "gemacht.",
    "The model could not do {member}'s hot seat ({error}); the offline engine wrote "
    "this part.":
        "Den Hot Seat von {member} hat das Modell nicht geschafft; diesen Teil hat die "
        "Offline-Engine geschrieben.",
    "The model could not do {member}'s hot seat ({error}); this part is missing.":
        "Den Hot Seat von {member} hat das Modell nicht geschafft; dieser Teil fehlt.",
    "The offline engine understands English only, so there may be little in this recap, "
    "or nothing. A model understands the language of this group.":
        "Die Offline-Engine versteht nur Englisch, darum steht in diesem Rückblick "
        "vielleicht wenig oder nichts. Ein Modell versteht die Sprache dieser Gruppe.",
}  # fmt: skip

CHECK_IN = {
    "said_before": "vor der Sitzung gesagt",
    "subject": "Check-in: {group}, {day}",
    "subject_reminder": "Erinnerung, Check-in: {group}, {day}",
    "preheader": "Zwei Minuten, die der Sitzung guttun",
    "preheader_reminder": "Noch ist Zeit für eine Antwort",
    "lead": "{group} trifft sich am {moment}. Vorher ein kurzer Check-in.",
    "lead_reminder":
        "{group} trifft sich am {moment}, und dein Check-in ist noch nicht da. Es würde "
        "helfen, von dir zu hören.",
    "two_minutes": "Es dauert etwa zwei Minuten, ohne Anmeldung:",
    "asked_promises": "wie es mit deinen Zusagen ging",
    "asked_seat": "ob du den Hot Seat möchtest, und wofür",
    "asked_rest": "was dringend ist, und ob du dabei bist",
    "promises_mail": "Das hast du dir vorgenommen",
    "button": "Check-in ausfüllen",
    "who": "Deine Moderation sieht deine Antworten. Die Gruppe sieht nur, was du ankreuzt.",
    "link_until":
        "Dieser Link ist nur für dich, gib ihn bitte nicht weiter. Er gilt, bis die Agenda "
        "verschickt wird, längstens bis zum Beginn der Sitzung.",
    "no_answer_needed": "Wenn du nicht antworten kannst, komm trotzdem.",
    "title": "Check-in",
    "intro": "{group} trifft sich am {moment}.",
    "who_form":
        "Etwa zwei Minuten. Deine Moderation sieht deine Antworten; die Gruppe sieht nur, "
        "was du ankreuzt.",
    "draft_note": "Das ist dein Entwurf. Niemand sieht ihn, bevor du ihn abschickst.",
    "sent_note": "Das hast du abgeschickt. Du kannst es ändern und noch einmal abschicken.",
    "wrong_title": "Bitte sieh dir das noch einmal an",
    "promises": "Deine Zusagen",
    "promises_why": "Das hast du dir vorgenommen. Wie ging es?",
    "went_done": "Erledigt",
    "went_partly": "Zum Teil",
    "went_not": "Noch nicht",
    "went_dropped": "Aufgegeben",
    "word": "Ein Wort dazu",
    "seat": "Der Hot Seat",
    "seat_why": "Möchtest du ihn in dieser Sitzung?",
    "seat_yes": "Ja, ich bringe etwas mit",
    "seat_no": "Diesmal nicht",
    "sentence": "Worum geht es, in einem Satz?",
    "why": "Warum ist es dir wichtig?",
    "tried": "Was hast du schon versucht?",
    "wanted": "Was wünschst du dir von der Gruppe?",
    "urgent": "Etwas Dringendes?",
    "urgent_why": "Was die Moderation vor der Sitzung wissen sollte.",
    "attending": "Bist du dabei?",
    "attending_yes": "Ja",
    "attending_unsure": "Noch nicht sicher",
    "attending_no": "Nein",
    "share_commitments": "Der Gruppe zeigen, wie es mit meinen Zusagen ging",
    "share_wish": "Der Gruppe zeigen, wofür ich den Hot Seat möchte",
    "share_urgent": "Auch der Gruppe zeigen",
    "optional": "freiwillig",
    "consent": "Zur Aufzeichnung",
    "consent_none":
        "Diese Sitzung zeichnen wir nicht auf, und nichts davon wird festgehalten.",
    "consent_day": "einen Tag",
    "consent_days": "{number} Tage",
    "consent_standard":
        "Das Gespräch wird mitgeschrieben, und die Mitglieder von {group} bekommen einen "
        "Rückblick darauf. Was gesagt wurde, wird {days} nach dem Rückblick gelöscht; der "
        "Rückblick bleibt. Sag „off the record“, bevor du etwas sagst, das niemand festhalten "
        "soll, und sag deiner Moderation Bescheid, wenn von dir gar nichts bleiben soll.",
    "save": "Als Entwurf speichern",
    "send": "Abschicken",
    "choose_went": "Wähle, wie es ging.",
    "choose_seat": "Wähle, ob du den Hot Seat möchtest.",
    "say_sentence": "Sag in einem Satz, worum es geht.",
    "choose_attending": "Wähle, ob du dabei bist.",
    "too_long": "Zu lang: höchstens {most} Zeichen.",
    "thanks": "Danke, {name}",
    "thanks_lead": "Deine Moderation hat deine Antworten. Das hast du vor der Sitzung gesagt:",
    "change_until":
        "Du kannst es ändern, bis die Agenda verschickt wird, längstens bis die Sitzung "
        "beginnt: {moment}.",
    "change": "Antworten ändern",
    "shared": "die Gruppe sieht das",
    "private": "nur deine Moderation sieht das",
    "closed": "Dieser Check-in ist geschlossen",
    "closed_cancelled": "Diese Sitzung von {group} wurde abgesagt.",
    "closed_sent": "Die Agenda für {group} ist schon verschickt.",
    "closed_begun": "Die Sitzung von {group} hat begonnen oder ist vorbei.",
    "closed_next": "Möchtest du noch etwas sagen? Sag es deiner Moderation.",
    "bad_link": "Dieser Link geht nicht",
    "bad_link_why": "Er ist nicht von uns, oder ein Teil davon fehlt.",
    "bad_link_next":
        "Öffne ihn noch einmal aus der Mail, oder kopiere die ganze Zeile. Hilft das nicht, "
        "frag deine Moderation.",
    "old_link": "Dieser Link ist zu alt",
    "old_link_why": "Die Sitzung, für die er war, ist längst vorbei.",
    "old_link_next": "Vor der nächsten Sitzung kommt ein neuer.",
    "not_yours": "Dieser Check-in ist nicht mehr für dich",
    "not_yours_why":
        "Du bist nicht mehr Mitglied dieser Gruppe, oder es gibt die Sitzung nicht mehr.",
    "not_yours_next": "Wenn das ein Irrtum ist, frag deine Moderation.",
    "not_taken": "Das konnte nicht angenommen werden",
    "not_taken_why": "Es ist zu viel auf einmal, oder es kam nicht aus unserem Formular.",
    "not_taken_next": "Geh zurück, kürze es und schick es noch einmal ab.",
    "away": "Das geht gerade nicht",
    "away_why": "Bei uns stimmt etwas nicht.",
    "away_next":
        "Was du gespeichert hast, ist nicht verloren. Versuch es bitte in ein paar Minuten "
        "noch einmal.",
}  # fmt: skip

AGENDA = {
    "subject": "Agenda: {group}, {day}",
    "subject_update": "Geänderte Agenda: {group}, {day}",
    "subject_draft": "Agenda-Entwurf zur Freigabe: {group}, {day}",
    "subject_changed": "Etwas hat sich geändert: {group}, {day}",
    "subject_called_off": "Abgesagt: {group}, {day}",
    "preheader": "Wer wann im Hot Seat ist",
    "preheader_draft": "Ein Blick, ein Klick",
    "preheader_changed": "In der Agenda steht es noch nicht",
    "preheader_called_off": "Diese Sitzung findet nicht statt",
    "when": "{moment}, {minutes} Minuten",
    "topic": "Diesmal: {topic}",
    "update": "Diese Agenda ersetzt die, die du schon hast.",
    "you": "Du bist im Hot Seat",
    "you_when":
        "Um {at}, für etwa {minutes} Minuten. Bring eine Frage mit, und sag, was du schon "
        "versucht hast und was du dir von der Gruppe wünschst.",
    "seats": "Im Hot Seat",
    "seat_when": "{at}, etwa {minutes} Minuten",
    "no_seats": "Diesmal gibt es keinen Hot Seat.",
    "said_before": "vor der Sitzung gesagt",
    "times": "So läuft die Sitzung ab",
    "minutes_short": "{minutes} Min.",
    "icebreaker": "Zum Einstieg",
    "or": "Oder, wenn dir das lieber ist: {question}",
    "pass": "Passen ist immer erlaubt.",
    "opens": "{name} fängt an.",
    "question": "Die Eröffnungsfrage",
    "own_promises": "Deine Zusagen vom letzten Mal",
    "promises": "Zusagen in der Gruppe",
    "due": "bis zum {day}",
    "went_done": "erledigt",
    "went_partly": "zum Teil erledigt",
    "went_not": "noch nicht",
    "went_dropped": "aufgegeben",
    "calendar": "Ein Kalendereintrag für die Sitzung ist angehängt.",
    "draft_lead": "Die Agenda für {group} ist fertig. Die Gruppe hat sie noch nicht.",
    "draft_waits": "Verschickt wird sie, sobald du sie freigibst.",
    "draft_sends":
        "Von selbst verschickt wird sie am {moment}. Bis dahin kannst du sie ändern oder "
        "selbst verschicken.",
    "look": "Agenda ansehen",
    "notes": "Gut zu wissen",
    "why": "Warum",
    "call_on": "Zuerst ansprechen",
    "passed_over": "Diesmal nicht",
    "icebreaker_why": "Warum diese Frage: {reason}",
    "changed_lead": "Seit die Agenda entstanden ist, hat sich etwas geändert:",
    "changed_draft":
        "An die Gruppe ging noch nichts. Öffne den Entwurf, um das zu übernehmen, oder lass "
        "ihn, wie er ist.",
    "changed_sent":
        "Die Gruppe hat die Agenda in der alten Fassung. Öffne sie, um das zu übernehmen und "
        "der Gruppe die Änderung zu schicken, oder lass sie, wie sie ist.",
    "called_off_lead": "Die Sitzung von {group} am {moment} wurde abgesagt.",
    "called_off_next": "Du musst nichts tun. Vor der nächsten Sitzung bekommst du deren Agenda.",
    "called_off_calendar": "Der angehängte Eintrag nimmt die Sitzung aus deinem Kalender.",
    "moderator_only": "Diese Mail ist nur für die Moderation. Gib sie bitte nicht weiter.",
}  # fmt: skip
