"""Synthetic sessions of any length, in Zoom's layout: four hot seats an hour."""

import random

PEOPLE = ["Alice Moreau", "Bob Okafor", "Dana Ruiz", "Lee Park", "Priya Nair", "Omar Haddad"]
OWN = [
    "I am stuck with the price and I don't know how to raise it without losing customers.",
    "We tried that last year, and my team was not happy about it at all.",
    "My biggest worry is that I cannot pay two people until the summer.",
]
GIVEN = [
    "You could raise it for new customers first and see what happens.",
    "When we had the same problem, we talked to ten customers and that worked for us.",
    "What would you do if the money were not the problem?",
    "I am sorry, that sounds hard.",
    "Have you tried to write down what a good year would look like?",
]
CUES_AN_HOUR = 1333


def vtt(hours: float, seed: int = 7) -> bytes:
    """A transcript with about 1,333 cues an hour of speech (4,000 in 3 h)."""
    dice = random.Random(seed)
    cues = int(hours * CUES_AN_HOUR)
    lines, at, seat = ["WEBVTT", ""], 1.0, ""
    for n in range(1, cues + 1):
        if (n - 1) % (CUES_AN_HOUR // 4) == 0:
            seat = PEOPLE[1 + (n // (CUES_AN_HOUR // 4)) % 5]
            speaker, text = PEOPLE[0], f"{seat.split()[0]}, the floor is yours."
        elif n > cues - 6:
            speaker, text = PEOPLE[n % 5 + 1], "I will call three customers by Friday."
        elif dice.random() < 0.5:
            speaker, text = seat, dice.choice(OWN)
        else:
            speaker, text = dice.choice([p for p in PEOPLE[1:] if p != seat]), dice.choice(GIVEN)
        end = at + 2.4
        lines += [str(n), f"{_clock(at)} --> {_clock(end)}", f"{speaker}: {text}", ""]
        at = end + 0.3
    return "\n".join(lines).encode()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes // 60):02}:{int(minutes % 60):02}:{rest:06.3f}"
