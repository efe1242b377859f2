"""Between sessions: Spanish."""

FOLLOW_UP = {
    "kind_follow_up": "cómo van los compromisos",
    "subject": "¿Cómo va? {group}",
    "preheader": "Responda con un clic",
    "lead": "Esto es lo que dijo que haría. ¿Cómo va?",
    "open": "Verlo todo",
    "less": "Menos de esto",
    "who":
        "Su moderador puede ver lo que responde. Los enlaces son solo suyos; "
        "por favor, no los comparta.",
    "due": "antes del {day}",
    "done": "Hecho",
    "partly": "En parte",
    "carried": "Llevarlo adelante",
    "dropped": "Abandonado",
    "title": "Entre sesiones",
    "intro": "Lo que dijo que haría, y cómo va.",
    "none": "No tiene nada pendiente.",
    "streak": "Cumplidos seguidos: {number}",
    "history": "Lo que dijo al respecto",
    "how": "¿Cómo va?",
    "word": "Unas palabras",
    "send": "Enviar",
    "kept": "Gracias, su respuesta está guardada.",
    "less_lead": "Recibe como mucho una nota a la semana, y ninguna de noche.",
    "less_half": "Recibe la mitad de notas, solo antes de que venza algo.",
    "less_none": "Ya no recibe notas entre sesiones.",
    "less_do": "Menos de esto",
    "more_do": "Notas como siempre",
    "not_yours": "Esta página ya no es para usted",
    "not_yours_why": "Ya no es miembro de ningún grupo aquí.",
    "not_yours_next": "Si es un error, pregunte a su moderador.",
    "choose": "Elija cómo va y dígalo en 600 letras como mucho.",
    "said_on": "{group}, {day}",
}  # fmt: skip

PAST = {
    "title": "Lo que otros aportaron a algo parecido",
    "who": "{peer} a {member}, {day}.",
    "worked": "Funcionó.",
    "partly": "Funcionó en parte.",
}
