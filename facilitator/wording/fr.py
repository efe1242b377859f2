"""French."""

from facilitator.domain.recaps.recap import Kind

NAME = "French"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
DAY, DAY_OF_YEAR = "{day} {month}", "{day} {month} {year}"
FIRST = "1er"
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
MOMENT = "{weekday} {day} à {time}"

KINDS = {
    Kind.SUGGESTION: "suggestion",
    Kind.EXPERIENCE: "expérience vécue",
    Kind.RESOURCE: "ressource",
    Kind.INTRODUCTION: "mise en relation",
    Kind.QUESTION: "question à méditer",
}

SAY = {
    "subject": "Votre récapitulatif : {group}",
    "subject_with_day": "Votre récapitulatif : {group}, {day}",
    "preheader_own": "Ce que vos pairs ont apporté à votre défi",
    "preheader_none": "Ce sur quoi votre groupe a travaillé",
    "preheader_promises": ", et ce que vous avez dit que vous feriez",
    "hello": "Bonjour {name}",
    "lead": "{group} s’est réuni{day}{minutes}.",
    "lead_day": " le {day}",
    "lead_minutes": " pendant {minutes}",
    "lead_none": "Voici ce qui en est sorti.",
    "lead_offered": "Vos pairs vous ont donné {solutions}.",
    "lead_absent": "Vous n’étiez pas là ; voici ce que vous avez manqué.",
    "link_lead": "Le récapitulatif est prêt. Le lien n’est que pour vous : merci de ne "
    "pas le transmettre.",
    "link_button": "Lire le récapitulatif",
    "subject_correction": "Correction : {subject}",
    "correction_lead": "Le récapitulatif que vous avez reçu a été corrigé.",
    "corrected": "Ce qui a changé",
    "change_new": "Nouveau, de {who} : {text}",
    "change_now": "Désormais, de {who} : {text}",
    "change_gone": "Un passage de {who} a été retiré.",
    "subject_draft": "Récapitulatif à valider : {group}",
    "draft_lead": "Le récapitulatif de {group} est prêt. Seules les personnes qui animent "
    "l’ont pour l’instant ; il part dès que vous le validez.",
    "draft_again": "Le récapitulatif de {group} a changé depuis son envoi. La correction "
    "part dès que vous la validez.",
    "draft_approve": "Le regarder et le valider",
    "draft_open": "Modifier d’abord quelque chose",
    "draft_anew": "Le refuser et le faire refaire",
    "draft_unsure": "À regarder d’abord",
    "challenge": "Votre défi",
    "own_words": "Dans vos mots",
    "at_in_call": "à {at} de l’appel",
    "as_remembered": "tel que s’en souvient la personne qui anime",
    "offered": "Ce que vos pairs vous ont donné",
    "nothing_offered": "Aucune solution n’a été notée pendant cette séance.",
    "own_promises": "Ce que vous avez dit vouloir faire",
    "given": "Ce que vous avez donné",
    "to": "À",
    "others": "Les autres en un coup d’œil",
    "solutions_by": "{solutions} de {peers}",
    "no_solutions": "aucune solution notée",
    "others_promises": "Ce que les autres ont dit vouloir faire",
    "notes": "Bon à savoir",
    "more": "et {number} de plus, dans la version texte de ce message",
    "more_peers": "{peers} et {number} de plus",
    "wrong": "Quelque chose est faux, ou ne doit pas être gardé ? Dites-le à la personne qui "
    "anime.",
    "in_the_hot_seat": "{member} dans le hot seat",
    "in_hot_seats": "{number} dans le hot seat",
    "when_seats": "Quand chaque hot seat a eu lieu : {seats}",
    "seat_when": "{member} de {start} à {end}",
    "from_to": "{start} à {end}",
    "no_solution": "Aucune solution n’a été notée pour ce défi.",
    "commitments": "Engagements",
    "to_look_at": "À regarder",
    "minute": "1 minute",
    "minutes": "{number} minutes",
    "speaker": "1 personne",
    "speakers": "{number} personnes",
    "solution": "1 solution",
    "solutions": "{number} solutions",
    "their_words": "Dans ses mots",
    "from_memory": "de mémoire",
    "from_member": "reformulé par le membre",
    "due": "d’ici au {due}",
    "points": "Points principaux",
    "points_why": "Personne n’était dans le hot seat ; voici les points principaux de chacun.",
    "receipt": "Comment ceci a été fait",
    "recorded": "Enregistré",
    "recorded_call": "La transcription de l’appel",
    "recorded_memory": "Rien de l’appel ; la personne qui anime a noté ce dont elle se souvenait",
    "worked_on": "Y a travaillé",
    "engine_offline": "le moteur hors ligne",
    "engine_model": "le modèle {model}",
    "engine_memory": "personne d’autre que la personne qui anime",
    "where_offline": "Le moteur hors ligne, sur la machine où tourne facilitator ; rien n’a été "
    "envoyé nulle part",
    "where_model": "Le modèle {model}, sur le serveur choisi par la personne qui anime, et la "
    "machine où tourne facilitator",
    "where_after": "Le moteur hors ligne, après que le modèle {model} n’a pas pu servir, sur la "
    "machine où tourne facilitator ; ce qui a été dit a été envoyé au serveur de ce modèle",
    "where_before": "Le moteur hors ligne, sur la machine où tourne facilitator ; pour un "
    "récapitulatif précédent, ce qui a été dit a été envoyé au serveur du modèle {model}",
    "where_memory": "Personne d’autre que la personne qui anime, sur la machine où tourne "
    "facilitator ; rien n’a été envoyé nulle part",
    "left_out": "Omis sur demande",
    "left_out_none": "Rien ; personne ne l’a demandé",
    "passage": "1 passage dit « off the record »",
    "passages": "{number} passages dits « off the record »",
    "unrecorded": "chaque mot d’1 membre que personne ne peut enregistrer",
    "unrecordeds": "chaque mot de {number} membres que personne ne peut enregistrer",
    "and": " et ",
    "seen_by": "Qui peut le voir",
    "seen_by_members": "Les membres de ce groupe, même absents",
    "deleted": "Supprimé",
    "deleted_on": "La transcription, le {day}",
    "deleted_on_request": "Quand vous le demandez à la personne qui anime ; aucune date n’est "
    "fixée",
    "memory": "De mémoire",
    "memory_some": "Ce qui est ainsi marqué est un souvenir de la personne qui anime, pas une "
    "citation",
    "way_out_why": "Vous recevez ce message comme membre de {group}.",
    "way_out": "Ne plus recevoir ce type de message",
    "kind_recap": "récapitulatif",
    "off_title": "Ne plus recevoir ce type de message ?",
    "off_lead": "Vous recevez des messages du type « {kind} » de {group}.",
    "off_button": "Les désactiver",
    "is_off_title": "Ces messages sont désactivés",
    "is_off_lead": "Vous ne recevez plus de messages du type « {kind} » de {group}. "
    "Les autres messages du groupe arrivent toujours.",
    "on_button": "Les réactiver",
    "is_on_title": "Ces messages sont réactivés",
    "is_on_lead": "Désormais, vous recevez à nouveau les messages du type « {kind} » "
    "de {group}.",
    # where the group chats
    "chat_title": "Récapitulatif : {group}, {day}",
    "promise": "1 engagement a été pris",
    "promises": "{number} engagements ont été pris",
    "chat_mails": "Chaque membre a reçu le récapitulatif par e-mail.",
    # for a calendar
    "tasks": "Les ajouter à votre liste de tâches",
}  # fmt: skip

