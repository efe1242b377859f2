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
    """Ask each model once, with a prompt that contains nothing anybody said."""
    if not settings.has_model:
        return not_set_up("not set up; the offline engine is used")
    question = ModelRequest("Answer with JSON.", 'Say {"ready": true}.', SCHEMA, "doctor", 500)
    models = adapter_factories.models(settings)
    told = f"{settings.model} answers in {models.first.ask(question).seconds:.1f} s"
    if models.reader is None:
        return passed(f"{told}; the second reading of recaps is switched off")
    if models.reader is not models.first:
        seconds = models.reader.ask(question).seconds
        told += f"; {models.reader.name}, the second reader of recaps, in {seconds:.1f} s"
    return passed(told)
