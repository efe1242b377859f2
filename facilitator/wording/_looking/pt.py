"""A look at one's own part of a recap: Portuguese."""

OWN_PART = {
    "subject": "A sua parte do resumo: {group}",
    "subject_again": "A sua parte mudou: {group}",
    "preheader": "Vê-a antes dos outros",
    "lead":
        "Isto é o que o resumo de {group} diz da sua vez. Dos outros, só quem modera o viu. "
        "Pode reformular o seu desafio e riscar o que não deve ficar.",
    "lead_again":
        "Algo mudou na sua parte do resumo de {group}. Por favor, volte a vê-la antes de os "
        "outros a verem.",
    "open": "Ver a minha parte",
    "until":
        "Os outros veem o resumo assim que todos os que tiveram a sua vez o tenham visto e, o "
        "mais tardar, {moment}.",
    "who": "Esta ligação é só sua; por favor, não a passe a ninguém.",
    "challenge": "O seu desafio",
    "offered": "O que os outros lhe ofereceram",
    "none": "Não foi anotada nenhuma solução para ele nesta sessão.",
    "title": "A sua parte do resumo",
    "intro": "{group}, {day}",
    "waits": "Mais ninguém no grupo vê isto antes de dizer que está bem, ou antes de {moment}.",
    "fine_waits":
        "Obrigado. Os outros veem-no assim que todos o tenham visto e, o mais tardar, {moment}.",
    "sent":
        "O grupo já tem isto. O que reformular ou riscar desaparece também daqui, e quem tem o "
        "resumo recebe uma correção que não o repete.",
    "fine": "Está bem assim",
    "reword": "Dizê-lo por palavras minhas",
    "reword_label": "O seu desafio, pelas suas próprias palavras",
    "reword_why":
        "As suas palavras tomam o lugar deste texto. O texto antigo e as suas citações são "
        "apagados para sempre, também da transcrição. O resumo diz que o reformulou.",
    "reword_do": "Guardar as minhas palavras",
    "strike_of": "Riscar o que {name} ofereceu",
    "strike_why":
        "O texto e as palavras em que assenta são apagados para sempre, também da transcrição. "
        "Ninguém os pode recuperar.",
    "strike_do": "Riscar para sempre",
    "strike_seat": "Riscar toda a minha vez",
    "strike_seat_why":
        "O seu desafio e tudo o que lhe foi oferecido são apagados para sempre, também da "
        "transcrição. Ninguém os pode recuperar.",
    "kept": "Feito. As palavras já não estão cá.",
    "changed": "Isto mudou entretanto. Por favor, volte a vê-lo.",
    "gone": "Já não há nada da sua vez neste resumo.",
    "wrong": "Escreva pelo menos uma palavra, e no máximo 2000 letras.",
    "not_yours": "Esta página já não é para si",
    "not_yours_why": "Já não é membro deste grupo, ou o resumo já não existe.",
    "not_yours_next": "Se for um engano, pergunte a quem modera.",
}  # fmt: skip