# warnings, by what they are in English
NOTES = {
    "'{label}' could not be matched to one member; what was said there is given to "
    "nobody.":
        "« {label} » n’a pu être attribué à un seul membre ; ce qui y a été dit n’est "
        "attribué à personne.",
    "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
    "it was left out up to the end of that hot seat, or of the session.":
        "Un passage était « off the record » à partir de la minute {minute} et personne "
        "n’a dit « back on the record » ; "
        "il a été omis jusqu’à la fin de ce hot seat, ou de la séance.",
    "What was said under a name that could be somebody who is not to be recorded was "
    "left out; an alias in the member list tells who it is.":
        "Ce qui a été dit sous un nom qui pourrait être celui d’une personne à ne pas "
        "enregistrer a été omis ; un alias dans la liste des membres dit qui c’est.",
    "Some words stand after what may be a name but occurs only once or twice; they are given to "
    "nobody. A member list tells who is a speaker.":
        "Certains mots suivent ce qui peut être un nom, mais qui n’apparaît qu’une ou "
        "deux fois ; ils ne sont attribués à personne. Une liste des membres dit qui "
        "parle.",
    "The file seems to end in the middle of a cue; what came after it is missing.":
        "Le fichier semble s’arrêter au milieu d’une entrée ; la suite manque.",
    "Main points are given of the {shown} who spoke most; {more} more spoke.":
        "Voici les points principaux des {shown} personnes qui ont le plus parlé ; "
        "{more} autres ont parlé.",
    "Some times ran backwards; the turns were put in order.":
        "Certaines heures allaient à rebours ; les interventions ont été remises en ordre.",
    "The chat tells only the time of day, so its first message was laid at the start of "
    "the call; the order of what was said and written is not certain.":
        "Le chat ne donne que l’heure du jour ; son premier message a donc été placé au "
        "début de l’appel, et l’ordre de ce qui a été dit et écrit n’est pas certain.",
    "1 private chat message was left out; nobody but the two of them has seen such a "
    "message.":
        "1 message privé du chat a été omis ; personne d’autre que les deux intéressés ne "
        "l’a vu.",
    "{number} private chat messages were left out; nobody but the two of them has seen "
    "such a message.":
        "{number} messages privés du chat ont été omis ; personne d’autre que les "
        "intéressés ne les a vus.",
    "The same file was given twice; it was read once.":
        "Le même fichier a été donné deux fois ; il a été lu une fois.",
    "The column '{column}' of the member list is not used.":
        "La colonne « {column} » de la liste des membres n’est pas utilisée.",
    "{alias} is {other}'s name; as {person}'s alias it is not used.":
        "{alias} est le nom de {other} ; comme alias de {person}, il n’est pas utilisé.",
    "{other} and {person} share the alias {alias}; it is not used.":
        "{other} et {person} ont le même alias {alias} ; il n’est pas utilisé.",
    "No hot seat was found in this session, so there is no challenge to report. The "
    "main points by speaker are given instead.":
        "Aucun hot seat n’a été trouvé dans cette séance, il n’y a donc pas de défi à "
        "rapporter. Voici à la place les points principaux de chacun.",
    "Some of what the model said was not borne out and was left out.":
        "Une partie de ce que disait le modèle n’était pas attestée et a été omise.",
    "The model could not be used ({error}) The offline engine made this recap.":
        "Le modèle n’a pas pu servir ; c’est le moteur hors ligne qui a fait ce "
        "récapitulatif.",
    "The model could not do {member}'s hot seat ({error}); the offline engine wrote "
    "this part.":
        "Le modèle n’a pas pu traiter le hot seat de {member} ; le moteur hors ligne a "
        "écrit cette partie.",
    "The model could not do {member}'s hot seat ({error}); this part is missing.":
        "Le modèle n’a pas pu traiter le hot seat de {member} ; cette partie manque.",
    "The offline engine understands English only, so there may be little in this recap, "
    "or nothing. A model understands the language of this group.":
        "Le moteur hors ligne ne comprend que l’anglais ; il y a donc peut-être peu de "
        "choses dans ce récapitulatif, ou rien. Un modèle comprend la langue de ce groupe.",
}  # fmt: skip

