"""Between sessions: Portuguese."""

FOLLOW_UP = {
    "kind_follow_up": "como vão os compromissos",
    "subject": "Como está a correr? {group}",
    "preheader": "Responda com um clique",
    "lead": "Isto é o que disse que faria. Como está a correr?",
    "open": "Ver tudo",
    "less": "Menos disto",
    "who":
        "Quem modera pode ver o que responde. As ligações são só suas; por "
        "favor, não as passe a ninguém.",
    "due": "até {day}",
    "done": "Feito",
    "partly": "Em parte",
    "carried": "Levar adiante",
    "dropped": "Abandonado",
    "title": "Entre sessões",
    "intro": "O que disse que faria, e como está a correr.",
    "none": "Não tem nada em aberto.",
    "streak": "Cumpridos seguidos: {number}",
    "history": "O que disse sobre isto",
    "how": "Como está a correr?",
    "word": "Uma palavra sobre isto",
    "send": "Enviar",
    "kept": "Obrigado, a sua resposta ficou guardada.",
    "less_lead": "Recebe no máximo uma nota por semana, e nenhuma à noite.",
    "less_half": "Recebe metade das notas, só antes de um prazo.",
    "less_none": "Já não recebe notas entre sessões.",
    "less_do": "Menos disto",
    "more_do": "Notas como de costume",
    "not_yours": "Esta página já não é para si",
    "not_yours_why": "Já não é membro de nenhum grupo aqui.",
    "not_yours_next": "Se for um engano, pergunte a quem modera.",
    "choose": "Escolha como está a correr e diga-o em 600 letras no máximo.",
    "said_on": "{group}, {day}",
}  # fmt: skip

PAST = {
    "title": "O que outros deram a algo parecido",
    "who": "{peer} a {member}, {day}.",
    "worked": "Funcionou.",
    "partly": "Funcionou em parte.",
}

AFTERCARE = {
    "kind_thanks": "obrigado pelo que deu",
    "seat_lead": "Trouxe isto ao seu grupo há duas semanas ou mais. Ainda está em aberto?",
    "brought": "O que trouxe em {day}",
    "open": "Ainda em aberto",
    "solved": "Resolvido",
    "still": "O seu desafio ainda está em aberto?",
    "still_why":
        "Se estiver, quem modera fica a saber e pode oferecer-lhe uma conversa ou outro "
        "hot seat.",
    "tried": "Que solução experimentou?",
    "tried_why":
        "Agradecemos a quem a deu e dizemos como correu. As suas palavras só são passadas"
        " se o disser.",
    "from_peer": "De {peer}",
    "went": "Como correu?",
    "worked": "Funcionou",
    "partly": "Funcionou em parte",
    "not": "Não funcionou",
    "unknown": "Afinal não experimentei",
    "said": "O que disse",
    "word": "Uma palavra sobre isso",
    "tell": "Passar também as minhas palavras",
    "send": "Enviar",
    "choose": "Escolha uma solução e como correu, e diga-o em 600 letras no máximo.",
    "subject": "Obrigado da parte de {member}. {group}",
    "preheader": "Pelo que deu",
    "lead": "{member} experimentou o que ofereceu em {day}:",
    "lead_bare": "{member} experimentou o que ofereceu em {day}.",
    "it_worked": "Funcionou.",
    "it_partly": "Funcionou em parte.",
    "it_not": "Desta vez não funcionou, e foi bom poder experimentar.",
    "says": "{member} diz:",
    "end": "Obrigado pelo que deu.",
}  # fmt: skip

OFFICE = {
    "kind_office_hours": "ofertas de uma conversa com um membro",
    "subject": "Uma conversa com {member}? {group}",
    "preheader": "Ou outro hot seat",
    "few": "O que {member} trouxe em {day} teve poucas soluções ou nenhuma.",
    "open_since": "{member} diz que o que trouxe em {day} ainda está em aberto.",
    "offer":
        "Pode escolher uma hora para uma conversa de {minutes} minutos, ou {member} "
        "recebe um dos próximos hot seats. Nada acontece até escolher.",
    "secret":
        "Não é citado aqui, por ser confidencial ou porque o seu grupo não quer as suas "
        "palavras em mensagens.",
    "link": "Ver e escolher",
    "title": "Uma conversa com {member}?",
    "slots": "Uma conversa de {minutes} minutos",
    "slots_lead": "Um clique envia a ambos uma entrada para o calendário.",
    "theirs": "para {member}: {moment}",
    "no_slots":
        "Nas próximas quatro semanas nenhuma hora convém a ambos. Escrevam um ao outro, "
        "por favor.",
    "no_mail": "{member} não recebe mensagens daqui. Falem diretamente, por favor.",
    "seat": "De volta ao hot seat",
    "seat_lead":
        "{member} senta-se na próxima sessão; se ainda não houver nenhuma prevista, na "
        "primeira que houver.",
    "seat_do": "Dar a {member} o próximo hot seat",
    "later": "Agora não",
    "now_session": "Ambos têm uma entrada na mensagem: {moment}.",
    "now_seat": "{member} tem um hot seat: {moment}.",
    "now_wish": "{member} recebe um hot seat na próxima sessão que for prevista.",
    "now_later": "Nada acontece. Ainda pode escolher.",
    "gone": "Esta hora já não está livre. Escolha outra, por favor.",
    "not_yours": "Esta página já não é para si",
    "not_yours_why": "Só quem modera um grupo a vê, enquanto o membro está no grupo.",
    "not_yours_next": "Se for um engano, pergunte a quem gere este serviço.",
    "talk_subject": "Uma conversa em {day}. {group}",
    "talk_preheader": "Para o seu calendário",
    "talk_lead": "{moderator} gostaria de falar consigo sobre o que trouxe em {day}.",
    "talk_when": "{moment}, {minutes} minutos.",
    "talk_change": "Se não lhe convier, escreva a {moderator}: {address}",
    "talk_lead_moderator":
        "Ofereceu a {member} uma conversa sobre o que trouxe em {day}. {member} tem a "
        "mesma entrada.",
    "talk_title": "Conversa: {moderator} e {member}",
    "calendar": "Uma entrada para o seu calendário segue em anexo.",
}  # fmt: skip
