"""To guests: Portuguese."""

GUEST = {
    "subject_invite": "Um convite: {group}, {day}",
    "subject_moved": "Remarcada: {group}, {day}",
    "subject_off": "Cancelada: {group}, {day}",
    "subject_follow_up": "Obrigado pela visita: {group}",
    "preheader_invite": "Uma vez como convidado, sem custo",
    "preheader_news": "Sobre a sessão para a qual você foi convidado",
    "preheader_follow_up": "O que fica e o que pode vir depois",
    "lead_invite": "{host} convida você para {group}: {moment}.",
    "free": "Dura {minutes} minutos e é de graça. Você não se compromete com nada.",
    "how":
        "Cada pessoa traz uma pergunta, e as outras contam como lidaram com algo parecido. Na "
        "sua página há duas perguntas curtas e uma promessa: o que se diz ali fica ali.",
    "answer_button": "Responder ao convite",
    "link_yours": "O link é só seu; por favor, não o repasse.",
    "no_is_no": "Se você disser não ali, não escreveremos mais.",
    "calendar": "Segue em anexo uma entrada para a sua agenda.",
    "contact": "Perguntas? Escreva para {host}: {address}",
    "lead_moved": "A sessão de {group} para a qual você foi convidado mudou. Agora é: {moment}.",
    "lead_off":
        "A sessão de {group} para a qual você foi convidado não vai acontecer. Estava "
        "prevista para: {moment}.",
    "news_moved": "Se não puder vir, diga na sua página.",
    "news_off": "Você não precisa fazer nada. Talvez seja convidado para outra sessão.",
    "open_page": "A sua página",
    "lead_follow_up": "Obrigado por ter participado de {group} em {day}.",
    "recap_title": "O que fica",
    "recap_lead": "Isto é o que os convidados podem ler da sessão. O que se diz ali fica ali.",
    "recap_button": "Ler",
    "next_title": "O próximo passo",
    "next_step":
        "Se foi útil, vamos conversar meia hora sobre o que você traria e o que procura. Se "
        "os dois lados gostarem, você entra na próxima sessão.",
    "next_contact": "Escreva para {host}: {address}",
    "not_for_you": "Não é para você? Diga na sua página, e não escreveremos mais.",
    "title": "O seu convite",
    "who_form":
        "Duas perguntas curtas. Quem modera vê as suas respostas, e a agenda as mostra ao "
        "grupo, para que possa acolher você.",
    "about_you": "Sobre você",
    "does": "O que você faz?",
    "brings": "O que você traria?",
    "brings_why": "Uma pergunta sua, ou algo que você conhece bem.",
    "promise": "O que se diz ali fica ali",
    "promise_tick":
        "Guardo para mim o que ouvir na sessão, quem disse e quem estava lá. Isso vale também "
        "depois.",
    "tick": "Marque esta promessa: sem ela ninguém pode vir.",
    "yes": "Eu vou",
    "no": "Não, obrigado",
    "coming": "Você vem",
    "coming_lead":
        "{group} espera você: {moment}. Antes disso você recebe a agenda. Pode mudar a sua "
        "resposta aqui até a sessão começar.",
    "declined": "Você disse não",
    "declined_lead": "Obrigado por avisar. Você não receberá mais nada de {group}.",
    "changed_mind": "Se mudou de ideia, você ainda pode dizer sim aqui até a sessão começar.",
    "closed_over": "A sessão já começou ou terminou",
    "closed_off": "A sessão não vai acontecer",
    "closed_lead": "Se não quiser receber mais nada de {group}, diga aqui.",
    "joined": "Agora você é membro",
    "joined_lead": "O resto chega a você como membro de {group}.",
    "not_yours": "Este convite não é mais para você",
    "not_yours_why": "Ele foi retirado, ou o grupo não existe mais.",
    "not_yours_next": "Se for um engano, pergunte a quem convidou você.",
    "old_link_why": "A sessão a que se referia terminou há muito.",
    "old_link_next": "Escreva para quem convidou você.",
    "welcome": "Em visita: {name}",
    "welcome_does": "Faz, em suas próprias palavras",
    "welcome_brings": "Traria",
}  # fmt: skip
