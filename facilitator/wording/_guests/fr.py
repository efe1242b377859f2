"""To guests: French."""

GUEST = {
    "subject_invite": "Une invitation : {group}, {day}",
    "subject_moved": "Déplacée : {group}, {day}",
    "subject_off": "Annulée : {group}, {day}",
    "subject_follow_up": "Merci d’être venu : {group}",
    "preheader_invite": "Une fois comme invité, gratuitement",
    "preheader_news": "À propos de la séance où vous êtes invité",
    "preheader_follow_up": "Ce qu’il en reste, et la suite possible",
    "lead_invite": "{host} vous invite à {group} : {moment}.",
    "free": "Cela dure {minutes} minutes et c’est gratuit. Vous ne vous engagez à rien.",
    "how":
        "Chacun apporte une question, et les autres racontent comment ils s’y sont pris. Sur "
        "votre page il y a deux courtes questions et une promesse : ce qui s’y dit y reste.",
    "answer_button": "Répondre à l’invitation",
    "link_yours": "Ce lien n’est que pour vous ; merci de ne pas le transmettre.",
    "no_is_no": "Si vous y répondez non, vous n’entendrez plus parler de nous.",
    "calendar": "Une entrée pour votre agenda est jointe.",
    "contact": "Des questions ? Écrivez à {host} : {address}",
    "lead_moved":
        "La séance de {group} où vous êtes invité a été déplacée. Nouvelle date : {moment}.",
    "lead_off":
        "La séance de {group} où vous êtes invité n’aura pas lieu. Elle était prévue : "
        "{moment}.",
    "news_moved": "Si vous ne pouvez pas venir, dites-le sur votre page.",
    "news_off": "Vous n’avez rien à faire. Vous serez peut-être invité à une autre séance.",
    "open_page": "Votre page",
    "lead_follow_up": "Merci d’avoir été des nôtres à {group} le {day}.",
    "recap_title": "Ce qu’il en reste",
    "recap_lead": "Voici ce que les invités peuvent lire de la séance. Ce qui s’y dit y reste.",
    "recap_button": "Le lire",
    "next_title": "La prochaine étape",
    "next_step":
        "Si cela vous a été utile, parlons une demi-heure de ce que vous apporteriez et de ce "
        "que vous cherchez. Si cela convient aux deux côtés, vous nous rejoignez à la "
        "prochaine séance.",
    "next_contact": "Écrivez à {host} : {address}",
    "not_for_you":
        "Ce n’est pas pour vous ? Dites-le sur votre page, et vous n’entendrez plus parler de "
        "nous.",
    "title": "Votre invitation",
    "who_form":
        "Deux courtes questions. La personne qui anime voit vos réponses, et l’ordre du jour "
        "les montre au groupe, pour qu’il vous accueille.",
    "about_you": "À propos de vous",
    "does": "Que faites-vous ?",
    "brings": "Qu’apporteriez-vous ?",
    "brings_why": "Une question à vous, ou ce que vous connaissez bien.",
    "promise": "Ce qui s’y dit y reste",
    "promise_tick":
        "Je garde pour moi ce que j’entends pendant la séance, qui l’a dit et qui était là. "
        "Cela vaut aussi après.",
    "tick": "Cochez cette promesse : sans elle, personne ne peut venir.",
    "yes": "Je viens",
    "no": "Non, merci",
    "coming": "Vous venez",
    "coming_lead":
        "{group} vous attend : {moment}. Vous recevrez l’ordre du jour avant. Vous pouvez "
        "changer votre réponse ici jusqu’au début de la séance.",
    "declined": "Vous avez dit non",
    "declined_lead": "Merci de l’avoir dit. Vous n’entendrez plus parler de {group}.",
    "changed_mind":
        "Si vous avez changé d’avis, vous pouvez encore dire oui ici jusqu’au début de la "
        "séance.",
    "closed_over": "La séance a commencé, ou elle est finie",
    "closed_off": "La séance n’aura pas lieu",
    "closed_lead": "Si vous ne voulez plus entendre parler de {group}, dites-le ici.",
    "joined": "Vous êtes maintenant membre",
    "joined_lead": "Le reste vous parvient comme membre de {group}.",
    "not_yours": "Cette invitation n’est plus pour vous",
    "not_yours_why": "Elle a été retirée, ou le groupe n’existe plus.",
    "not_yours_next": "Si c’est une erreur, demandez à la personne qui vous a invité.",
    "old_link_why": "La séance pour laquelle il était est finie depuis longtemps.",
    "old_link_next": "Écrivez à la personne qui vous a invité.",
    "welcome": "En visite : {name}",
    "welcome_does": "Activité, avec ses mots",
    "welcome_brings": "Apporterait",
}  # fmt: skip
