"""JSON output, a stable interface: keys are added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from facilitator.domain.recaps.recap import Evidence
from facilitator.domain.recaps.view import RecapView


def present(view: RecapView) -> str:
    """Render the recap as JSON; times are seconds from the start of the transcript."""
    recap = view.recap
    held = view.held_at.isoformat() if view.held_at else None
    shape: dict[str, Any] = {
        "engine": recap.engine,
        "session": {"title": view.title, "theme": view.theme, "held_at": held,
                    "seconds": _seconds(view.seconds), "moderator": view.moderator},
        "summary": recap.summary,
        "warnings": [warning.english for warning in recap.warnings],
        "hot_seats": [
            {"member": s.member, "start": _seconds(s.start), "end": _seconds(s.end),
             "summary": s.summary,
             "challenge": {"text": s.challenge.text, "evidence": _evidence(s.challenge.evidence)},
             "solutions": [{"peer": x.peer, "kind": x.kind.value, "text": x.text, "idea": x.idea,
                            "evidence": _evidence(x.evidence)} for x in s.solutions]}
            for s in recap.hot_seats
        ],
        "commitments": [
            {"member": c.member, "text": c.text, "due": c.due.isoformat() if c.due else None,
             "evidence": _evidence(c.evidence)} for c in recap.commitments
        ],
        "points": [{"speaker": p.speaker, "text": p.text, "evidence": _evidence(p.evidence)}
                   for p in recap.points],
    }  # fmt: skip
    return json.dumps(shape, ensure_ascii=False, indent=1)


def _evidence(found: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"speaker": e.speaker, "start": _seconds(e.start), "end": _seconds(e.end), "quote": e.quote,
         "source": e.source.value} for e in found
    ]  # fmt: skip


def _seconds(at: float) -> float:
    """Round to milliseconds, the precision of transcripts."""
    return round(at, 3)
