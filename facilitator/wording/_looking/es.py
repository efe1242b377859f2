"""A look at one's own part of a recap: Spanish."""

OWN_PART = {
    "subject": "Su parte del resumen: {group}",
    "subject_again": "Su parte ha cambiado: {group}",
    "preheader": "La ve antes que los demás",
    "lead":
        "Esto es lo que el resumen de {group} dice de su turno. De los demás, solo lo ha visto "
        "su moderador. Puede reformular su reto y tachar lo que no deba quedar.",
    "lead_again":
        "Algo ha cambiado en su parte del resumen de {group}. Por favor, mírela otra vez antes "
        "de que la vean los demás.",
    "open": "Ver mi parte",
    "until":
        "Los demás verán el resumen cuando lo hayan mirado todos los que tuvieron un turno y, a "
        "más tardar, el {moment}.",
    "who": "Este enlace es solo suyo; por favor, no lo comparta.",
    "challenge": "Su reto",
    "offered": "Lo que le ofrecieron sus compañeros",
    "none": "No se anotó ninguna solución para él en esta sesión.",
    "title": "Su parte del resumen",
    "intro": "{group}, {day}",
    "waits":
        "Nadie más en el grupo ve esto antes de que usted diga que está bien, o de que llegue "
        "el {moment}.",
    "fine_waits":
        "Gracias. Los demás lo verán cuando todos lo hayan mirado y, a más tardar, el {moment}.",
    "sent":
        "El grupo ya tiene esto. Lo que reformule o tache desaparece también de aquí, y quien "
        "tenga el resumen recibe una corrección que no lo repite.",
    "fine": "Está bien",
    "reword": "Decirlo con mis palabras",
    "reword_label": "Su reto, con sus propias palabras",
    "reword_why":
        "Sus palabras ocupan el lugar de este texto. El texto anterior y sus citas se borran "
        "para siempre, también de la transcripción. El resumen dice que usted lo reformuló.",
    "reword_do": "Guardar mis palabras",
    "strike_of": "Tachar lo que ofreció {name}",
    "strike_why":
        "El texto y las palabras en que se apoya se borran para siempre, también de la "
        "transcripción. Nadie puede recuperarlos.",
    "strike_do": "Tachar para siempre",
    "strike_seat": "Tachar todo mi turno",
    "strike_seat_why":
        "Su reto y todo lo que se le ofreció se borran para siempre, también de la "
        "transcripción. Nadie puede recuperarlos.",
    "kept": "Hecho. Las palabras ya no están.",
    "changed": "Esto ha cambiado entretanto. Por favor, mírelo otra vez.",
    "gone": "Ya no queda nada de su turno en este resumen.",
    "wrong": "Escriba al menos una palabra, y como mucho 2000 letras.",
    "not_yours": "Esta página ya no es para usted",
    "not_yours_why": "Ya no es miembro de este grupo, o el resumen ya no existe.",
    "not_yours_next": "Si es un error, pregunte a su moderador.",
}  # fmt: skip
