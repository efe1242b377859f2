"""Many random agendas, edited and held: how many break a rule, and how soon one is made."""

import random
import time
from collections import Counter

from facilitator.domain.agenda import fit_format
from tests.plans import SHIPPED, broken_somewhere, invented

AGENDAS = 10_000


def run(short: bool = False) -> None:
    agendas, plans = (50, 50) if short else (AGENDAS, 1000)
    dice = random.Random(2026)
    wrong = Counter()
    for number in range(agendas):
        format = invented(dice) if number % 4 == 0 else dice.choice(SHIPPED)
        wrong.update(broken_somewhere(format, dice.randint(15, 300), dice.randint(0, 12), dice))
    print(f"{agendas} agendas of {len(SHIPPED)} formats and some invented, 15 to 300 minutes, "
          f"0 to 12 hot seats, edited and held: {sum(wrong.values())} violations")  # fmt: skip
    for what, count in wrong.most_common(9):
        print(f"  {count:5}  {what}")
    at = time.perf_counter()
    for number in range(plans):
        fit_format(SHIPPED[number % len(SHIPPED)], 15 + number % 286, number % 13)
    print(f"one plan takes {(time.perf_counter() - at) / plans * 1000:.2f} ms")
