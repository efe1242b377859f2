"""Portuguese."""

from facilitator.domain.recaps.recap import Kind

NAME = "Portuguese"
MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
DAY, DAY_OF_YEAR = "{day} de {month}", "{day} de {month} de {year}"
FIRST = "1º"
WEEKDAYS = "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
MOMENT = "{weekday}, {day}, {time}"

KINDS = {
    Kind.SUGGESTION: "sugestão",
    Kind.EXPERIENCE: "experiência própria",
    Kind.RESOURCE: "recurso",
    Kind.INTRODUCTION: "contato",
    Kind.QUESTION: "pergunta para refletir",
}

SAY = {
    "subject": "Seu resumo: {group}",
    "subject_with_day": "Seu resumo: {group}, {day}",
    "preheader_own": "O que o grupo trouxe para o seu desafio",
    "preheader_none": "No que o seu grupo trabalhou",
    "preheader_promises": ", e o que você disse que faria",
    "hello": "Olá, {name}",
    "lead": "{group} se reuniu{day}{minutes}.",
    "lead_day": " em {day}",
    "lead_minutes": " por {minutes}",
    "lead_none": "Foi isto que resultou.",
    "lead_offered": "Os outros lhe deram {solutions}.",
    "lead_absent": "Você não esteve presente; foi isto que perdeu.",
    "link_lead": "O resumo está pronto. O link é só seu; por favor, não o compartilhe.",
    "link_button": "Ler o resumo",
    "subject_correction": "Correção: {subject}",
    "correction_lead": "O resumo que tem foi corrigido.",
    "corrected": "O que mudou",
    "change_new": "Novo, de {who}: {text}",
    "change_now": "Agora diz, de {who}: {text}",
    "change_gone": "Algo de {who} foi retirado.",
    "subject_draft": "Rascunho do resumo para aprovar: {group}",
    "draft_lead": "O resumo de {group} está pronto. Por agora só quem modera o tem; sai quando o "
    "aprovar.",
    "draft_again": "O resumo de {group} mudou desde que saiu. A correção sai quando a aprovar.",
    "draft_approve": "Ver e aprovar",
    "draft_open": "Mudar algo antes",
    "draft_anew": "Rejeitar e pedir outro",
    "draft_unsure": "Para ver primeiro",
    "challenge": "Seu desafio",
    "own_words": "Nas suas palavras",
    "at_in_call": "em {at} da chamada",
    "as_remembered": "como se lembra quem modera",
    "offered": "O que os outros lhe deram",
    "nothing_offered": "Nesta sessão não foi anotada nenhuma solução.",
    "own_promises": "Você disse que faria isto",
    "given": "O que você deu",
    "to": "Para",
    "others": "Os outros em resumo",
    "solutions_by": "{solutions} de {peers}",
    "no_solutions": "nenhuma solução anotada",
    "others_promises": "Os outros disseram que fariam isto",
    "notes": "Bom saber",
    "more": "e mais {number}, na versão em texto deste e-mail",
    "more_peers": "{peers} e mais {number}",
    "wrong": "Há algo errado, ou algo que não deve ser guardado? Diga a quem modera o grupo.",
    "in_the_hot_seat": "{member} no hot seat",
    "in_hot_seats": "{number} no hot seat",
    "when_seats": "Quando foi cada hot seat: {seats}",
    "seat_when": "{member} de {start} a {end}",
    "from_to": "{start} a {end}",
    "no_solution": "Não foi anotada nenhuma solução para este desafio.",
    "commitments": "Compromissos",
    "to_look_at": "Para ver",
    "minute": "1 minuto",
    "minutes": "{number} minutos",
    "speaker": "1 pessoa",
    "speakers": "{number} pessoas",
    "solution": "1 solução",
    "solutions": "{number} soluções",
    "their_words": "Nas palavras dessa pessoa",
    "from_memory": "de memória",
    "from_member": "reformulado pelo membro",
    "due": "até {due}",
    "points": "Pontos principais",
    "points_why": "Ninguém esteve no hot seat; estes são os pontos principais de cada pessoa.",
    "receipt": "Como isto foi feito",
    "recorded": "Gravado",
    "recorded_call": "A transcrição da chamada",
    "recorded_memory": "Nada da chamada; quem modera escreveu o que lembrava",
    "worked_on": "Quem trabalhou nisto",
    "engine_offline": "o motor offline",
    "engine_model": "o modelo {model}",
    "engine_memory": "ninguém além de quem modera",
    "where_offline": "O motor offline, na máquina em que roda o facilitator; nada foi enviado a "
    "lugar nenhum",
    "where_model": "O modelo {model}, no servidor escolhido por quem modera, e a máquina em que "
    "roda "
    "o facilitator",
    "where_after": "O motor offline, depois que o modelo {model} não pôde ser usado, na máquina em "
    "que roda o facilitator; o que foi dito foi enviado ao servidor desse modelo",
    "where_before": "O motor offline, na máquina em que roda o facilitator; para um resumo "
    "anterior "
    "o que foi dito foi enviado ao servidor do modelo {model}",
    "where_memory": "Ninguém além de quem modera, na máquina em que roda o facilitator; nada foi "
    "enviado a lugar nenhum",
    "left_out": "Omitido a pedido",
    "left_out_none": "Nada; ninguém pediu",
    "passage": "1 trecho dito “off the record”",
    "passages": "{number} trechos ditos “off the record”",
    "unrecorded": "cada palavra de 1 membro que ninguém pode gravar",
    "unrecordeds": "cada palavra de {number} membros que ninguém pode gravar",
    "and": " e ",
    "seen_by": "Quem pode ver",
    "seen_by_members": "Os membros deste grupo, também os ausentes",
    "deleted": "Apagado",
    "deleted_on": "A transcrição em {day}",
    "deleted_on_request": "Quando você pedir a quem modera; não há data marcada",
    "memory": "De memória",
    "memory_some": "O que está marcado assim é o que lembra quem modera, e não uma citação",
    "way_out_why": "Você recebe este e-mail como membro de {group}.",
    "way_out": "Não receber mais e-mails deste tipo",
    "kind_recap": "resumo",
    "off_title": "Não receber mais e-mails deste tipo?",
    "off_lead": "Você recebe e-mails do tipo «{kind}» de {group}.",
    "off_button": "Desativar",
    "is_off_title": "Estes e-mails estão desativados",
    "is_off_lead": "Você já não recebe e-mails do tipo «{kind}» de {group}. Os outros e-mails "
    "do grupo continuam chegando.",
    "on_button": "Voltar a ativar",
    "is_on_title": "Estes e-mails estão ativados de novo",
    "is_on_lead": "A partir de agora você volta a receber e-mails do tipo «{kind}» de {group}.",
    # where the group chats
    "chat_title": "Resumo: {group}, {day}",
    "promise": "1 compromisso foi assumido",
    "promises": "{number} compromissos foram assumidos",
    "chat_mails": "Cada membro recebeu o resumo por e-mail.",
    # for a calendar
    "tasks": "Colocar na sua lista de tarefas",
}  # fmt: skip

