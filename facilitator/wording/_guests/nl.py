"""To guests: Dutch."""

GUEST = {
    "subject_invite": "Een uitnodiging: {group}, {day}",
    "subject_moved": "Verplaatst: {group}, {day}",
    "subject_off": "Afgelast: {group}, {day}",
    "subject_follow_up": "Dank voor je komst: {group}",
    "preheader_invite": "Een keer te gast, gratis",
    "preheader_news": "Over de sessie waarvoor je bent uitgenodigd",
    "preheader_follow_up": "Wat ervan blijft, en wat erna kan komen",
    "lead_invite": "{host} nodigt je uit bij {group}: {moment}.",
    "free": "Het duurt {minutes} minuten en kost niets. Je zit daarna nergens aan vast.",
    "how":
        "Om de beurt brengt iemand een vraag mee, en de anderen vertellen hoe zij zoiets "
        "aanpakten. Op je pagina staan twee korte vragen en een belofte: wat daar gezegd "
        "wordt, blijft daar.",
    "answer_button": "De uitnodiging beantwoorden",
    "link_yours": "De link is alleen voor jou; geef hem alsjeblieft niet door.",
    "no_is_no": "Zeg je daar nee, dan hoor je niets meer van ons.",
    "calendar": "Een afspraak voor je agenda zit als bijlage bij deze mail.",
    "contact": "Vragen? Schrijf naar {host}: {address}",
    "lead_moved":
        "De sessie van {group} waarvoor je bent uitgenodigd is verplaatst. Nieuw tijdstip: "
        "{moment}.",
    "lead_off":
        "De sessie van {group} waarvoor je bent uitgenodigd gaat niet door. Gepland was: "
        "{moment}.",
    "news_moved": "Kun je dan niet? Zeg het op je pagina.",
    "news_off": "Je hoeft niets te doen. Misschien word je voor een andere sessie uitgenodigd.",
    "open_page": "Je pagina",
    "lead_follow_up": "Dank dat je op {day} te gast was bij {group}.",
    "recap_title": "Wat ervan blijft",
    "recap_lead": "Dit mogen gasten van de sessie lezen. Wat daar gezegd wordt, blijft daar.",
    "recap_button": "Lezen",
    "next_title": "De volgende stap",
    "next_step":
        "Had je er iets aan? Laten we een half uur praten over wat je meebrengt en wat je "
        "zoekt. Bevalt het beide kanten, dan doe je vanaf de volgende sessie mee.",
    "next_contact": "Schrijf naar {host}: {address}",
    "not_for_you": "Niets voor jou? Zeg het op je pagina, en je hoort niets meer van ons.",
    "title": "Je uitnodiging",
    "who_form":
        "Twee korte vragen. De moderator ziet je antwoorden, en de agenda toont ze aan de "
        "groep, zodat die je kan verwelkomen.",
    "about_you": "Over jou",
    "does": "Wat doe je?",
    "brings": "Wat zou je meebrengen?",
    "brings_why": "Een vraag van jou, of iets waar je veel van weet.",
    "promise": "Wat daar gezegd wordt, blijft daar",
    "promise_tick":
        "Ik houd voor me wat ik in de sessie hoor, wie het zei en wie er was. Dat geldt ook "
        "daarna.",
    "tick": "Vink deze belofte aan: zonder die kan niemand komen.",
    "yes": "Ik kom",
    "no": "Nee, bedankt",
    "coming": "Je komt",
    "coming_lead":
        "{group} verwacht je: {moment}. Daarvoor krijg je de agenda. Tot de sessie begint kun "
        "je je antwoord hier wijzigen.",
    "declined": "Je hebt nee gezegd",
    "declined_lead": "Dank dat je het zegt. Je hoort niets meer van {group}.",
    "changed_mind": "Heb je je bedacht? Tot de sessie begint kun je hier nog ja zeggen.",
    "closed_over": "De sessie is begonnen of voorbij",
    "closed_off": "De sessie gaat niet door",
    "closed_lead": "Wil je niets meer van {group} horen? Zeg het hier.",
    "joined": "Je bent nu lid",
    "joined_lead": "Al het andere bereikt je als lid van {group}.",
    "not_yours": "Deze uitnodiging is niet meer voor jou",
    "not_yours_why": "Hij is ingetrokken, of de groep bestaat niet meer.",
    "not_yours_next": "Is dat een vergissing? Vraag het aan wie je uitnodigde.",
    "old_link_why": "De sessie waarvoor hij was is allang voorbij.",
    "old_link_next": "Schrijf naar wie je uitnodigde.",
    "welcome": "Onze gast: {name}",
    "welcome_does": "Doet, in eigen woorden",
    "welcome_brings": "Zou meebrengen",
}  # fmt: skip