CHECK_IN = {
    "said_before": "dit avant la séance",
    "subject": "Check-in : {group}, {day}",
    "subject_reminder": "Rappel, check-in : {group}, {day}",
    "preheader": "Deux minutes qui aident la séance",
    "preheader_reminder": "Il est encore temps de répondre",
    "lead": "{group} se réunit le {moment}. Avant cela, un court check-in.",
    "lead_reminder":
        "{group} se réunit le {moment} et votre check-in n’est pas encore arrivé. Votre "
        "réponse aiderait.",
    "two_minutes": "Cela prend environ deux minutes, sans connexion :",
    "asked_promises": "où en sont vos engagements",
    "asked_seat": "si vous voulez le hot seat, et pour quoi",
    "asked_rest": "s’il y a une urgence, et si vous serez là",
    "promises_mail": "Ce que vous avez dit vouloir faire",
    "button": "Répondre au check-in",
    "who":
        "La personne qui anime voit vos réponses. Le groupe ne voit que les parties que vous "
        "cochez.",
    "link_until":
        "Ce lien n’est destiné qu’à vous ; merci de ne pas le transmettre. Il fonctionne "
        "jusqu’à l’envoi de l’ordre du jour, et au plus tard jusqu’au début de la séance.",
    "no_answer_needed": "Si vous ne pouvez pas répondre, venez quand même.",
    "title": "Check-in",
    "intro": "{group} se réunit le {moment}.",
    "who_form":
        "Environ deux minutes. La personne qui anime voit vos réponses ; le groupe ne voit "
        "que les parties que vous cochez.",
    "draft_note": "Ceci est votre brouillon. Personne ne le voit avant que vous l’envoyiez.",
    "sent_note": "Vous avez envoyé ceci. Vous pouvez le modifier et l’envoyer de nouveau.",
    "wrong_title": "Merci de revoir ceci",
    "promises": "Vos engagements",
    "promises_why": "Vous avez dit vouloir faire ceci. Où en êtes-vous ?",
    "went_done": "Fait",
    "went_partly": "En partie",
    "went_not": "Pas encore",
    "went_dropped": "Abandonné",
    "word": "Un mot à ce sujet",
    "seat": "Le hot seat",
    "seat_why": "Le voulez-vous pour cette séance ?",
    "seat_yes": "Oui, j’apporte quelque chose",
    "seat_no": "Pas cette fois",
    "sentence": "De quoi s’agit-il, en une phrase ?",
    "why": "Pourquoi est-ce important pour vous ?",
    "tried": "Qu’avez-vous essayé ?",
    "wanted": "Qu’attendez-vous du groupe ?",
    "urgent": "Une urgence ?",
    "urgent_why": "Ce que la personne qui anime devrait savoir avant la séance.",
    "attending": "Serez-vous là ?",
    "attending_yes": "Oui",
    "attending_unsure": "Je ne sais pas encore",
    "attending_no": "Non",
    "share_commitments": "Montrer au groupe où en sont mes engagements",
    "share_wish": "Montrer au groupe pour quoi je veux le hot seat",
    "share_urgent": "Le montrer aussi au groupe",
    "optional": "facultatif",
    "consent": "À propos de l’enregistrement",
    "consent_none":
        "Nous n’enregistrons pas cette séance et rien n’en est noté.",
    "consent_day": "un jour",
    "consent_days": "{number} jours",
    "consent_standard":
        "L’appel est transcrit et les membres de {group} en reçoivent un récapitulatif. Ce qui "
        "a été dit est effacé {days} après le récapitulatif ; celui-ci reste. Dites « off the "
        "record » avant ce que personne ne doit noter, et prévenez la personne qui anime si "
        "vous préférez que rien de vous ne soit gardé.",
    "save": "Enregistrer le brouillon",
    "send": "Envoyer",
    "choose_went": "Choisissez où vous en êtes.",
    "choose_seat": "Choisissez si vous voulez le hot seat.",
    "say_sentence": "Dites en une phrase de quoi il s’agit.",
    "choose_attending": "Choisissez si vous serez là.",
    "too_long": "Trop long : {most} caractères au plus.",
    "thanks": "Merci {name}",
    "thanks_lead":
        "La personne qui anime a vos réponses. Voici ce que vous avez dit avant la séance :",
    "change_until":
        "Vous pouvez le modifier jusqu’à l’envoi de l’ordre du jour, et au plus tard "
        "jusqu’au début de la séance : {moment}.",
    "change": "Modifier mes réponses",
    "shared": "le groupe voit ceci",
    "private": "seule la personne qui anime voit ceci",
    "closed": "Ce check-in est fermé",
    "closed_cancelled": "Cette séance de {group} a été annulée.",
    "closed_sent": "L’ordre du jour de {group} a déjà été envoyé.",
    "closed_begun": "La séance de {group} a commencé ou est terminée.",
    "closed_next": "Vous voulez encore dire quelque chose ? Dites-le à la personne qui anime.",
    "bad_link": "Ce lien ne fonctionne pas",
    "bad_link_why": "Il n’est pas de nous, ou il en manque une partie.",
    "bad_link_next":
        "Ouvrez-le de nouveau depuis le message, ou copiez toute la ligne. Sinon, demandez à "
        "la personne qui anime.",
    "old_link": "Ce lien est trop ancien",
    "old_link_why": "La séance pour laquelle il était prévu est passée depuis longtemps.",
    "old_link_next": "Il y en aura un nouveau avant la prochaine séance.",
    "not_yours": "Ce check-in n’est plus pour vous",
    "not_yours_why": "Vous n’êtes plus membre de ce groupe, ou la séance n’existe plus.",
    "not_yours_next": "Si c’est une erreur, demandez à la personne qui anime.",
    "not_taken": "Ceci n’a pas pu être accepté",
    "not_taken_why": "C’est trop à la fois, ou cela ne vient pas de notre formulaire.",
    "not_taken_next": "Revenez en arrière, raccourcissez et envoyez de nouveau.",
    "away": "Cela ne fonctionne pas pour le moment",
    "away_why": "Quelque chose ne va pas de notre côté.",
    "away_next":
        "Rien de ce que vous avez enregistré n’est perdu. Réessayez dans quelques minutes.",
}  # fmt: skip

