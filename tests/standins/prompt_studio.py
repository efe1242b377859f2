"""A model that answers truthfully, and engines that use the prompts a group words itself."""

import json

from facilitator.adapters.token_counter import TiktokenCounter
from facilitator.engines.model import ModelEngine, SessionSettings
from facilitator.engines.offline import OfflineEngine
from facilitator.ports import ModelReply
from facilitator.prompting.library import PromptLibrary
from tests.standins.openai import truthful

TOKENS = TiktokenCounter("gpt-5-mini")


class Truthful:
    """A model without a server; ``asked`` are the questions, ``change`` alters its answers."""

    name = "gpt-5-mini"

    def __init__(self, change=lambda question, answer: answer):
        self.asked, self.change = [], change

    def cost(self, tokens_in, tokens_out, tokens_cached=0):
        return (tokens_in + tokens_out) / 1_000_000

    def ask(self, question):
        self.asked.append(question)
        form = {"json_schema": {"name": question.schema_name}}
        told = truthful({"messages": [{"content": question.user}], "response_format": form})
        answer = json.dumps(self.change(question, told))
        return ModelReply(answer, 1000, 0, 100, 0.1, 0.01, self.name)


class PromptsOf:
    """The prompts of a wish."""

    def __init__(self, wish):
        self.theme, self.library = wish.theme, PromptLibrary.of(wish.theme, wish.own_prompts)

    def fill(self, name, **values):
        return self.library.prompt(self.theme, name).fill(**values)


def with_model(model):
    """What `deps_of` takes for this model."""

    def engine(wish, ledger):
        return ModelEngine(
            model, PromptsOf(wish), TOKENS, ledger, OfflineEngine(), SessionSettings()
        )

    return {"engine": engine, "model": model}
