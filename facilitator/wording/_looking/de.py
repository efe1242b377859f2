"""A look at one's own part of a recap: German."""

OWN_PART = {
    "subject": "Ihr Teil des Protokolls: {group}",
    "subject_again": "Ihr Teil wurde geändert: {group}",
    "preheader": "Sie sehen es vor den anderen",
    "lead":
        "Das sagt das Protokoll von {group} über Ihren Hot Seat. Von den anderen hat es nur "
        "Ihre Moderation gesehen. Sie können Ihr Anliegen anders formulieren und streichen, was "
        "nicht bleiben soll.",
    "lead_again":
        "In Ihrem Teil des Protokolls von {group} wurde etwas geändert. Bitte sehen Sie es noch "
        "einmal an, bevor die anderen es sehen.",
    "open": "Meinen Teil ansehen",
    "until":
        "Die anderen sehen das Protokoll, sobald alle, die im Hot Seat waren, es angesehen "
        "haben, spätestens aber am {moment}.",
    "who": "Dieser Link gehört nur Ihnen; bitte geben Sie ihn nicht weiter.",
    "challenge": "Ihr Anliegen",
    "offered": "Was die anderen vorgeschlagen haben",
    "none": "Dazu wurde in diesem Treffen kein Vorschlag notiert.",
    "title": "Ihr Teil des Protokolls",
    "intro": "{group}, {day}",
    "waits":
        "Niemand sonst in der Gruppe sieht das, bevor Sie sagen, dass es gut ist, oder es "
        "{moment} ist.",
    "fine_waits":
        "Danke. Die anderen sehen es, sobald alle es angesehen haben, spätestens aber am "
        "{moment}.",
    "sent":
        "Die Gruppe hat das. Was Sie anders formulieren oder streichen, ist auch hier weg, und "
        "wer das Protokoll hat, bekommt eine Korrektur, die es nicht wiederholt.",
    "fine": "Es ist gut so",
    "reword": "Mit eigenen Worten sagen",
    "reword_label": "Ihr Anliegen, mit Ihren eigenen Worten",
    "reword_why":
        "Ihre Worte treten an die Stelle dieses Textes. Der alte Text und die Zitate dazu "
        "werden endgültig gelöscht, auch aus dem Transkript. Das Protokoll sagt, dass Sie es "
        "neu formuliert haben.",
    "reword_do": "Meine Worte behalten",
    "strike_of": "Streichen, was {name} vorgeschlagen hat",
    "strike_why":
        "Der Text und die Worte, auf denen er beruht, werden endgültig gelöscht, auch aus dem "
        "Transkript. Niemand kann sie zurückholen.",
    "strike_do": "Endgültig streichen",
    "strike_seat": "Meinen ganzen Hot Seat streichen",
    "strike_seat_why":
        "Ihr Anliegen und alles, was dazu vorgeschlagen wurde, werden endgültig gelöscht, auch "
        "aus dem Transkript. Niemand kann sie zurückholen.",
    "kept": "Erledigt. Die Worte sind weg.",
    "changed": "Das wurde inzwischen geändert. Bitte sehen Sie es noch einmal an.",
    "gone": "Von Ihrem Hot Seat steht nichts mehr in diesem Protokoll.",
    "wrong": "Schreiben Sie mindestens ein Wort und höchstens 2000 Zeichen.",
    "not_yours": "Diese Seite ist nicht mehr für Sie",
    "not_yours_why": "Sie sind kein Mitglied dieser Gruppe mehr, oder das Protokoll ist weg.",
    "not_yours_next": "Wenn das ein Irrtum ist, fragen Sie Ihre Moderation.",
}  # fmt: skip
