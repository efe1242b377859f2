"""Spanish."""

from facilitator.domain.recaps.recap import Kind

NAME = "Spanish"
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
DAY, DAY_OF_YEAR = "{day} de {month}", "{day} de {month} de {year}"
WEEKDAYS = "lunes martes miércoles jueves viernes sábado domingo"
MOMENT = "{weekday} {day}, {time}"

KINDS = {
    Kind.SUGGESTION: "sugerencia",
    Kind.EXPERIENCE: "experiencia propia",
    Kind.RESOURCE: "recurso",
    Kind.INTRODUCTION: "contacto",
    Kind.QUESTION: "pregunta para pensar",
}

SAY = {
    "subject": "Tu resumen: {group}",
    "subject_with_day": "Tu resumen: {group}, {day}",
    "preheader_own": "Lo que el grupo aportó a tu reto",
    "preheader_none": "En qué trabajó tu grupo",
    "preheader_promises": ", y lo que dijiste que harías",
    "hello": "Hola, {name}",
    "lead": "{group} se reunió{day}{minutes}.",
    "lead_day": " el {day}",
    "lead_minutes": " durante {minutes}",
    "lead_none": "Esto es lo que salió.",
    "lead_offered": "Los demás te dieron {solutions}.",
    "lead_absent": "No estuviste; esto es lo que te perdiste.",
    "link_lead": "El resumen ya se puede leer. El enlace es solo tuyo; no lo compartas, "
    "por favor.",
    "link_button": "Leer el resumen",
    "subject_correction": "Corrección: {subject}",
    "correction_lead": "El resumen que tienes se ha corregido.",
    "corrected": "Lo que ha cambiado",
    "change_new": "Nuevo, de {who}: {text}",
    "change_now": "Ahora dice, de {who}: {text}",
    "change_gone": "Se ha quitado algo de {who}.",
    "subject_draft": "Borrador del resumen por aprobar: {group}",
    "draft_lead": "El resumen de {group} está listo. Solo lo tienen quienes moderan; sale "
    "cuando lo apruebes.",
    "draft_again": "El resumen de {group} ha cambiado desde que salió. La corrección sale "
    "cuando la apruebes.",
    "draft_approve": "Verlo y aprobarlo",
    "draft_open": "Cambiar algo antes",
    "draft_anew": "Rechazarlo y pedir otro",
    "draft_unsure": "Para mirar primero",
    "challenge": "Tu reto",
    "own_words": "En tus palabras",
    "at_in_call": "en {at} de la llamada",
    "as_remembered": "tal como lo recuerda quien modera",
    "offered": "Lo que te dieron los demás",
    "nothing_offered": "En esta sesión no se anotó ninguna solución.",
    "own_promises": "Dijiste que harías esto",
    "given": "Lo que diste tú",
    "to": "Para",
    "others": "Los demás, de un vistazo",
    "solutions_by": "{solutions} de {peers}",
    "no_solutions": "ninguna solución anotada",
    "others_promises": "Los demás dijeron que harían esto",
    "notes": "Conviene saber",
    "more": "y {number} más, en la versión de texto de este correo",
    "more_peers": "{peers} y {number} más",
    "wrong": "¿Hay algo mal, o algo que no debe guardarse? Díselo a quien modera tu grupo.",
    "in_the_hot_seat": "{member} en el hot seat",
    "in_hot_seats": "{number} en el hot seat",
    "when_seats": "Cuándo fue cada hot seat: {seats}",
    "seat_when": "{member} de {start} a {end}",
    "from_to": "{start} a {end}",
    "no_solution": "No se anotó ninguna solución para este reto.",
    "commitments": "Compromisos",
    "to_look_at": "Para revisar",
    "minute": "1 minuto",
    "minutes": "{number} minutos",
    "speaker": "1 persona",
    "speakers": "{number} personas",
    "solution": "1 solución",
    "solutions": "{number} soluciones",
    "their_words": "En sus palabras",
    "from_memory": "de memoria",
    "from_member": "reformulado por el miembro",
    "due": "para el {due}",
    "points": "Puntos principales",
    "points_why": "Nadie estuvo en el hot seat; estos son los puntos principales de cada persona.",
    "receipt": "Cómo se hizo esto",
    "recorded": "Grabado",
    "recorded_call": "La transcripción de la llamada",
    "recorded_memory": "Nada de la llamada; quien modera escribió lo que recordaba",
    "worked_on": "Lo trabajó",
    "engine_offline": "el motor sin conexión",
    "engine_model": "el modelo {model}",
    "engine_memory": "nadie más que quien modera",
    "where_offline": "El motor sin conexión, en la máquina donde funciona facilitator; no se envió "
    "nada a ninguna parte",
    "where_model": "El modelo {model}, en el servidor que eligió quien modera, y la máquina donde "
    "funciona facilitator",
    "where_after": "El motor sin conexión, después de que el modelo {model} no sirviera, en la "
    "máquina donde funciona facilitator; lo que se dijo se envió al servidor de ese modelo",
    "where_before": "El motor sin conexión, en la máquina donde funciona facilitator; para un "
    "resumen anterior lo que se dijo se envió al servidor del modelo {model}",
    "where_memory": "Nadie más que quien modera, en la máquina donde funciona facilitator; no se "
    "envió nada a ninguna parte",
    "left_out": "Omitido a petición",
    "left_out_none": "Nada; nadie lo pidió",
    "passage": "1 pasaje dicho «off the record»",
    "passages": "{number} pasajes dichos «off the record»",
    "unrecorded": "cada palabra de 1 miembro a quien nadie puede grabar",
    "unrecordeds": "cada palabra de {number} miembros a quienes nadie puede grabar",
    "and": " y ",
    "seen_by": "Quién puede verlo",
    "seen_by_members": "Los miembros de este grupo, también los ausentes",
    "deleted": "Borrado",
    "deleted_on": "La transcripción, el {day}",
    "deleted_on_request": "Cuando lo pidas a quien modera; no hay fecha fijada",
    "memory": "De memoria",
    "memory_some": "Lo que así se marca es lo que recuerda quien modera, y no una cita",
    "way_out_why": "Recibes este correo como miembro de {group}.",
    "way_out": "No recibir más correos de este tipo",
    "kind_recap": "resumen",
    "off_title": "¿No recibir más correos de este tipo?",
    "off_lead": "Recibes correos del tipo «{kind}» de {group}.",
    "off_button": "Desactivarlos",
    "is_off_title": "Estos correos están desactivados",
    "is_off_lead": "Ya no recibes correos del tipo «{kind}» de {group}. Los demás correos "
    "del grupo siguen llegando.",
    "on_button": "Volver a activarlos",
    "is_on_title": "Estos correos vuelven a estar activados",
    "is_on_lead": "Desde ahora vuelves a recibir correos del tipo «{kind}» de {group}.",
    # where the group chats
    "chat_title": "Resumen: {group}, {day}",
    "promise": "Se asumió 1 compromiso",
    "promises": "Se asumieron {number} compromisos",
    "chat_mails": "Cada miembro tiene el resumen por correo.",
    # for a calendar
    "tasks": "Pasarlos a tu lista de tareas",
}  # fmt: skip

