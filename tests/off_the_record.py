"""Little dialogues in seven languages, labelled: what must be left out on request, and what stays.

Each file in `samples/off_the_record` is a list of cases of one language; a folder in it holds those
of another author. A case has `kind` (request or trap), `turns`, and the numbers of turns that must
be `off` or that must be kept whole (`keep`); a `secret` appears nowhere.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from facilitator.domain.people.person import Person, Role, Roster
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.features.transcripts.read_transcript import redact_requests

FOLDER = Path(__file__).parent / "samples" / "off_the_record"
SECONDS = 6.0  # from turn to turn
Case = dict[str, Any]


def cases(folder: Path = FOLDER) -> list[tuple[str, str, Case]]:
    """All cases with their language and author; the author of files in the folder itself is ""."""
    return [
        (path.stem, path.parent.relative_to(folder).as_posix().strip("."), _case(loaded))
        for path in sorted(folder.rglob("*.yaml"))
        for loaded in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _case(loaded: dict[str | bool, Any]) -> Case:
    """A case as written: YAML takes the key `off` for a no."""
    return {"off" if key is False else str(key): value for key, value in loaded.items()}


def judge(case: Case) -> tuple[bool, bool]:
    """Whether a case is obeyed, and whether it loses too much."""
    turns = tuple(
        Turn(speaker, (Span(number * SECONDS, number * SECONDS + SECONDS - 1, text),))
        for number, (speaker, text) in enumerate(case["turns"])
    )
    kept = {turn.start: turn.text for turn in _redacted(Transcript(turns)).turns}
    left = " ".join(kept.values())
    obeyed = all(n * SECONDS not in kept for n in case.get("off", ())) and not any(
        secret in left for secret in case.get("secret", ())
    )
    whole = all(kept.get(n * SECONDS) == turns[n].text for n in case.get("keep", ()))
    return obeyed, not whole


def _redacted(transcript: Transcript) -> Transcript:
    roles = {
        name: Role.MODERATOR if name == "Moderator" else Role.MEMBER for name in transcript.speakers
    }
    roster = Roster(tuple(Person(name, role=role) for name, role in roles.items()))
    return redact_requests(transcript, roster)[0].transcript


def measured(folder: Path = FOLDER, short: bool = False) -> dict[tuple[str, str], Counter[str]]:
    """For each author and language: requests, obeyed, traps, and cases that lose too much."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for language, author, case in cases(folder):
        counts = counted.setdefault((author, language), Counter())
        if short and counts.total() > 3:
            continue
        obeyed, too_much = judge(case)
        is_request = case["kind"] == "request"
        counts["requests"] += is_request
        counts["obeyed"] += is_request and obeyed
        counts["cases"] += 1
        counts["too much"] += too_much
    return counted
