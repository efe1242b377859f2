"""A model's recaps of the labelled sessions, from recorded answers of careful readers.

`answers/SESSION.json` has what was answered to the first question and to the second reading, and
`asked`, a digest of the first question: another question needs another answer, and is not played.
Repairs are not recorded. Like `truth` it needs ../shared/evaluation beside the checkout.
"""

import difflib
import hashlib
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

from facilitator.app.adapter_factories import Models, engine
from facilitator.config import Settings
from facilitator.domain.errors import ExternalServiceError
from facilitator.features.transcripts.make_recap import SessionFiles, make_recap
from facilitator.kit.deps import EngineRequest
from facilitator.ports import ModelReply
from tests.bench.truth import LABELLED

SESSIONS = LABELLED / "sessions"
ANSWERS = Path(__file__).parent / "answers"
ALIKE = 0.9  # of a statement that is shown as it was written


def run(short: bool = False) -> None:
    if not SESSIONS.is_dir():
        print("no labelled sessions beside the checkout; skipped")
        return
    shown, told, others = Counter(), Counter(), []
    for path in sorted(ANSWERS.glob("*.json"))[: 2 if short else None]:
        recorded = json.loads(path.read_text(encoding="utf-8"))
        try:
            recap = _recap(path.stem, recorded)
        except AskedOtherwise:
            others.append(path.stem)
            continue
        _count(recorded["answer"], recap, shown, told)
    for kind in ("challenge", "solution", "commitment"):
        print(f"{kind}s shown as written: {shown[kind]} of {told[kind]}")
    print(f"sessions that are asked otherwise now: {len(others)}", *others)


class AskedOtherwise(Exception):
    """The question is not the one that was answered."""


class Recorded:
    """A model that answers as it was recorded."""

    name = "recorded"

    def __init__(self, recorded):
        self._recorded, self._questions = recorded, []

    def cost(self, *_):
        return 0.0

    def ask(self, question):
        self._questions.append(question.schema_name)
        if question.schema_name == "second_reading":
            answer = self._recorded["second"]
        elif len(self._questions) > 1:
            answer = None  # a repair
        elif digest(question.system, question.user) != self._recorded["asked"]:
            raise AskedOtherwise
        else:
            answer = self._recorded["answer"]
        if answer is None:
            raise ExternalServiceError("This question was not answered.")
        return ModelReply(json.dumps(answer), 0, 0, 0, 0.0, 0.0, self.name)


def digest(system: str, user: str) -> str:
    """Return what a question is known by."""
    return hashlib.sha256(f"{system}\n{user}".encode()).hexdigest()[:16]


def _recap(name, recorded):
    label = json.loads((SESSIONS / f"{name}.gold.json").read_text(encoding="utf-8"))
    handed = SessionFiles(
        [(SESSIONS / f"{name}.vtt").read_bytes()],
        (SESSIONS / f"{name}.members.csv").read_bytes(),
        held_on=date.fromisoformat(label["held_on"]),
        title=name,
    )
    model = Recorded(recorded)
    settings = Settings(OPENAI_API_KEY="recorded", FACILITATOR_MODEL_PRICE_USD="0,0,0")
    group = EngineRequest(0, "base", None, name[:2])
    asked = engine(settings, group, "openai", asked=Models(model, model))
    return make_recap(handed, asked).recap


def _count(answer, recap, shown, told):
    seen = {
        "challenge": [seat.challenge.text for seat in recap.hot_seats if seat.challenge],
        "solution": [one.text for seat in recap.hot_seats for one in seat.solutions],
        "commitment": [one.text for one in recap.commitments],
    }
    given = {
        "challenge": [seat["challenge"]["text"] for seat in answer["hot_seats"]],
        "solution": [one["text"] for seat in answer["hot_seats"] for one in seat["solutions"]],
        "commitment": [one["text"] for one in answer["commitments"]],
    }
    for kind, texts in given.items():
        told[kind] += len(texts)
        shown[kind] += sum(any(_are_alike(text, one) for one in seen[kind]) for text in texts)


def _are_alike(one, other):
    plain = [" ".join(re.findall(r"\w+", text.casefold())) for text in (one, other)]
    return difflib.SequenceMatcher(None, *plain).ratio() >= ALIKE
