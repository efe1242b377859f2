"""A look at one's own part of a recap: French."""

OWN_PART = {
    "subject": "Votre partie du compte rendu : {group}",
    "subject_again": "Votre partie a changé : {group}",
    "preheader": "Vous la voyez avant les autres",
    "lead":
        "Voici ce que le compte rendu de {group} dit de votre hot seat. Parmi les autres, seul "
        "votre animateur l’a vu. Vous pouvez reformuler votre défi et rayer ce qui ne doit pas "
        "rester.",
    "lead_again":
        "Quelque chose a changé dans votre partie du compte rendu de {group}. Merci de la "
        "relire avant que les autres ne la voient.",
    "open": "Voir ma partie",
    "until":
        "Les autres verront le compte rendu dès que tous ceux qui étaient sur le hot seat "
        "l’auront regardé, et au plus tard {moment}.",
    "who": "Ce lien est à vous seul ; merci de ne pas le transmettre.",
    "challenge": "Votre défi",
    "offered": "Ce que vos pairs ont proposé",
    "none": "Aucune solution n’a été notée pour lui dans cette session.",
    "title": "Votre partie du compte rendu",
    "intro": "{group}, {day}",
    "waits":
        "Personne d’autre dans le groupe ne voit ceci avant que vous disiez que tout va bien, "
        "ou avant {moment}.",
    "fine_waits":
        "Merci. Les autres le verront dès que tout le monde aura regardé, et au plus tard "
        "{moment}.",
    "sent":
        "Le groupe a reçu ceci. Ce que vous reformulez ou rayez disparaît ici aussi, et ceux "
        "qui ont le compte rendu reçoivent une correction qui ne le répète pas.",
    "fine": "Tout va bien",
    "reword": "Le dire avec mes mots",
    "reword_label": "Votre défi, avec vos propres mots",
    "reword_why":
        "Vos mots prennent la place de ce texte. L’ancien texte et ses citations sont supprimés "
        "pour toujours, aussi de la transcription. Le compte rendu dit que vous l’avez "
        "reformulé.",
    "reword_do": "Garder mes mots",
    "strike_of": "Rayer ce que {name} a proposé",
    "strike_why":
        "Le texte et les paroles sur lesquelles il repose sont supprimés pour toujours, aussi "
        "de la transcription. Personne ne peut les rétablir.",
    "strike_do": "Rayer pour toujours",
    "strike_seat": "Rayer tout mon hot seat",
    "strike_seat_why":
        "Votre défi et tout ce qui lui a été proposé sont supprimés pour toujours, aussi de la "
        "transcription. Personne ne peut les rétablir.",
    "kept": "C’est fait. Les mots ont disparu.",
    "changed": "Ceci a changé entre-temps. Merci de le relire.",
    "gone": "Il n’y a plus rien de votre hot seat dans ce compte rendu.",
    "wrong": "Écrivez au moins un mot, et 2000 lettres au plus.",
    "not_yours": "Cette page n’est plus pour vous",
    "not_yours_why": "Vous n’êtes plus membre de ce groupe, ou le compte rendu n’existe plus.",
    "not_yours_next": "Si c’est une erreur, demandez à votre animateur.",
}  # fmt: skip