# warnings, by what they are in English
NOTES = {
    "'{label}' could not be matched to one member; what was said there is given to "
    "nobody.":
        "«{label}» no se pudo asignar a un solo miembro; lo que se dijo ahí no se atribuye "
        "a nadie.",
    "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
    "it was left out up to the end of that hot seat, or of the session.":
        "Un pasaje quedó «off the record» desde el minuto {minute} y nadie dijo «back on "
        "the record»; se omitió "
        "hasta el final de ese hot seat, o de la sesión.",
    "What was said under a name that could be somebody who is not to be recorded was "
    "left out; an alias in the member list tells who it is.":
        "Se omitió lo dicho con un nombre que podría ser de alguien a quien no se puede "
        "grabar; un alias en la lista de miembros dice quién es.",
    "Some words stand after what may be a name but occurs only once or twice; they are given to "
    "nobody. A member list tells who is a speaker.":
        "Algunas palabras siguen a lo que puede ser un nombre, pero que aparece solo "
        "una o dos veces; no se atribuyen a nadie. Una lista de miembros dice quién "
        "habla.",
    "The file seems to end in the middle of a cue; what came after it is missing.":
        "El archivo parece terminar en medio de una entrada; falta lo que venía "
        "después.",
    "Main points are given of the {shown} who spoke most; {more} more spoke.":
        "Se dan los puntos principales de las {shown} personas que más hablaron; "
        "hablaron {more} más.",
    "Some times ran backwards; the turns were put in order.":
        "Algunos tiempos iban hacia atrás; las intervenciones se pusieron en orden.",
    "The chat tells only the time of day, so its first message was laid at the start of "
    "the call; the order of what was said and written is not certain.":
        "El chat solo indica la hora del día, así que su primer mensaje se puso al comienzo "
        "de la llamada; el orden de lo dicho y lo escrito no es seguro.",
    "1 private chat message was left out; nobody but the two of them has seen such a "
    "message.":
        "Se omitió 1 mensaje privado del chat; nadie más que esas dos personas lo ha visto.",
    "{number} private chat messages were left out; nobody but the two of them has seen "
    "such a message.":
        "Se omitieron {number} mensajes privados del chat; nadie más que quienes los "
        "escribieron y recibieron los ha visto.",
    "The same file was given twice; it was read once.":
        "El mismo archivo se dio dos veces; se leyó una.",
    "The column '{column}' of the member list is not used.":
        "La columna «{column}» de la lista de miembros no se usa.",
    "{alias} is {other}'s name; as {person}'s alias it is not used.":
        "{alias} es el nombre de {other}; como alias de {person} no se usa.",
    "{other} and {person} share the alias {alias}; it is not used.":
        "{other} y {person} comparten el alias {alias}; no se usa.",
    "No hot seat was found in this session, so there is no challenge to report. The "
    "main points by speaker are given instead.":
        "No se encontró ningún hot seat en esta sesión, así que no hay reto que contar. En "
        "su lugar están los puntos principales de cada persona.",
    "Some of what the model said was not borne out and was left out.":
        "Parte de lo que dijo el modelo no tenía respaldo y se omitió.",
    "The model could not be used ({error}) The offline engine made this recap.":
        "El modelo no sirvió; este resumen lo hizo el motor sin conexión.",
    "The model could not do {member}'s hot seat ({error}); the offline engine wrote "
    "this part.":
        "El modelo no pudo con el hot seat de {member}; esta parte la escribió el motor sin "
        "conexión.",
    "The model could not do {member}'s hot seat ({error}); this part is missing.":
        "El modelo no pudo con el hot seat de {member}; esta parte falta.",
    "The offline engine understands English only, so there may be little in this recap, "
    "or nothing. A model understands the language of this group.":
        "El motor sin conexión solo entiende inglés, así que en este resumen puede haber "
        "poco o nada. Un modelo entiende el idioma de este grupo.",
}  # fmt: skip

