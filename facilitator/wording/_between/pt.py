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