# warnings, by what they are in English
NOTES = {
    "'{label}' could not be matched to one member; what was said there is given to "
    "nobody.":
        "“{label}” não pôde ser atribuído a um só membro; o que foi dito ali não é "
        "atribuído a ninguém.",
    "A passage went off the record at minute {minute} and nobody said 'back on the record'; "
    "it was left out up to the end of that hot seat, or of the session.":
        "Um trecho ficou “off the record” a partir do minuto {minute} e ninguém disse "
        "“back on the record”; foi omitido "
        "até o fim desse hot seat, ou da sessão.",
    "What was said under a name that could be somebody who is not to be recorded was "
    "left out; an alias in the member list tells who it is.":
        "O que foi dito com um nome que poderia ser de alguém que não pode ser gravado foi "
        "omitido; um apelido na lista de membros diz quem é.",
    "Some words stand after what may be a name but occurs only once or twice; they are given to "
    "nobody. A member list tells who is a speaker.":
        "Algumas palavras vêm depois do que pode ser um nome, mas que aparece só uma ou"
        " duas vezes; não são atribuídas a ninguém. Uma lista de membros diz quem fala.",
    "The file seems to end in the middle of a cue; what came after it is missing.":
        "O arquivo parece terminar no meio de uma entrada; falta o que vinha depois.",
    "Main points are given of the {shown} who spoke most; {more} more spoke.":
        "Aqui estão os pontos principais das {shown} pessoas que mais falaram; outras "
        "{more} falaram.",
    "Some times ran backwards; the turns were put in order.":
        "Alguns tempos andavam para trás; as falas foram postas em ordem.",
    "The chat tells only the time of day, so its first message was laid at the start of "
    "the call; the order of what was said and written is not certain.":
        "O chat só indica a hora do dia, por isso sua primeira mensagem foi posta no começo "
        "da chamada; a ordem do que foi dito e escrito não é certa.",
    "1 private chat message was left out; nobody but the two of them has seen such a "
    "message.":
        "1 mensagem privada do chat foi omitida; ninguém além dessas duas pessoas a viu.",
    "{number} private chat messages were left out; nobody but the two of them has seen "
    "such a message.":
        "{number} mensagens privadas do chat foram omitidas; ninguém além dos envolvidos as "
        "viu.",
    "The same file was given twice; it was read once.":
        "O mesmo arquivo foi dado duas vezes; foi lido uma vez.",
    "The column '{column}' of the member list is not used.":
        "A coluna “{column}” da lista de membros não é usada.",
    "{alias} is {other}'s name; as {person}'s alias it is not used.":
        "{alias} é o nome de {other}; como apelido de {person} não é usado.",
    "{other} and {person} share the alias {alias}; it is not used.":
        "{other} e {person} têm o mesmo apelido {alias}; ele não é usado.",
    "No hot seat was found in this session, so there is no challenge to report. The "
    "main points by speaker are given instead.":
        "Nenhum hot seat foi encontrado nesta sessão, portanto não há desafio a relatar. Em "
        "seu lugar estão os pontos principais de cada pessoa.",
    "Some of what the model said was not borne out and was left out.":
        "Parte do que o modelo disse não tinha fundamento e foi omitida.",
    "The model could not be used ({error}) The offline engine made this recap.":
        "O modelo não pôde ser usado; este resumo foi feito pelo motor offline.",
    "The model could not do {member}'s hot seat ({error}); the offline engine wrote "
    "this part.":
        "O modelo não conseguiu tratar o hot seat de {member}; esta parte foi escrita pelo "
        "motor offline.",
    "The model could not do {member}'s hot seat ({error}); this part is missing.":
        "O modelo não conseguiu tratar o hot seat de {member}; esta parte falta.",
    "The offline engine understands English only, so there may be little in this recap, "
    "or nothing. A model understands the language of this group.":
        "O motor offline só entende inglês, por isso talvez haja pouco ou nada neste "
        "resumo. Um modelo entende a língua deste grupo.",
}  # fmt: skip

