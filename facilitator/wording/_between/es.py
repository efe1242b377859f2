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

AFTERCARE = {
    "kind_thanks": "gracias por lo que aportó",
    "seat_lead": "Usted trajo esto a su grupo hace dos semanas o más. ¿Sigue abierto?",
    "brought": "Lo que trajo el {day}",
    "open": "Sigue abierto",
    "solved": "Resuelto",
    "still": "¿Sigue abierto su reto?",
    "still_why": "Si es así, su moderador lo sabrá y podrá ofrecerle una charla u otro hot seat.",
    "tried": "¿Qué solución probó?",
    "tried_why":
        "Quien la dio recibe las gracias y sabrá cómo fue. Sus palabras no se transmiten "
        "si usted no lo dice.",
    "from_peer": "De {peer}",
    "went": "¿Cómo fue?",
    "worked": "Funcionó",
    "partly": "Funcionó en parte",
    "not": "No funcionó",
    "unknown": "Al final no la probé",
    "said": "Lo que usted dijo",
    "word": "Unas palabras",
    "tell": "Transmitir también mis palabras",
    "send": "Enviar",
    "choose": "Elija una solución y cómo fue, y dígalo en 600 letras como mucho.",
    "subject": "Gracias de parte de {member}. {group}",
    "preheader": "Por lo que aportó",
    "lead": "{member} probó lo que usted ofreció el {day}:",
    "lead_bare": "{member} probó lo que usted ofreció el {day}.",
    "it_worked": "Funcionó.",
    "it_partly": "Funcionó en parte.",
    "it_not": "Esta vez no funcionó, y fue bueno poder probarlo.",
    "says": "{member} dice:",
    "end": "Gracias por su aporte.",
}  # fmt: skip

OFFICE = {
    "kind_office_hours": "ofertas de una charla con un miembro",
    "subject": "¿Una charla con {member}? {group}",
    "preheader": "U otro hot seat",
    "few": "Lo que {member} trajo el {day} recibió pocas soluciones o ninguna.",
    "open_since": "{member} dice que lo que trajo el {day} sigue abierto.",
    "offer":
        "Puede elegir una hora para una charla de {minutes} minutos, o {member} recibe "
        "uno de los próximos hot seats. Nada ocurre hasta que usted elija.",
    "secret":
        "No se cita aquí, porque es confidencial o su grupo no quiere sus palabras en el "
        "correo.",
    "link": "Ver y elegir",
    "title": "¿Una charla con {member}?",
    "slots": "Una charla de {minutes} minutos",
    "slots_lead": "Un clic les envía a ambos una entrada para el calendario.",
    "theirs": "para {member}: {moment}",
    "no_slots":
        "En las próximas cuatro semanas ninguna hora conviene a ambos. Por favor, "
        "escríbanse.",
    "no_mail": "{member} no recibe correos desde aquí. Por favor, hablen directamente.",
    "seat": "De vuelta al hot seat",
    "seat_lead":
        "{member} se sienta en la próxima sesión; si aún no hay ninguna prevista, en la "
        "primera que lo esté.",
    "seat_do": "Dar a {member} el próximo hot seat",
    "later": "Ahora no",
    "now_session": "Ambos tienen una entrada en su correo: {moment}.",
    "now_seat": "{member} tiene un hot seat: {moment}.",
    "now_wish": "{member} recibe un hot seat en la próxima sesión que se planee.",
    "now_later": "No ocurre nada. Todavía puede elegir.",
    "gone": "Esta hora ya no está libre. Por favor, elija otra.",
    "not_yours": "Esta página ya no es para usted",
    "not_yours_why": "Solo la ven los moderadores de un grupo, mientras el miembro está en él.",
    "not_yours_next": "Si es un error, pregunte a quien lleva este servicio.",
    "talk_subject": "Una charla el {day}. {group}",
    "talk_preheader": "Para su calendario",
    "talk_lead": "{moderator} quiere hablar con usted de lo que trajo el {day}.",
    "talk_when": "{moment}, {minutes} minutos.",
    "talk_change": "Si no le conviene, escriba a {moderator}: {address}",
    "talk_lead_moderator":
        "Usted ofreció a {member} una charla sobre lo que trajo el {day}. {member} tiene "
        "la misma entrada.",
    "talk_title": "Charla: {moderator} y {member}",
    "calendar": "Se adjunta una entrada para su calendario.",
}  # fmt: skip
