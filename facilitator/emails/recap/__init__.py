"""The recap for one member: their own challenge first, the others at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.domain.recap import Commitment, Evidence, HotSeat, Point, Recap, Solution, Source
from facilitator.domain.view import RecapView, clock, is_spoken, other_words, printable
from facilitator.emails.recap._fitting import clip, shortened
from facilitator.emails.recap._sample import sample
from facilitator.emails.recap._words import KINDS, LANGUAGES, counted, spoken_day

__all__ = ["SAMPLE", "context", "shortened"]

NAME_LETTERS = 80
GLANCE_LETTERS = 160
GIFT_LETTERS = 280
PEERS_AT_A_GLANCE = 12
_ABOUT_A_LIST = re.compile(r"\b(?:member list|line \d+)\b", re.I)

Words = Mapping[str, str]
Entry = dict[str, Any]


def context(view: RecapView, member: str) -> Entry:
    """What the templates say to this member. Nothing in it that the view does not hold."""
    language = view.language if view.language in LANGUAGES else "en"
    say, recap, group = LANGUAGES[language], view.recap, view.group or view.title
    own = [seat for seat in recap.hot_seats if seat.member == member]
    others = [seat for seat in recap.hot_seats if seat.member != member]
    return {
        "say": say,
        "language": language,
        "spoken_language": "" if view.language == language else view.language,
        "group": clip(group, NAME_LETTERS),
        "subject": _subject(view, clip(group, NAME_LETTERS), say),
        "hello": say["hello"].format(name=_first_name(member)),
        "lead": _lead(view, clip(group, NAME_LETTERS), own, say),
        "own": [_seat(seat, say) for seat in own],
        "own_promises": [_promise(c, say) for c in recap.commitments if c.member == member],
        "given": [
            {"member": seat.member, **_gift(given, say)}
            for seat in others
            for given in _by_time(seat.solutions)
            if given.peer == member
        ],
        "others": [_glance(seat, say) for seat in others],
        "others_promises": [_promise(c, say) for c in recap.commitments if c.member != member],
        "points": [_point(point, say) for point in recap.points],
        "notes": [w for w in recap.warnings if _is_about(member, w)],
        "receipt": _receipt(view, say),
        "more": {},
    }


def _subject(view: RecapView, group: str, say: Words) -> str:
    """The group and the day, and nothing that was said: subjects show on locked phones."""
    if not view.held_at:
        return say["subject"].format(group=group)
    day = spoken_day(view.held_at, year=False)
    return say["subject_with_day"].format(group=group, day=day)


def _lead(view: RecapView, group: str, own: list[HotSeat], say: Words) -> str:
    met = say["lead"].format(group=group)
    if view.held_at:
        met += say["lead_day"].format(day=spoken_day(view.held_at))
    if minutes := round(view.seconds / 60):
        met += say["lead_minutes"].format(minutes=minutes)
    number = sum(len(seat.solutions) for seat in own)
    solutions = counted(say, "solution", "solutions", number)
    offered = say["lead_offered"].format(solutions=solutions) if number else say["lead_none"]
    return f"{met}. {offered}"


def _first_name(name: str) -> str:
    parts = printable(name).split()
    return clip(parts[0], NAME_LETTERS) if parts else ""


def _initials(name: str) -> str:
    letters = [part[0].upper() for part in printable(name).split() if part[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:])[:4]


def _by_time(solutions: Iterable[Solution]) -> list[Solution]:
    """In the order they were offered; what nobody can time comes last."""
    return sorted(
        solutions, key=lambda given: given.evidence[0].start if given.evidence else float("inf")
    )


def _seat(seat: HotSeat, say: Words) -> Entry:
    brought = seat.challenge
    at = _at(brought.evidence, say)
    memory = _is_memory(brought.evidence)
    where = say["as_remembered"] if memory else say["at_in_call"].format(at=at) if at else ""
    return {
        "challenge": brought.text,
        "spoken": is_spoken(brought.text, brought.evidence),
        "quote": other_words(brought.text, brought.evidence),
        "at": at,
        "where": where,
        "solutions": [_solution(given, say) for given in _by_time(seat.solutions)],
        "more": 0,
    }


def _solution(given: Solution, say: Words) -> Entry:
    return {
        "peer": given.peer,
        "initials": _initials(given.peer),
        "kind": KINDS[given.kind],
        "text": given.text,
        "spoken": is_spoken(given.text, given.evidence),
        "quote": other_words(given.text, given.evidence),
        "at": _at(given.evidence, say),
    }


def _gift(given: Solution, say: Words) -> Entry:
    return {**_solution(given, say), "text": clip(given.text, GIFT_LETTERS)}


def _at(evidence: tuple[Evidence, ...], say: Words) -> str:
    if not evidence:
        return ""
    return say["from_memory"] if _is_memory(evidence) else clock(evidence[0].start)


def _is_memory(evidence: tuple[Evidence, ...]) -> bool:
    return bool(evidence) and evidence[0].source is Source.MEMORY


def _promise(said: Commitment, say: Words) -> Entry:
    due = spoken_day(said.due, year=False) if said.due else ""
    return {
        "member": said.member,
        "text": said.text,
        "quote": other_words(said.text, said.evidence),
        "at": _at(said.evidence, say),
        "due": say["due"].format(due=due) if due else "",
    }


def _point(point: Point, say: Words) -> Entry:
    at = _at(point.evidence, say)
    return {
        "speaker": point.speaker,
        "initials": _initials(point.speaker),
        "text": point.text,
        "spoken": is_spoken(point.text, point.evidence),
        "at": at,
    }


def _glance(seat: HotSeat, say: Words) -> Entry:
    peers = list(dict.fromkeys(given.peer for given in _by_time(seat.solutions)))
    names = ", ".join(peers[:PEERS_AT_A_GLANCE])
    if len(peers) > PEERS_AT_A_GLANCE:
        hidden = len(peers) - PEERS_AT_A_GLANCE
        names = say["more_peers"].format(peers=names, number=hidden)
    number = counted(say, "solution", "solutions", len(seat.solutions))
    by = say["solutions_by"].format(solutions=number, peers=names)
    return {
        "member": seat.member,
        "initials": _initials(seat.member),
        "challenge": clip(seat.challenge.text, GLANCE_LETTERS),
        "by": by if seat.solutions else say["no_solutions"],
    }


def _is_about(member: str, warning: str) -> bool:
    """Whether a warning tells this member about their own words, not the moderator of a file."""
    names_them = (
        re.search(rf"(?<!\w){re.escape(member)}(?!\w)", warning) if member.strip() else None
    )
    return bool(names_them) and not _ABOUT_A_LIST.search(warning)


def _receipt(view: RecapView, say: Words) -> list[tuple[str, str]]:
    told = view.receipt
    left_out = []
    if told.left_out:
        left_out.append(counted(say, "passage", "passages", told.left_out))
    if told.not_recorded:
        left_out.append(counted(say, "unrecorded", "unrecorded_many", told.not_recorded))
    gone = say["deleted_on_request"]
    if told.deleted_on:
        gone = say["deleted_on"].format(day=spoken_day(told.deleted_on))
    rows = [
        (say["recorded"], told.recorded),
        (say["worked_on"], f"{told.worked_on}, {told.where}"),
        (say["left_out"], say["and"].join(left_out) or say["left_out_none"]),
        (say["seen_by"], told.seen_by),
        (say["deleted"], gone),
    ]
    if _holds_memory(view.recap):
        rows.append((say["memory"], say["memory_some"]))
    return [(label, words[:1].upper() + words[1:].rstrip(".")) for label, words in rows]


def _holds_memory(recap: Recap) -> bool:
    stated = [seat.challenge.evidence for seat in recap.hot_seats]
    stated += [given.evidence for seat in recap.hot_seats for given in seat.solutions]
    stated += [said.evidence for said in recap.commitments]
    stated += [point.evidence for point in recap.points]
    return any(e.source is Source.MEMORY for evidence in stated for e in evidence)


SAMPLE = sample()
