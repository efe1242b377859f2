"""The language of each turn, as the process that reads files finds it."""

import subprocess
import sys

import pytest

from facilitator import reading
from facilitator.domain.language.names import ENGLISH_NAMES
from facilitator.domain.language.packs import LANGUAGES
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.reading._languages import with_languages
from tests.every import every

SENTENCES = {
    "ar": "نحن نخسر كل شهر نصف عملائنا ولا نعرف لماذا يغادرون",
    "bg": "Всеки месец губим половината от клиентите си и не знаем защо",
    "ca": "Cada mes perdem la meitat dels nostres clients i no sabem per què marxen",
    "cs": "Každý měsíc ztrácíme polovinu zákazníků a nevíme proč odcházejí",
    "da": "Vi mister halvdelen af vores kunder hver måned, og vi ved ikke hvorfor",
    "de": "Wir verlieren jeden Monat die Hälfte unserer Kunden und wissen nicht warum",
    "el": "Χάνουμε τους μισούς πελάτες μας κάθε μήνα και δεν ξέρουμε γιατί",
    "en": "We lose half of our customers every month and we do not know why they leave",
    "es": "Cada mes perdemos la mitad de nuestros clientes y no sabemos por qué se van",
    "et": "Me kaotame iga kuu pooled oma klientidest ja me ei tea miks nad lahkuvad",
    "fa": "ما هر ماه نیمی از مشتریان خود را از دست می دهیم و نمی دانیم چرا",
    "fi": "Menetämme joka kuukausi puolet asiakkaistamme emmekä tiedä miksi he lähtevät",
    "fr": "Nous perdons chaque mois la moitié de nos clients et nous ne savons pas pourquoi",
    "he": "אנחנו מאבדים כל חודש חצי מהלקוחות שלנו ואנחנו לא יודעים למה",
    "hi": "हम हर महीने अपने आधे ग्राहक खो देते हैं और हमें नहीं पता क्यों",
    "hr": "Svaki mjesec gubimo polovicu naših kupaca i ne znamo zašto odlaze",
    "hu": "Minden hónapban elveszítjük az ügyfeleink felét és nem tudjuk miért",
    "id": "Kami kehilangan setengah dari pelanggan kami setiap bulan dan kami tidak tahu mengapa",
    "it": "Ogni mese perdiamo la metà dei nostri clienti e non sappiamo perché se ne vanno",
    "ja": "私たちは毎月お客様の半分を失っていて理由がわかりません",
    "ko": "우리는 매달 고객의 절반을 잃고 있는데 왜 그런지 모릅니다",
    "lt": "Kiekvieną mėnesį prarandame pusę savo klientų ir nežinome kodėl",
    "lv": "Katru mēnesi mēs zaudējam pusi no saviem klientiem un nezinām kāpēc",
    "nl": "Wij verliezen elke maand de helft van onze klanten en we weten niet waarom",
    "no": "Vi mister halvparten av kundene våre hver måned, og vi vet ikke hvorfor",
    "pl": "Co miesiąc tracimy połowę naszych klientów i nie wiemy dlaczego odchodzą",
    "pt": "Todos os meses perdemos metade dos nossos clientes e não sabemos por que razão",
    "ro": "În fiecare lună pierdem jumătate dintre clienții noștri și nu știm de ce",
    "ru": "Каждый месяц мы теряем половину наших клиентов и не знаем почему",
    "sk": "Každý mesiac strácame polovicu našich zákazníkov a nevieme prečo odchádzajú",
    "sl": "Vsak mesec izgubimo polovico naših strank in ne vemo zakaj odhajajo",
    "sv": "Vi förlorar hälften av våra kunder varje månad och vi vet inte varför",
    "th": "เราสูญเสียลูกค้าครึ่งหนึ่งทุกเดือนและเราไม่รู้ว่าทำไม",
    "tr": "Her ay müşterilerimizin yarısını kaybediyoruz ve nedenini bilmiyoruz",
    "uk": "Щомісяця ми втрачаємо половину наших клієнтів і не знаємо чому",
    "vi": "Mỗi tháng chúng tôi mất một nửa số khách hàng và chúng tôi không biết tại sao",
    "zh": "我们每个月都会失去一半的客户而且不知道原因",
}
EN, DE, PL = SENTENCES["en"], SENTENCES["de"], SENTENCES["pl"]
WORDS = {  # of 7 to 12 words, lower case, as speech recognition writes
    "en": "so i think you should just talk to them first",
    "de": "also ich glaube du solltest erst mal mit denen reden",
    "es": "pues yo creo que primero tendrías que hablar con ellos",
    "fr": "alors moi je pense que tu devrais d'abord leur parler",
    "it": "allora io penso che dovresti prima parlare con loro",
    "nl": "dus ik denk dat je eerst met ze moet praten",
    "pt": "então eu acho que você devia primeiro falar com eles",
}


