"""The numbers that a text names, in digits and in words, in seven languages."""

from facilitator.domain.language.amounts import amounts_in
from tests.every import every


def found(text, language, **given):
    return [(max(a.values), a.unit) for a in amounts_in(text, language, **given)]


@every(
    ("language", "text", "amounts"),
    [
        ("en", "fifteen percent of 500 users", [(15, "percent"), (500, "")]),
        ("en", "twenty-five thousand dollars, or 20k, or $1.5 million",
         [(25_000, "dollar"), (20_000, ""), (1_500_000, "dollar")]),
        ("en", "fifteen hundred in two weeks", [(1500, ""), (2, "week")]),
        ("en", "ten, twenty people", [(10, ""), (20, "")]),
        ("en", "one of them has a car", []),
        ("de", "zweihundertfünfzig Euro, fünfundvierzig Prozent, dreiundzwanzigtausend",
         [(250, "euro"), (45, "percent"), (23_000, "")]),
        ("es", "doscientos cincuenta euros, un cuarenta y cinco por ciento",
         [(250, "euro"), (45, "percent")]),
        ("fr", "quatre-vingt-dix-sept pour cent, soixante-douze, mille deux cents euros",
         [(97, "percent"), (72, ""), (1200, "euro")]),
        ("it", "duemilacinquecento euro, il quarantacinque per cento",
         [(2500, "euro"), (45, "percent")]),
        ("nl", "tweehonderdvijftig euro, vijfenveertig procent, drie weken",
         [(250, "euro"), (45, "percent"), (3, "week")]),
        ("pt", "duzentos e cinquenta euros, quarenta e cinco por cento",
         [(250, "euro"), (45, "percent")]),
        ("en", "from four point eight to 3 point oh five", [(4.8, ""), (3.05, "")]),
        ("de", "drei Komma fünf Millionen Euro", [(3_500_000, "euro")]),
        ("es", "dos coma cinco por ciento", [(2.5, "percent")]),
        ("fr", "deux virgule cinq pour cent", [(2.5, "percent")]),
        ("it", "due virgola cinque per cento", [(2.5, "percent")]),
        ("nl", "twee komma vijf procent", [(2.5, "percent")]),
        ("pt", "dois vírgula cinco por cento", [(2.5, "percent")]),
        ("en", "at that point eight people left", [(8, "")]),
        ("", "15 % and 3 000", [(15, "percent"), (3000, "")]),
    ],
)  # fmt: skip
def test_numbers_are_read_in_digits_and_in_words(language, text, amounts):
    assert found(text, language) == amounts


def test_a_full_stop_or_a_comma_can_mean_two_things():
    (amount,) = amounts_in("1.500 Euro", "de")

    assert amount.values == {1500.0, 1.5}


def test_words_with_another_meaning_are_no_sure_numbers():
    assert found("the second half of it", "en") == [(2, ""), (50, "")]
    assert found("the second half of it", "en", surely=True) == []
    assert found("tu sei qui", "it", surely=True) == []


def test_half_a_million_is_one_number():
    assert found("half a million dollars", "en") == [(500_000, "dollar")]