CHECK_IN = {
    "said_before": "dicho antes de la sesión",
    "subject": "Check-in: {group}, {day}",
    "subject_reminder": "Recordatorio, check-in: {group}, {day}",
    "preheader": "Dos minutos que mejoran la sesión",
    "preheader_reminder": "Todavía estás a tiempo de responder",
    "lead": "{group} se reúne el {moment}. Antes, un breve check-in.",
    "lead_reminder":
        "{group} se reúne el {moment} y tu check-in aún no ha llegado. Nos ayudaría saber de "
        "ti.",
    "two_minutes": "Son unos dos minutos, sin iniciar sesión:",
    "asked_promises": "cómo fue con tus compromisos",
    "asked_seat": "si quieres el hot seat y para qué",
    "asked_rest": "si hay algo urgente y si vas a estar",
    "promises_mail": "Dijiste que harías esto",
    "button": "Responder al check-in",
    "who": "Quien modera ve tus respuestas. El grupo ve solo las partes que marques.",
    "link_until":
        "Este enlace es solo para ti; no lo compartas, por favor. Funciona hasta que se "
        "envíe la agenda y, como máximo, hasta que empiece la sesión.",
    "no_answer_needed": "Si no puedes responder, ven de todos modos.",
    "title": "Check-in",
    "intro": "{group} se reúne el {moment}.",
    "who_form":
        "Unos dos minutos. Quien modera ve tus respuestas; el grupo ve solo las partes que "
        "marques.",
    "draft_note": "Este es tu borrador. Nadie lo ve hasta que lo envíes.",
    "sent_note": "Ya lo has enviado. Puedes cambiarlo y enviarlo otra vez.",
    "wrong_title": "Revisa esto, por favor",
    "promises": "Tus compromisos",
    "promises_why": "Dijiste que harías esto. ¿Cómo fue?",
    "went_done": "Hecho",
    "went_partly": "En parte",
    "went_not": "Todavía no",
    "went_dropped": "Abandonado",
    "word": "Unas palabras sobre ello",
    "seat": "El hot seat",
    "seat_why": "¿Lo quieres en esta sesión?",
    "seat_yes": "Sí, traigo algo",
    "seat_no": "Esta vez no",
    "sentence": "¿De qué se trata, en una frase?",
    "why": "¿Por qué te importa?",
    "tried": "¿Qué has probado?",
    "wanted": "¿Qué quieres del grupo?",
    "urgent": "¿Algo urgente?",
    "urgent_why": "Algo que quien modera deba saber antes de la sesión.",
    "attending": "¿Vas a estar?",
    "attending_yes": "Sí",
    "attending_unsure": "Aún no lo sé",
    "attending_no": "No",
    "share_commitments": "Mostrar al grupo cómo fue con mis compromisos",
    "share_wish": "Mostrar al grupo para qué quiero el hot seat",
    "share_urgent": "Mostrar esto también al grupo",
    "optional": "opcional",
    "consent": "Sobre la grabación",
    "consent_none":
        "Esta sesión no la grabamos y nada de ella queda por escrito.",
    "consent_day": "un día",
    "consent_days": "{number} días",
    "consent_standard":
        "La llamada se transcribe y los miembros de {group} reciben un resumen. Lo que se dijo "
        "se borra {days} después del resumen; el resumen se queda. Di «off the record» antes de "
        "lo que nadie deba anotar, y avisa a quien modera si prefieres que no se guarde nada "
        "tuyo.",
    "save": "Guardar como borrador",
    "send": "Enviar",
    "choose_went": "Elige cómo fue.",
    "choose_seat": "Elige si quieres el hot seat.",
    "say_sentence": "Di en una frase de qué se trata.",
    "choose_attending": "Elige si vas a estar.",
    "too_long": "Demasiado largo: como máximo {most} caracteres.",
    "thanks": "Gracias, {name}",
    "thanks_lead": "Quien modera tiene tus respuestas. Esto es lo que dijiste antes de la sesión:",
    "change_until":
        "Puedes cambiarlo hasta que se envíe la agenda y, como máximo, hasta que empiece la "
        "sesión: {moment}.",
    "change": "Cambiar mis respuestas",
    "shared": "el grupo ve esto",
    "private": "solo lo ve quien modera",
    "closed": "Este check-in está cerrado",
    "closed_cancelled": "Esta sesión de {group} se canceló.",
    "closed_sent": "La agenda de {group} ya se ha enviado.",
    "closed_begun": "La sesión de {group} ha empezado o ya terminó.",
    "closed_next": "¿Quieres decir algo más? Díselo a quien modera.",
    "bad_link": "Este enlace no funciona",
    "bad_link_why": "No es nuestro, o le falta una parte.",
    "bad_link_next":
        "Ábrelo otra vez desde el correo o copia la línea entera. Si no sirve, pregunta a "
        "quien modera.",
    "old_link": "Este enlace es demasiado antiguo",
    "old_link_why": "La sesión para la que era terminó hace mucho.",
    "old_link_next": "Habrá uno nuevo antes de la próxima sesión.",
    "not_yours": "Este check-in ya no es para ti",
    "not_yours_why": "Ya no eres miembro de este grupo, o la sesión ya no existe.",
    "not_yours_next": "Si es un error, pregunta a quien modera.",
    "not_taken": "No se pudo aceptar",
    "not_taken_why": "Es demasiado de una vez, o no vino de nuestro formulario.",
    "not_taken_next": "Vuelve atrás, acórtalo y envíalo otra vez.",
    "away": "Ahora mismo no funciona",
    "away_why": "Algo falla por nuestra parte.",
    "away_next": "Nada de lo que guardaste se ha perdido. Inténtalo de nuevo en unos minutos.",
}  # fmt: skip