def languages_of(*texts, known=(), speakers=("Dana Ruiz", "Lee Park")):
    turns = (
        Turn(speakers[n % len(speakers)], (Span(n * 5, n * 5 + 4, text),))
        for n, text in enumerate(texts)
    )
    return [turn.language for turn in with_languages(Transcript(tuple(turns)), known).turns]


def test_there_are_thirty_languages_and_ours_among_them():
    assert len(ENGLISH_NAMES) > 30
    assert ENGLISH_NAMES.keys() >= {*LANGUAGES, *SENTENCES}


@every("language", SENTENCES)
def test_a_language_is_known_by_a_sentence(language):
    assert languages_of(SENTENCES[language]) == [language]


@every("language", SENTENCES)
def test_a_language_is_known_in_the_midst_of_another(language):
    other = DE if language == "en" else EN

    assert languages_of(other, SENTENCES[language], other)[1] == language


@every("language", WORDS)
def test_words_without_capitals_and_full_stops_are_enough(language):
    assert languages_of(WORDS[language], "ok") == [language] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Kowalski, Schneider, Dvořák, Grzegorz.",
        "Anna, Piotr, Paweł, Katarzyna, Zbigniew, Małgorzata and you.",
        "1.200, 3.400, 50 % 2026 14:30",
        "https://przyklad.example.org/jak-sprzedac-firme-i-nie-stracic-klientow",
        "jak.sprzedac.firme@example.org prosze.nie.mowic@example.org",
        "Ja, genau.",
        "Mhm.",
        "...",
    ],
)
def test_names_numbers_and_few_words_have_the_language_around_them(text):
    assert languages_of(EN, text, EN) == ["en"] * 3
    assert languages_of(text, EN) == languages_of(EN, text) == ["en"] * 2


def test_names_of_speakers_and_members_do_not_count():
    said = "grzegorz brzęczyszczykiewicz czy katarzyna wiśniewska czy zbigniew"
    known = ["Grzegorz Brzęczyszczykiewicz", "Katarzyna Wiśniewska"]

    assert languages_of(EN, said, EN, known=[*known, "Zbigniew Nowak"]) == ["en"] * 3


def test_a_short_turn_between_two_languages_is_in_the_likelier_one():
    assert languages_of(EN, "ja genau", DE) == ["en", "de", "de"]
    assert languages_of(DE, "yes sure", EN) == ["de", "en", "en"]


def test_a_doubtful_turn_among_turns_of_one_language_follows_them():
    said = "das marketing budget team meeting"

    assert languages_of(EN, said, EN) == ["en"] * 3
    assert languages_of(EN, DE, EN) == ["en", "de", "en"]


def test_in_a_mixed_call_each_turn_has_its_language():
    said = ["en", "de", "de", "en", "pl", "pl", "de", "en"]

    assert languages_of(*(SENTENCES[language] for language in said)) == said


def test_capital_letters_throughout_make_no_difference():
    assert languages_of(DE.upper(), EN.upper()) == ["de", "en"]


def test_a_transcript_of_few_words_has_one_language_or_none():
    assert languages_of("Guten Morgen.", "Wie geht es dir?", "Danke, sehr gut.") == ["de"] * 3
    assert languages_of("Mhm.", "1, 2, 3.", "Dana?") == [""] * 3
    assert languages_of() == []


def test_a_monologue_in_two_languages_has_the_longer_one():
    assert languages_of(f"{DE}. {DE}. {DE}. {EN}.") == ["de"]


def test_what_is_read_has_its_languages():
    said = [("Dana Ruiz", EN), ("Lee Park", PL)] * 2
    cues = "".join(
        f"00:00:{n * 5:02}.000 --> 00:00:{n * 5 + 4:02}.000\n{who}: {text}.\n\n"
        for n, (who, text) in enumerate(said)
    )

    transcript = reading.read(f"WEBVTT\n\n{cues}".encode())

    assert [turn.language for turn in transcript.turns] == ["en", "pl", "en", "pl"]
    assert transcript.language == "en"
    assert list(transcript.language_shares) == ["en", "pl"]


def test_nothing_of_it_is_loaded_where_the_service_rests():
    program = "import sys, facilitator.reading; print({'numpy', 'py3langid'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout == "set()\n"
