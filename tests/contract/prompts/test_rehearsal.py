"""What a rehearsal says would be sent is what is sent, to the token."""

from collections import Counter

import pytest

from facilitator.adapters.token_counter import TiktokenCounter
from facilitator.domain.people.person import Roster
from facilitator.engines.model import ModelEngine, SessionSettings
from facilitator.engines.model.dry_run import plan_questions, plan_reading
from facilitator.engines.offline import OfflineEngine
from facilitator.features.llm.call_ledger import MemoryLedger
from tests.bench.tokens import Counting, Prompts, session

TOKENS = TiktokenCounter("gpt-5-mini")
SETTING = SessionSettings(budget_usd=99)


@pytest.mark.parametrize("minutes", [5, 60])
def test_a_rehearsal_asks_what_a_run_asks(minutes):
    model, heard = Counting(flawed=False), session(minutes)
    ledger = MemoryLedger()
    engine = ModelEngine(model, Prompts("founders"), TOKENS, ledger, OfflineEngine(), SETTING)
    made = engine.recap(heard, Roster())

    sides = [Prompts("base"), Prompts("founders")]
    other, found = plan_questions((heard, Roster()), made.hot_seats, sides, TOKENS, SETTING)

    sent = Counter((system, user) for system, user, _ in model.asked)
    assert Counter((one.filled.system, one.filled.user) for one in found) == sent
    assert len(other) == len(found)
    assert sum(one.tokens for one in found) == sum(
        TOKENS.count(f"{system}\n{user}\n{schema}") for system, user, schema in model.asked
    )


def test_a_rehearsal_of_the_second_reading_asks_about_what_the_recap_says():
    model, heard = Counting(flawed=False), session(20)
    engine = ModelEngine(
        model, Prompts("founders"), TOKENS, MemoryLedger(), OfflineEngine(), SETTING, model
    )
    made = engine.recap(heard, Roster())

    sides = [Prompts("base"), Prompts("founders")]
    (_,), (planned,) = plan_reading((heard, Roster()), made, sides, TOKENS, SETTING)

    system, user, _ = model.asked[-1]
    assert (planned.filled.name, planned.filled.system) == ("second_reading", system)
    shown = user[user.index("<statements>") :]
    assert planned.filled.user.count("\n", planned.filled.user.index("<statements>")) == (
        shown.count("\n")
    )
    assert 0.5 < planned.tokens / TOKENS.count(f"{system}\n{user}") < 1.3