AGENDA = {
    "subject": "Agenda: {group}, {day}",
    "subject_update": "Agenda actualizada: {group}, {day}",
    "subject_draft": "Borrador de la agenda, para aprobar: {group}, {day}",
    "subject_changed": "Algo ha cambiado: {group}, {day}",
    "subject_called_off": "Cancelada: {group}, {day}",
    "preheader": "Quién estará en el hot seat, y cuándo",
    "preheader_draft": "Un vistazo y un clic",
    "preheader_changed": "Todavía no está en la agenda",
    "preheader_called_off": "Esta sesión no se celebra",
    "when": "{moment}, {minutes} minutos",
    "topic": "Esta vez: {topic}",
    "update": "Esta agenda sustituye a la que ya tienes.",
    "you": "Estás en el hot seat",
    "you_when":
        "A las {at}, durante unos {minutes} minutos. Trae una pregunta, lo que has probado y "
        "lo que quieres del grupo.",
    "seats": "En el hot seat",
    "seat_when": "{at}, unos {minutes} minutos",
    "no_seats": "Esta vez no hay hot seat.",
    "said_before": "dicho antes de la sesión",
    "times": "Cómo va a ser la sesión",
    "minutes_short": "{minutes} min",
    "icebreaker": "Para romper el hielo",
    "or": "O, si lo prefieres: {question}",
    "pass": "Quien quiera puede pasar.",
    "opens": "Empieza {name}.",
    "question": "La pregunta inicial",
    "own_promises": "Tus compromisos de la última vez",
    "promises": "Compromisos en el grupo",
    "due": "para el {day}",
    "went_done": "hecho",
    "went_partly": "hecho en parte",
    "went_not": "todavía no",
    "went_dropped": "abandonado",
    "calendar": "Adjuntamos la sesión para tu calendario.",
    "draft_lead": "La agenda de {group} está lista. El grupo aún no la tiene.",
    "draft_waits": "Se enviará cuando la apruebes.",
    "draft_sends":
        "Se enviará sola el {moment}. Hasta entonces puedes cambiarla o enviarla tú.",
    "look": "Ver la agenda",
    "notes": "Conviene saber",
    "why": "Por qué",
    "call_on": "A quién dar la palabra primero",
    "passed_over": "Esta vez no",
    "icebreaker_why": "Por qué esta pregunta: {reason}",
    "changed_lead": "Algo ha cambiado desde que se hizo la agenda:",
    "changed_draft":
        "Al grupo no se le ha enviado nada. Abre el borrador para incorporarlo, o déjalo como "
        "está.",
    "changed_sent":
        "El grupo tiene la agenda como estaba. Ábrela para incorporarlo y enviar el cambio al "
        "grupo, o déjala como está.",
    "called_off_lead": "La sesión de {group} del {moment} se ha cancelado.",
    "called_off_next": "No tienes que hacer nada. Antes de la próxima sesión recibirás su agenda.",
    "called_off_calendar": "El archivo adjunto quita la sesión de tu calendario.",
    "moderator_only": "Este correo es solo para quienes moderan. No lo reenvíes, por favor.",
}  # fmt: skip
