"""Between sessions: French."""

FOLLOW_UP = {
    "kind_follow_up": "l’avancement des engagements",
    "subject": "Où en êtes-vous ? {group}",
    "preheader": "Un clic pour répondre",
    "lead": "Voici ce que vous aviez dit que vous feriez. Où en êtes-vous ?",
    "open": "Tout voir",
    "less": "Moins de messages",
    "who":
        "Votre animateur peut voir votre réponse. Les liens sont à vous seul ; "
        "merci de ne pas les transmettre.",
    "due": "d’ici le {day}",
    "done": "Fait",
    "partly": "En partie",
    "carried": "À reporter",
    "dropped": "Abandonné",
    "title": "Entre les sessions",
    "intro": "Ce que vous aviez dit que vous feriez, et où vous en êtes.",
    "none": "Vous n’avez rien en cours.",
    "streak": "Tenus d’affilée : {number}",
    "history": "Ce que vous en avez dit",
    "how": "Où en êtes-vous ?",
    "word": "Un mot à ce sujet",
    "send": "Envoyer",
    "kept": "Merci, votre réponse est enregistrée.",
    "less_lead": "Vous recevez au plus un message par semaine, et aucun la nuit.",
    "less_half": "Vous recevez moitié moins de messages, seulement avant une échéance.",
    "less_none": "Vous ne recevez plus de messages entre les sessions.",
    "less_do": "Moins de messages",
    "more_do": "Messages comme d’habitude",
    "not_yours": "Cette page n’est plus pour vous",
    "not_yours_why": "Vous n’êtes plus membre d’un groupe ici.",
    "not_yours_next": "Si c’est une erreur, demandez à votre animateur.",
    "choose": "Choisissez où vous en êtes, en 600 lettres au plus.",
    "said_on": "{group}, {day}",
}  # fmt: skip

PAST = {
    "title": "Ce que des pairs ont apporté à un sujet semblable",
    "who": "{peer} à {member}, {day}.",
    "worked": "Cela a marché.",
    "partly": "Cela a marché en partie.",
}
