"""The model's server answers a short question."""

from __future__ import annotations

from facilitator.app import wiring
from facilitator.app.checks import unset, well
from facilitator.config import Settings
from facilitator.ports import Question

SCHEMA = {
    "type": "object", "additionalProperties": False, "required": ["ready"],
    "properties": {"ready": {"type": "boolean"}},
}  # fmt: skip


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Ask once, with a prompt that contains nothing anybody said."""
    if not settings.has_model:
        return unset("not set up; the offline engine is used")
    question = Question("Answer with JSON.", 'Say {"ready": true}.', SCHEMA, "doctor", 500)
    reply = wiring.model(settings).ask(question)
    return well(f"{settings.model} answers in {reply.seconds:.1f} s")
