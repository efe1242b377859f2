"""How many tokens a model reads for a recap, in transcripts; with and without repairs.

The second reading counts; "read once" is without it.
"""

import json
import random
import re

from facilitator.adapters.token_counter import TiktokenCounter
from facilitator.domain.people.person import Roster
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.model import ModelEngine, SessionSettings
from facilitator.engines.offline import OfflineEngine
from facilitator.features.llm.call_ledger import MemoryLedger
from facilitator.ports import ModelReply
from facilitator.prompting.library import PromptLibrary
from tests.bench._long import GIVEN, OWN, PEOPLE
from tests.standins.openai import truthful

MINUTES = (3, 5, 10, 15, 20, 30, 60, 90, 180)
WORDS_A_MINUTE = 140
MINUTES_A_SEAT = 15
MOST_GIVEN = 12  # solutions in a hot seat
SECOND = "<statements>"  # in the question of the second reading


def run(short: bool = False) -> None:
    print("minutes  tokens  seats  calls  ratio  read once  with repairs  calls")
    for minutes in MINUTES[:1] if short else MINUTES:
        plain, mended = asked(minutes), asked(minutes, flawed=True)
        print(f"{minutes:7}  {plain['own']:6}  {plain['seats']:5}  {plain['calls']:5}  "
              f"{plain['ratio']:5.2f}  {plain['once']:9.2f}  {mended['ratio']:12.2f}  "
              f"{mended['calls']:5}")  # fmt: skip


def asked(minutes, members=5, *, flawed=False, theme="founders", given=MOST_GIVEN):
    """What one recap asked of a model, the schemas of its answers counted too."""
    tokens, model = TiktokenCounter("gpt-5-mini"), Counting(flawed, given)
    heard = session(minutes, members)
    engine = ModelEngine(
        model,
        Prompts(theme),
        tokens,
        MemoryLedger(),
        OfflineEngine(),
        SessionSettings(budget_usd=99),
        model,
    )
    made = engine.recap(heard, Roster())
    own = tokens.count("\n".join(f"{turn.speaker}: {turn.text}" for turn in heard.turns))
    sent = [sum(tokens.count(text) for text in question) for question in model.asked]
    again = [size for size, (_, user, _) in zip(sent, model.asked, strict=True) if SECOND in user]
    return {"own": own, "seats": len(made.hot_seats), "calls": len(sent), "ratio": sum(sent) / own,
            "once": (sum(sent) - sum(again)) / own, "second": len(again), "engine": made.engine,
            "warnings": made.warnings}  # fmt: skip


def session(minutes, members=5, seed=7):
    """Talk at the speed of people, in turns of one to six sentences; a hot seat each quarter."""
    dice = random.Random(seed)
    names = PEOPLE[1 : members + 1] + [f"Guest{n} Family" for n in range(members + 1 - len(PEOPLE))]
    seats = max(1, round(minutes / MINUTES_A_SEAT))
    turns = []
    at = 0.0
    for number in range(seats):
        member = names[number % members]
        said = [(PEOPLE[0], f"{member.split()[0]}, the floor is yours.")]
        count = 0
        while count < minutes * WORDS_A_MINUTE / seats:
            own = len(said) % 2
            speaker = member if own else dice.choice([n for n in names if n != member])
            words = " ".join(dice.choices(OWN if own else GIVEN, k=dice.randint(1, 6)))
            said.append((speaker, words))
            count += len(words.split())
        for speaker, words in said:
            seconds = len(words.split()) * 60 / WORDS_A_MINUTE
            turns.append(Turn(speaker, (Span(at, at + seconds, words),)))
            at += seconds
    turns.append(Turn(PEOPLE[0], (Span(at, at + 5, "Final round, one commitment each."),)))
    for name in names:
        at += 5
        turns.append(Turn(name, (Span(at, at + 4, "I will call three customers by Friday."),)))
    return Transcript(tuple(turns))


class Counting:
    """Answers as the stand-in does, in fewer words, and keeps what it was asked.

    ``flawed`` errs in all it says.
    """

    name = "gpt-5-mini"

    def __init__(self, flawed, given=MOST_GIVEN):
        self.flawed, self.given, self.asked = flawed, given, []

    def cost(self, *_):
        return 0.0

    def ask(self, question):
        schema = json.dumps(question.schema, separators=(",", ":"))
        self.asked.append((question.system, question.user, schema))
        form = {"json_schema": {"name": question.schema_name}}
        answer = truthful({"messages": [{"content": question.user}], "response_format": form})
        for seat in (answer, *answer.get("hot_seats", ())):
            _shorten(seat, self.given)
        if self.flawed and "commitments" in answer:
            answer["commitments"].append({"member": "Bob Okafor", "text": "x", "turns": [9999]})
        elif self.flawed and "challenge" in answer:
            answer["challenge"]["turns"].append(9999)
        return ModelReply(json.dumps(answer), 0, 0, 0, 0.0, 0.0, self.name)


def _shorten(seat, most):
    """Leave so many solutions, each a sentence long."""
    given = seat.get("solutions", ())
    seat |= {"solutions": given[:: max(1, -(-len(given) // most))]} if given else {}
    for one in (seat.get("challenge"), *seat.get("solutions", ())):
        if one:
            one["text"] = re.split(r"(?<=[.?!]) ", one["text"])[0]


class Prompts:
    """The prompts of one theme."""

    def __init__(self, theme):
        self.theme, self.library = theme, PromptLibrary()

    def fill(self, name, **values):
        return self.library.prompt(self.theme, name).fill(**values)