CHECK_IN = {
    "said_before": "dito antes da sessão",
    "subject": "Check-in: {group}, {day}",
    "subject_reminder": "Lembrete, check-in: {group}, {day}",
    "preheader": "Dois minutos que melhoram a sessão",
    "preheader_reminder": "Ainda dá tempo de responder",
    "lead": "{group} se reúne em {moment}. Antes disso, um breve check-in.",
    "lead_reminder":
        "{group} se reúne em {moment} e o seu check-in ainda não chegou. Ajudaria ter "
        "notícias suas.",
    "two_minutes": "Leva cerca de dois minutos, sem login:",
    "asked_promises": "como foi com os seus compromissos",
    "asked_seat": "se você quer o hot seat, e para quê",
    "asked_rest": "se há algo urgente, e se você vai estar presente",
    "promises_mail": "Você disse que faria isto",
    "button": "Responder ao check-in",
    "who": "Quem modera vê as suas respostas. O grupo vê só as partes que você marcar.",
    "link_until":
        "Este link é só seu; por favor, não o repasse. Ele funciona até a agenda ser enviada "
        "e, no máximo, até a sessão começar.",
    "no_answer_needed": "Se não puder responder, venha mesmo assim.",
    "title": "Check-in",
    "intro": "{group} se reúne em {moment}.",
    "who_form":
        "Cerca de dois minutos. Quem modera vê as suas respostas; o grupo vê só as partes "
        "que você marcar.",
    "draft_note": "Este é o seu rascunho. Ninguém o vê até você enviar.",
    "sent_note": "Você já enviou isto. Pode mudar e enviar de novo.",
    "wrong_title": "Veja isto de novo, por favor",
    "promises": "Seus compromissos",
    "promises_why": "Você disse que faria isto. Como foi?",
    "went_done": "Feito",
    "went_partly": "Em parte",
    "went_not": "Ainda não",
    "went_dropped": "Abandonado",
    "word": "Uma palavra sobre isso",
    "seat": "O hot seat",
    "seat_why": "Você o quer nesta sessão?",
    "seat_yes": "Sim, trago algo",
    "seat_no": "Desta vez não",
    "sentence": "Do que se trata, em uma frase?",
    "why": "Por que isso importa para você?",
    "tried": "O que você já tentou?",
    "wanted": "O que você quer do grupo?",
    "urgent": "Algo urgente?",
    "urgent_why": "Algo que quem modera deve saber antes da sessão.",
    "attending": "Você vai estar presente?",
    "attending_yes": "Sim",
    "attending_unsure": "Ainda não sei",
    "attending_no": "Não",
    "share_commitments": "Mostrar ao grupo como foi com os meus compromissos",
    "share_wish": "Mostrar ao grupo para que quero o hot seat",
    "share_urgent": "Mostrar isto também ao grupo",
    "optional": "opcional",
    "consent": "Sobre a gravação",
    "consent_none":
        "Não gravamos esta sessão e nada dela fica anotado.",
    "consent_day": "um dia",
    "consent_days": "{number} dias",
    "consent_standard":
        "A chamada é transcrita e os membros de {group} recebem um resumo. O que foi dito é "
        "apagado {days} depois do resumo; o resumo fica. Diga “off the record” antes do que "
        "ninguém deve anotar, e avise quem modera se preferir que nada seu seja guardado.",
    "save": "Salvar como rascunho",
    "send": "Enviar",
    "choose_went": "Escolha como foi.",
    "choose_seat": "Escolha se você quer o hot seat.",
    "say_sentence": "Diga em uma frase do que se trata.",
    "choose_attending": "Escolha se você vai estar presente.",
    "too_long": "Longo demais: no máximo {most} caracteres.",
    "thanks": "Obrigado, {name}",
    "thanks_lead": "Quem modera tem as suas respostas. Isto é o que você disse antes da sessão:",
    "change_until":
        "Você pode mudar até a agenda ser enviada e, no máximo, até a sessão começar: "
        "{moment}.",
    "change": "Mudar minhas respostas",
    "shared": "o grupo vê isto",
    "private": "só quem modera vê isto",
    "closed": "Este check-in está fechado",
    "closed_cancelled": "Esta sessão de {group} foi cancelada.",
    "closed_sent": "A agenda de {group} já foi enviada.",
    "closed_begun": "A sessão de {group} começou ou já terminou.",
    "closed_next": "Quer dizer mais alguma coisa? Diga a quem modera.",
    "bad_link": "Este link não funciona",
    "bad_link_why": "Ele não é nosso, ou falta uma parte.",
    "bad_link_next":
        "Abra-o de novo a partir do e-mail, ou copie a linha inteira. Se não ajudar, "
        "pergunte a quem modera.",
    "old_link": "Este link é antigo demais",
    "old_link_why": "A sessão para a qual ele era terminou há muito tempo.",
    "old_link_next": "Haverá um novo antes da próxima sessão.",
    "not_yours": "Este check-in não é mais para você",
    "not_yours_why": "Você não é mais membro deste grupo, ou a sessão não existe mais.",
    "not_yours_next": "Se for um engano, pergunte a quem modera.",
    "not_taken": "Não foi possível aceitar isto",
    "not_taken_why": "É demais de uma vez, ou não veio do nosso formulário.",
    "not_taken_next": "Volte, encurte e envie de novo.",
    "away": "Isto não funciona no momento",
    "away_why": "Há algo errado do nosso lado.",
    "away_next": "Nada do que você salvou se perdeu. Tente de novo em alguns minutos.",
}  # fmt: skip

