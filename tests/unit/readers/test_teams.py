"""Teams in each language: its Word files, and its page copied from a browser."""

from datetime import date

from facilitator import readers
from tests.every import every

SPOKEN = [
    ("Dana Ruiz", "We sell bread."),
    ("Lee Park", "Why is that?"),
    ("Dana Ruiz", "Thank you."),
]


TITLES = [
    ("North-20260304_170112-Meeting Transcript", "March 4, 2026, 5:01PM"),
    ("North-20260304_170112-Besprechungstranskript", "4. März 2026, 05:01PM"),
    ("North-20260304_170112-Transcripción de la reunión", "4 de marzo de 2026, 5:01p. m."),
    ("North-20260304_170112-Transcription de la réunion", "4 mars 2026, 05:01"),
    ("North-20260304_170112UTC-Trascrizione della riunione", "4 marzo 2026, 17:01"),
    ("North-20260304_170112-Vergaderingstranscript", "4 maart 2026, 17:01"),
    ("North-20260304_170112-Transcrição da reunião", "4 de março de 2026, 17:01"),
]


@every(("title", "day"), TITLES)
def test_teams_is_known_in_each_language_and_tells_the_day(title, day):
    turns = "".join(f"{name}   0:0{n}\n{words}\n\n" for n, (name, words) in enumerate(SPOKEN))

    for head in (
        f"{title}\n{day}\n1m 4s\n\n",
        f"{title}\n\n",
        f"{day}\n\nDana Ruiz started transcription\n\n",
    ):
        read = readers.read((head + turns).encode())

        assert read.source == "teams_docx"
        assert read.held_on == date(2026, 3, 4)
        assert [(t.speaker, t.text) for t in read.turns] == SPOKEN


UNITS = [
    ("minutes", "minute", "seconds", "second"), ("Minuten", "Minute", "Sekunden", "Sekunde"),
    ("minutos", "minuto", "segundos", "segundo"), ("minutes", "minute", "secondes", "seconde"),
    ("minuti", "minuto", "secondi", "secondo"), ("minuten", "minuut", "seconden", "seconde"),
]  # fmt: skip


def page(units, talk, *, whole=True, blank=""):
    """What a browser copies of the page of Teams."""
    lines = []
    for name, at, words in talk:
        minutes, seconds = divmod(at, 60)
        spoken = f"{minutes} {units[minutes == 1]}" + (
            f" {seconds} {units[2 + (seconds == 1)]}" if seconds else ""
        )
        initials = "".join(word[0] for word in name.split())
        lines += [initials, blank, name] if whole else ["", name]
        lines += [f"{spoken}{minutes}:{seconds:02}", f"{name} {spoken}"] if whole else [spoken]
        lines += [words]
    return "\n".join(line for line in lines if line is not None)


@every("units", UNITS)
@every("whole", [True, False])
@every("blank", ["", None])
def test_the_page_of_teams_is_read_in_each_language(units, whole, blank):
    talk = [
        ("Dana Ruiz", 3, "We sell bread."),
        ("Lee Park", 60, "Why is that?"),
        ("Dana Ruiz", 3661, "So"),
    ]

    read = readers.read(page(units, talk, whole=whole, blank=blank).encode())

    assert read.source == "teams_page"
    assert [(t.speaker, t.start, t.text) for t in read.turns] == talk


def test_a_page_of_teams_tells_the_time_of_each_passage():
    text = (
        "DR\n\nDana Ruiz\n0 30:03\nDana Ruiz 0 minutes 3 seconds\nWe sell.\n"
        "Dana Ruiz 2 minutes 9 seconds\nEvery day, 10 minutes\n10 minutes\nLP\nLee Park\n"
        "1 hour 2 minutes1:02:00\nLee Park 1 hour 2 minutes\nAI\n"
    )

    read = readers.read(text.encode())

    assert [(t.speaker, s.start, s.text) for t in read.turns for s in t.spans] == [
        ("Dana Ruiz", 3.0, "We sell."), ("Dana Ruiz", 129.0, "Every day, 10 minutes 10 minutes"),
        ("Lee Park", 3720.0, "AI"),
    ]  # fmt: skip
