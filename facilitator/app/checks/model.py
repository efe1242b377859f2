"""The model's server answers a short question."""

from __future__ import annotations

from facilitator.app import adapter_factories
from facilitator.app.checks import not_set_up, passed
from facilitator.config import Settings
from facilitator.ports import ModelRequest

SCHEMA = {
    "type": "object", "additionalProperties": False, "required": ["ready"],
    "properties": {"ready": {"type": "boolean"}},
}  # fmt: skip


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Ask once, with a prompt that contains nothing anybody said."""
    if not settings.has_model:
        return not_set_up("not set up; the offline engine is used")
    question = ModelRequest("Answer with JSON.", 'Say {"ready": true}.', SCHEMA, "doctor", 500)
    reply = adapter_factories.model(settings).ask(question)
    return passed(f"{settings.model} answers in {reply.seconds:.1f} s")