AGENDA = {
    "subject": "Agenda: {group}, {day}",
    "subject_update": "Agenda atualizada: {group}, {day}",
    "subject_draft": "Rascunho da agenda para aprovar: {group}, {day}",
    "subject_changed": "Algo mudou: {group}, {day}",
    "subject_called_off": "Cancelada: {group}, {day}",
    "preheader": "Quem vai estar no hot seat, e quando",
    "preheader_draft": "Uma olhada, um clique",
    "preheader_changed": "Ainda não está na agenda",
    "preheader_called_off": "Esta sessão não vai acontecer",
    "when": "{moment}, {minutes} minutos",
    "topic": "Desta vez: {topic}",
    "update": "Esta agenda substitui a que você já tem.",
    "you": "Você está no hot seat",
    "you_when":
        "Às {at}, por cerca de {minutes} minutos. Traga uma pergunta, o que você já tentou e "
        "o que quer do grupo.",
    "seats": "No hot seat",
    "seat_when": "{at}, cerca de {minutes} minutos",
    "no_seats": "Desta vez não há hot seat.",
    "said_before": "dito antes da sessão",
    "times": "Como vai ser a sessão",
    "minutes_short": "{minutes} min",
    "icebreaker": "Para quebrar o gelo",
    "or": "Ou, se você preferir: {question}",
    "pass": "Quem quiser pode passar.",
    "opens": "{name} começa.",
    "question": "A pergunta de abertura",
    "own_promises": "Seus compromissos da última vez",
    "promises": "Compromissos no grupo",
    "due": "até {day}",
    "went_done": "feito",
    "went_partly": "feito em parte",
    "went_not": "ainda não",
    "went_dropped": "abandonado",
    "calendar": "A sessão para o seu calendário está em anexo.",
    "draft_lead": "A agenda de {group} está pronta. O grupo ainda não a recebeu.",
    "draft_waits": "Ela será enviada quando você a aprovar.",
    "draft_sends":
        "Envio automático: {moment}. Antes disso, você pode mudá-la ou enviá-la.",
    "look": "Ver a agenda",
    "notes": "Bom saber",
    "why": "Por quê",
    "call_on": "A quem dar a palavra primeiro",
    "passed_over": "Desta vez não",
    "icebreaker_why": "Por que esta pergunta: {reason}",
    "changed_lead": "Algo mudou desde que a agenda foi feita:",
    "changed_draft":
        "Nada foi enviado ao grupo. Abra o rascunho para incluir isto, ou deixe como está.",
    "changed_sent":
        "O grupo tem a agenda como estava. Abra-a para incluir isto e enviar a mudança ao "
        "grupo, ou deixe como está.",
    "called_off_lead": "A sessão de {group} de {moment} foi cancelada.",
    "called_off_next":
        "Você não precisa fazer nada. Antes da próxima sessão, você recebe a agenda dela.",
    "called_off_calendar": "O arquivo anexo tira a sessão do seu calendário.",
    "moderator_only": "Este e-mail é só para quem modera; por favor, não o repasse.",
}  # fmt: skip