AGENDA = {
    "subject": "Ordre du jour : {group}, {day}",
    "subject_update": "Ordre du jour modifié : {group}, {day}",
    "subject_draft": "Ordre du jour à valider : {group}, {day}",
    "subject_changed": "Quelque chose a changé : {group}, {day}",
    "subject_called_off": "Annulée : {group}, {day}",
    "preheader": "Qui sera dans le hot seat, et quand",
    "preheader_draft": "Un coup d’œil, un clic",
    "preheader_changed": "Ce n’est pas encore dans l’ordre du jour",
    "preheader_called_off": "Cette séance n’aura pas lieu",
    "when": "{moment}, {minutes} minutes",
    "topic": "Cette fois : {topic}",
    "update": "Il remplace l’ordre du jour que vous avez déjà.",
    "you": "Vous êtes dans le hot seat",
    "you_when":
        "À {at}, pendant environ {minutes} minutes. Apportez une question, ce que vous avez "
        "essayé et ce que vous attendez du groupe.",
    "seats": "Dans le hot seat",
    "seat_when": "{at}, environ {minutes} minutes",
    "no_seats": "Il n’y a pas de hot seat cette fois.",
    "said_before": "dit avant la séance",
    "times": "Le déroulement de la séance",
    "minutes_short": "{minutes} min",
    "icebreaker": "Pour briser la glace",
    "or": "Ou, si vous préférez : {question}",
    "pass": "Chacun peut passer son tour.",
    "opens": "{name} commence.",
    "question": "La question d’ouverture",
    "own_promises": "Vos engagements de la dernière fois",
    "promises": "Engagements dans le groupe",
    "due": "d’ici au {day}",
    "went_done": "fait",
    "went_partly": "fait en partie",
    "went_not": "pas encore",
    "went_dropped": "abandonné",
    "calendar": "Une invitation pour votre calendrier est jointe à ce message.",
    "draft_lead": "L’ordre du jour pour {group} est prêt. Le groupe ne l’a pas encore.",
    "draft_waits": "Il partira quand vous l’aurez validé.",
    "draft_sends":
        "Il partira de lui-même le {moment}. D’ici là, vous pouvez le modifier ou l’envoyer "
        "vous-même.",
    "look": "Voir l’ordre du jour",
    "notes": "Bon à savoir",
    "why": "Pourquoi",
    "call_on": "À qui donner la parole en premier",
    "passed_over": "Pas cette fois",
    "icebreaker_why": "Pourquoi cette question : {reason}",
    "changed_lead": "Quelque chose a changé depuis que l’ordre du jour a été préparé :",
    "changed_draft":
        "Rien n’a été envoyé au groupe. Ouvrez le brouillon pour en tenir compte, ou "
        "laissez-le tel quel.",
    "changed_sent":
        "Le groupe a l’ordre du jour tel qu’il était. Ouvrez-le pour en tenir compte et "
        "envoyer la modification au groupe, ou laissez-le tel quel.",
    "called_off_lead": "La séance de {group} du {moment} a été annulée.",
    "called_off_next":
        "Vous n’avez rien à faire. Avant la prochaine séance, vous recevrez son ordre du jour.",
    "called_off_calendar": "Le fichier joint retire la séance de votre calendrier.",
    "moderator_only":
        "Ce message est réservé aux personnes qui animent ; merci de ne pas le transmettre.",
}  # fmt: skip
