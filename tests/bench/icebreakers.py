"""Two years of icebreakers in a hundred groups: whether anybody hears one twice, or nearly.

Members belong to more than one group, join later, bring guests, avoid topics, use their thumbs
and add icebreakers of their own; among these are the labelled near copies of ours.
"""

import random
import time
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

from facilitator.domain.icebreakers.icebreaker import (
    Icebreaker,
    IcebreakerHistory,
    IcebreakerUse,
    within_a_year,
)
from facilitator.domain.icebreakers.occasion import Attendee, Occasion
from facilitator.domain.icebreakers.picker import pick_icebreaker
from facilitator.domain.language.likeness import Likeness
from facilitator.prompting.library import PromptLibrary
from tests.bench import _letters
from tests.likeness import measured, pairs

GROUPS, MONTHS, MEMBERS, OWN = 100, 24, 8, 6
AVOIDED = ("travel", "books", "music", "family", "food", "sport", "fear", "failure", "my boss")
NAMES = "Ada Ben Cleo Dana Ezra Fay Gus Hana Ivo June Kai Lee Mona Nils Olga Pia".split()


def run(short: bool = False) -> None:
    count, months = (3, 3) if short else (GROUPS, MONTHS)
    _measures()
    dice = random.Random(7)
    began = time.perf_counter()
    library, themes = PromptLibrary(), PromptLibrary().themes()
    packs = {theme: library.icebreakers(theme) for theme in themes}
    groups = [Group(number, packs[themes[number % len(themes)]], dice) for number in range(count)]
    heard: dict[int, list[IcebreakerUse]] = {}
    for month in range(months):
        for group in groups:
            group.meet(month, heard, dice)
    picks = count * months
    print(f"{picks} sessions of {count} groups in {time.perf_counter() - began:.0f} s")
    _told(groups, heard)


def _measures():
    """How the two measures call the labelled pairs; the second is not told their subjects."""
    likeness = Likeness([one.text for one in PromptLibrary().icebreakers("base")])
    measures = {
        "own": likeness.is_near,
        "second": lambda a, b: _letters.is_near(_bare(a), _bare(b)),
    }
    for name, is_near in measures.items():
        for file in ("tuned", "held-out"):
            precision, recall = measured(file, is_near)
            print(f"{name:6} measure, {file:8} precision {precision:.2f}, recall {recall:.2f}")


def _bare(text):
    return IcebreakerUse(date.min, text, text, "", 1)


class Group:
    """A group with a theme, its members and what was asked in it."""

    def __init__(self, number, library, dice):
        self.number = number
        first = number * (MEMBERS - 1)  # one member is also in the next group
        self.members = [
            Attendee(first + n, f"{NAMES[(first + n) % len(NAMES)]} {first + n}")
            for n in range(MEMBERS)
        ]
        self.avoids = {m.id: (dice.choice(AVOIDED),) for m in self.members if dice.random() < 0.2}
        self.joins = {
            m.id: dice.randrange(MONTHS) if dice.random() < 0.2 else 0 for m in self.members
        }
        copies = [copy for copy, of in labelled() if of in {one.text for one in library}]
        own = [
            Icebreaker(text, dice.randint(1, 3), 0.75, dice.choice(("question", "story")),
                       f"own {n}", by=self.members[n % MEMBERS].name)
            for n, text in enumerate(dice.sample(copies, OWN))
        ]  # fmt: skip
        self.library = (*library, *own)
        self.uses: list[IcebreakerUse] = []
        self.offered: list[IcebreakerUse] = []
        self.nothing = 0

    def meet(self, month, heard, dice):
        """One session: some are absent, some new; somebody opens; sometimes a thumb."""
        day = date(2026, 1, 7) + timedelta(weeks=4 * month + month // 3)
        there = [
            Attendee(m.id, m.name, 0 < self.joins[m.id] == month, False, self.avoids.get(m.id, ()))
            for m in self.members
            if self.joins[m.id] <= month and dice.random() < 0.85
        ]
        if dice.random() < 0.1:
            there.append(Attendee(10_000 + self.number * 100 + month, "Guest", is_guest=True))
        ids = {a.id for a in there}
        elsewhere = {
            u for i in ids for u in heard.get(i, []) if u not in (*self.uses, *self.offered)
        }
        occasion = Occasion(day, tuple(there), month)
        made = pick_icebreaker(
            self.library,
            IcebreakerHistory(tuple(self.uses), tuple(elsewhere), tuple(self.offered)),
            occasion,
            f"{self.number}.{month}",
        )
        if made.first is None:
            self.nothing += 1
            return
        one, other = made.first, made.second
        if other and dice.random() < 0.2:
            one, other = other, one
        assert one.depth <= occasion.deepest
        thumbs = dice.choice((0, 0, 0, 1, -1))
        use = IcebreakerUse(day, one.text, one.subject, one.kind, one.depth,
                  made.opener.id if made.opener else None, thumbs)  # fmt: skip
        self.uses.append(use)
        self.offered += [IcebreakerUse(day, other.text, other.subject)] if other else []
        for person in ids:
            heard.setdefault(person, []).extend((use, *self.offered[-1:]))


def labelled():
    """Near copies of library texts as labelled, each with what it copies."""
    return [(b, a) for name in ("tuned", "held-out") for same, a, b in pairs(name) if same]


def _told(groups, heard):
    print(f"{'':26}{'asked':>6} {'or offered':>11}")
    asked = _counted([(g, g.uses) for g in groups])
    offered = _counted([(g, [*g.uses, *g.offered]) for g in groups])
    for name in asked:
        print(f"{name:26}{asked[name]:6} {offered[name]:11}")
    twice = sum(
        one.text == other.text and within_a_year(one.day, other.day)
        for uses in heard.values()
        for one, other in combinations(uses, 2)
    )
    print(f"heard twice within a year by somebody in two groups: {twice}")
    uses = [use for group in groups for use in group.uses]
    print(f"sessions without one       {sum(g.nothing for g in groups)}")
    print(f"with a second one          {sum(len(g.offered) for g in groups)} of {len(uses)}")
    for name, key in (("depth", "depth"), ("kind", "kind")):
        counted = Counter(getattr(use, key) for use in uses)
        print(f"{name:6} {', '.join(f'{k} {v}' for k, v in sorted(counted.items()))}")
    spread = [
        max(c.values()) - min(c.values())
        for c in (Counter(u.opener for u in g.uses) for g in groups)
    ]
    print(f"different icebreakers used  {len({use.text for use in uses})}")
    print(f"openings, most - least      {sum(spread) / len(spread):.1f} in a group")


def _counted(heard):
    """Pairs of a group's icebreakers that are too much alike, over all the months."""
    copies = {frozenset(pair) for pair in labelled()}
    found = dict.fromkeys(("repeats", "near, own measure", "near, second measure",
                           "near by the labels"), 0)  # fmt: skip
    for group, uses in heard:
        likeness = Likeness([one.text for one in group.library if not one.by])
        for one, other in combinations(uses, 2):
            found["repeats"] += one.text == other.text
            found["near, own measure"] += likeness.is_near(one.text, other.text)
            found["near, second measure"] += _letters.is_near(one, other)
            found["near by the labels"] += frozenset((one.text, other.text)) in copies
    return found
