"""One warning of each code, and how it reads in each language."""

import json
from pathlib import Path

from facilitator.domain.notices import TEMPLATES, fields, notice

AS_TOLD = Path(__file__).parent / "samples" / "notices" / "as_told.json"
VALUES = {
    "text": "A sentence of before; {x} 100%.", "label": "Dana's iPad (2)", "column": "shoe size",
    "minute": 12, "start": 10, "end": 15, "minutes": 8, "number": 3, "shown": 12, "more": 3,
    "alias": "D", "member": "Dana Ruiz", "other": "Dana Ruiz", "person": "Bob Okafor",
    "error": "It refused. Try {again}.", "what": "the welcome", "name": "Bob",
    "reason": "NOT_READY", "platform": "zoom", "said": "Fr. 14.3.",
    "languages": "pl:88,en:12",
    "address": "bob@example.org", "old": "bob@example.org", "new": "bob@new.example.org",
}  # fmt: skip
SAMPLES = {
    code: notice(code, **{name: VALUES[name] for name in fields(template)})
    for code, template in TEMPLATES.items()
}


def as_told(language):
    """The sentence of each sample, by its code."""
    return json.loads(AS_TOLD.read_text())[language]
