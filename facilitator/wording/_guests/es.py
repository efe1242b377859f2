"""To guests: Spanish."""

GUEST = {
    "subject_invite": "Una invitación: {group}, {day}",
    "subject_moved": "Cambio de fecha: {group}, {day}",
    "subject_off": "Cancelada: {group}, {day}",
    "subject_follow_up": "Gracias por venir: {group}",
    "preheader_invite": "Una vez como invitado, sin coste",
    "preheader_news": "Sobre la sesión a la que te invitaron",
    "preheader_follow_up": "Lo que queda y lo que puede seguir",
    "lead_invite": "{host} te invita a {group}: {moment}.",
    "free": "Dura {minutes} minutos y es gratis. No te compromete a nada.",
    "how":
        "Cada persona trae una pregunta y las demás cuentan cómo resolvieron algo parecido. "
        "En tu página hay dos preguntas breves y una promesa: lo que se dice allí se queda "
        "allí.",
    "answer_button": "Responder a la invitación",
    "link_yours": "El enlace es solo para ti; no lo compartas, por favor.",
    "no_is_no": "Si dices que no allí, no sabrás más de nosotros.",
    "calendar": "Va adjunta una entrada para tu calendario.",
    "contact": "¿Preguntas? Escribe a {host}: {address}",
    "lead_moved":
        "La sesión de {group} a la que te invitaron ha cambiado de fecha. Ahora es: {moment}.",
    "lead_off":
        "La sesión de {group} a la que te invitaron no tendrá lugar. Estaba prevista para: "
        "{moment}.",
    "news_moved": "Si entonces no puedes venir, dilo en tu página.",
    "news_off": "No tienes que hacer nada. Quizá te inviten a otra sesión.",
    "open_page": "Tu página",
    "lead_follow_up": "Gracias por haber venido a {group} el {day}.",
    "recap_title": "Lo que queda",
    "recap_lead":
        "Esto es lo que los invitados pueden leer de la sesión. Lo que se dice allí se queda "
        "allí.",
    "recap_button": "Leerlo",
    "next_title": "El siguiente paso",
    "next_step":
        "Si te sirvió, hablemos media hora de lo que aportarías y de lo que buscas. Si a "
        "ambas partes les gusta, te unes en la próxima sesión.",
    "next_contact": "Escribe a {host}: {address}",
    "not_for_you": "¿No es para ti? Dilo en tu página y no sabrás más de nosotros.",
    "title": "Tu invitación",
    "who_form":
        "Dos preguntas breves. Quien modera ve tus respuestas y la agenda las muestra al "
        "grupo, para que te den la bienvenida.",
    "about_you": "Sobre ti",
    "does": "¿A qué te dedicas?",
    "brings": "¿Qué traerías?",
    "brings_why": "Una pregunta tuya, o algo que conoces bien.",
    "promise": "Lo que se dice allí se queda allí",
    "promise_tick":
        "Me guardo lo que oiga en la sesión, quién lo dijo y quién estuvo. También después.",
    "tick": "Marca esta promesa: sin ella nadie puede venir.",
    "yes": "Voy",
    "no": "No, gracias",
    "coming": "Vienes",
    "coming_lead":
        "{group} te espera: {moment}. Antes recibirás la agenda. Puedes cambiar tu respuesta "
        "aquí hasta que empiece la sesión.",
    "declined": "Has dicho que no",
    "declined_lead": "Gracias por decirlo. No sabrás más de {group}.",
    "changed_mind":
        "Si has cambiado de idea, aún puedes decir que sí aquí hasta que empiece la sesión.",
    "closed_over": "La sesión ha empezado o ha terminado",
    "closed_off": "La sesión no tendrá lugar",
    "closed_lead": "Si no quieres saber más de {group}, dilo aquí.",
    "joined": "Ya eres miembro",
    "joined_lead": "Lo demás te llega como miembro de {group}.",
    "not_yours": "Esta invitación ya no es para ti",
    "not_yours_why": "Se retiró, o el grupo ya no existe.",
    "not_yours_next": "Si es un error, pregunta a quien te invitó.",
    "old_link_why": "La sesión para la que era terminó hace mucho.",
    "old_link_next": "Escribe a quien te invitó.",
    "welcome": "Visita: {name}",
    "welcome_does": "Se dedica a, en sus palabras",
    "welcome_brings": "Traería",
}  # fmt: skip
