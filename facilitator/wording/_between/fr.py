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

AFTERCARE = {
    "kind_thanks": "merci pour ce que vous avez apporté",
    "seat_lead":
        "Vous avez apporté ceci à votre groupe il y a deux semaines ou plus. Est-ce "
        "encore ouvert ?",
    "brought": "Ce que vous avez apporté le {day}",
    "open": "Encore ouvert",
    "solved": "Résolu",
    "still": "Votre défi est-il encore ouvert ?",
    "still_why":
        "Si oui, votre animateur l’apprend et peut vous proposer un entretien ou un autre"
        " hot seat.",
    "tried": "Quelle solution avez-vous essayée ?",
    "tried_why":
        "La personne qui l’a donnée est remerciée et apprend la suite. Vos mots ne lui "
        "sont transmis que si vous le dites.",
    "from_peer": "De {peer}",
    "went": "Qu’est-ce que cela a donné ?",
    "worked": "Cela a marché",
    "partly": "Cela a marché en partie",
    "not": "Cela n’a pas marché",
    "unknown": "Finalement pas essayée",
    "said": "Ce que vous avez dit",
    "word": "Un mot à ce sujet",
    "tell": "Transmettre aussi mes mots",
    "send": "Envoyer",
    "choose": "Choisissez une solution et ce qu’elle a donné, en 600 lettres au plus.",
    "subject": "Merci de la part de {member}. {group}",
    "preheader": "Pour votre apport",
    "lead": "{member} a essayé ce que vous avez proposé le {day} :",
    "lead_bare": "{member} a essayé ce que vous avez proposé le {day}.",
    "it_worked": "Cela a marché.",
    "it_partly": "Cela a marché en partie.",
    "it_not": "Cette fois cela n’a pas marché, et c’était bien de pouvoir l’essayer.",
    "says": "{member} dit :",
    "end": "Merci de l’avoir donné.",
}  # fmt: skip

OFFICE = {
    "kind_office_hours": "les propositions d’entretien avec un membre",
    "subject": "Un entretien avec {member} ? {group}",
    "preheader": "Ou un autre hot seat",
    "few": "Ce que {member} a apporté le {day} a reçu peu de solutions ou aucune.",
    "open_since": "{member} dit que ce qui a été apporté le {day} est encore ouvert.",
    "offer":
        "Vous pouvez choisir un moment pour un entretien de {minutes} minutes, ou "
        "{member} reçoit un des prochains hot seats. Rien ne se passe avant votre choix.",
    "secret":
        "Ce n’est pas cité ici, car c’est confidentiel ou votre groupe ne veut pas de ses"
        " mots dans les mails.",
    "link": "Voir et choisir",
    "title": "Un entretien avec {member} ?",
    "slots": "Un entretien de {minutes} minutes",
    "slots_lead": "Un clic vous envoie à tous deux une entrée pour le calendrier.",
    "theirs": "pour {member} : {moment}",
    "no_slots":
        "Dans les quatre semaines à venir, aucun moment ne vous convient à tous deux. "
        "Merci de vous écrire.",
    "no_mail": "{member} ne reçoit pas de mails d’ici. Merci de vous parler directement.",
    "seat": "De retour dans le hot seat",
    "seat_lead":
        "{member} y passe à la prochaine séance ; si aucune n’est prévue, à la première "
        "qui le sera.",
    "seat_do": "Donner à {member} le prochain hot seat",
    "later": "Pas maintenant",
    "now_session": "Vous avez tous deux une entrée dans vos mails : {moment}.",
    "now_seat": "{member} a un hot seat : {moment}.",
    "now_wish": "{member} reçoit un hot seat à la prochaine séance prévue.",
    "now_later": "Rien ne se passe. Vous pouvez encore choisir.",
    "gone": "Ce moment n’est plus libre. Merci d’en choisir un autre.",
    "not_yours": "Cette page n’est plus pour vous",
    "not_yours_why":
        "Seuls les animateurs d’un groupe la voient, tant que le membre en fait partie.",
    "not_yours_next": "Si c’est une erreur, demandez à qui gère ce service.",
    "talk_subject": "Un entretien le {day}. {group}",
    "talk_preheader": "Pour votre calendrier",
    "talk_lead": "{moderator} aimerait parler avec vous de ce que vous avez apporté le {day}.",
    "talk_when": "{moment}, {minutes} minutes.",
    "talk_change": "Si cela ne vous convient pas, écrivez à {moderator} : {address}",
    "talk_lead_moderator":
        "Vous avez proposé à {member} un entretien sur ce qui a été apporté le {day}. "
        "{member} a la même entrée.",
    "talk_title": "Entretien : {moderator} et {member}",
    "calendar": "Une entrée pour votre calendrier est jointe.",
}  # fmt: skip
