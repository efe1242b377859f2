"""To guests: German."""

GUEST = {
    "subject_invite": "Eine Einladung: {group}, {day}",
    "subject_moved": "Verschoben: {group}, {day}",
    "subject_off": "Abgesagt: {group}, {day}",
    "subject_follow_up": "Danke für deinen Besuch: {group}",
    "preheader_invite": "Einmal zu Gast sein, kostenlos",
    "preheader_news": "Zu dem Treffen, zu dem du eingeladen bist",
    "preheader_follow_up": "Was davon bleibt, und wie es weitergehen kann",
    "lead_invite": "{host} lädt dich ein, bei {group} zu Gast zu sein: {moment}.",
    "free": "Es dauert {minutes} Minuten und kostet nichts. Du bist damit zu nichts verpflichtet.",
    "how":
        "Einer nach dem anderen bringt eine Frage mit, und die anderen erzählen, wie sie mit "
        "so etwas umgegangen sind. Auf deiner Seite stehen zwei kurze Fragen an dich und ein "
        "Versprechen: Was dort gesagt wird, bleibt dort.",
    "answer_button": "Auf die Einladung antworten",
    "link_yours": "Der Link ist nur für dich; bitte gib ihn nicht weiter.",
    "no_is_no": "Wenn du dort absagst, hörst du nichts mehr von uns.",
    "calendar": "Ein Eintrag für deinen Kalender hängt an.",
    "contact": "Fragen? Schreib an {host}: {address}",
    "lead_moved":
        "Das Treffen von {group}, zu dem du eingeladen bist, wurde verschoben. Neue Zeit: "
        "{moment}.",
    "lead_off":
        "Das Treffen von {group}, zu dem du eingeladen bist, findet nicht statt. Geplant war: "
        "{moment}.",
    "news_moved": "Wenn du dann nicht kannst, sag es auf deiner Seite.",
    "news_off": "Du musst nichts tun. Vielleicht wirst du zu einem anderen Treffen eingeladen.",
    "open_page": "Deine Seite",
    "lead_follow_up": "Danke, dass du am {day} bei {group} zu Gast warst.",
    "recap_title": "Was davon bleibt",
    "recap_lead": "Das dürfen Gäste von dem Treffen lesen. Was dort gesagt wird, bleibt dort.",
    "recap_button": "Lesen",
    "next_title": "Der nächste Schritt",
    "next_step":
        "Wenn es dir etwas gebracht hat, sprechen wir eine halbe Stunde darüber, was du "
        "mitbringst und was du suchst. Passt es beiden Seiten, bist du beim nächsten Treffen "
        "dabei.",
    "next_contact": "Schreib an {host}: {address}",
    "not_for_you": "Nichts für dich? Sag es auf deiner Seite, und du hörst nichts mehr von uns.",
    "title": "Deine Einladung",
    "who_form":
        "Zwei kurze Fragen. Die Moderation sieht deine Antworten, und die Agenda zeigt sie "
        "der Gruppe, damit sie dich begrüßen kann.",
    "about_you": "Über dich",
    "does": "Was machst du?",
    "brings": "Was würdest du mitbringen?",
    "brings_why": "Eine Frage von dir, oder etwas, worin du dich gut auskennst.",
    "promise": "Was dort gesagt wird, bleibt dort",
    "promise_tick":
        "Ich behalte für mich, was ich bei dem Treffen höre, wer es gesagt hat und wer da "
        "war. Das gilt auch danach.",
    "tick": "Setz hier ein Häkchen: Ohne dieses Versprechen kann niemand kommen.",
    "yes": "Ich komme",
    "no": "Nein, danke",
    "coming": "Du kommst",
    "coming_lead":
        "{group} erwartet dich: {moment}. Davor bekommst du die Agenda. Bis das Treffen "
        "beginnt, kannst du deine Antwort hier ändern.",
    "declined": "Du hast abgesagt",
    "declined_lead": "Danke, dass du es gesagt hast. Du hörst nichts mehr von {group}.",
    "changed_mind":
        "Wenn du es dir anders überlegt hast, kannst du hier noch zusagen, bis das Treffen "
        "beginnt.",
    "closed_over": "Das Treffen hat begonnen oder ist vorbei",
    "closed_off": "Das Treffen findet nicht statt",
    "closed_lead": "Wenn du nichts mehr von {group} hören möchtest, sag es hier.",
    "joined": "Du bist jetzt Mitglied",
    "joined_lead": "Alles Weitere erreicht dich als Mitglied von {group}.",
    "not_yours": "Diese Einladung gilt nicht mehr für dich",
    "not_yours_why": "Sie wurde zurückgenommen, oder es gibt die Gruppe nicht mehr.",
    "not_yours_next": "Wenn das ein Irrtum ist, frag, wer dich eingeladen hat.",
    "old_link_why": "Das Treffen, für das er war, ist lange vorbei.",
    "old_link_next": "Schreib der Person, die dich eingeladen hat.",
    "welcome": "Unser Gast: {name}",
    "welcome_does": "Tätigkeit, in eigenen Worten",
    "welcome_brings": "Würde mitbringen",
}  # fmt: skip
