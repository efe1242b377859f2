"""The model's server answers a small question."""

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
    """Asks once, with nobody's words in it."""
    if not settings.has_model:
        return unset("none; the offline engine works alone")
    asked = Question("Answer with JSON.", 'Say {"ready": true}.', SCHEMA, "doctor", 500)
    reply = wiring.model(settings).ask(asked)
    return well(f"{settings.model} answers in {reply.seconds:.1f} s")
