"""How many of a model's statements the guards alone show as written: true ones, and invented ones.

The statements are our own, in `samples/statements`: faithful paraphrases of what somebody said, and
inventions that use the same words. A second reader, which is not asked here, judges the rest.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.model.guards import Ground, refusal
from facilitator.engines.model.numbering import number_parts

FOLDER = Path(__file__).parents[1] / "samples" / "statements"
TODAY = date(2026, 3, 5)


def run(short: bool = False) -> None:
    """Print for each file how many of both are shown."""
    for path in sorted(FOLDER.glob("*.yaml")):
        heard = yaml.safe_load(path.read_text(encoding="utf-8"))
        speakers = frozenset(name for one in heard for name in (one["by"], one.get("to")) if name)
        shown = {kind: [0, 0] for kind in ("faithful", "invented")}
        for one in heard[: 3 if short else None]:
            for kind, counted in shown.items():
                for text in one.get(kind, ()):
                    counted[0] += refusal(text, _ground(one, speakers)) is None
                    counted[1] += 1
        told = ", ".join(f"{kind} {a} of {b}" for kind, (a, b) in shown.items())
        print(f"{path.stem:9} shown as written: {told}")


def _ground(one: dict[str, Any], speakers: frozenset[str]) -> Ground:
    turn = Turn(one["by"], (Span(0.0, 8.0, one["heard"]),), "en")
    parts = tuple(number_parts(Transcript((turn,))))
    return Ground(one["by"], parts, parts, parts, speakers, speakers, "en", TODAY, "")
