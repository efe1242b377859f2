"""The recap for one member: their own challenge first, the others at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from facilitator.domain.notices import Notice
from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat, Point, Solution, Source
from facilitator.domain.recaps.view import RecapView, clock, is_spoken, other_words, printable
from facilitator.features.delivery.mails.recap._sample import sample
from facilitator.kit.mail.fitting import clip, shortened
from facilitator.kit.mail.greeting import hello
from facilitator.wording import Words, receipt, words

__all__ = ["OPTIONAL", "SAMPLE", "context", "shortened"]

OPTIONAL = True
NAME_LETTERS = 80
GLANCE_LETTERS = 160
GIFT_LETTERS = 280
PEERS_AT_A_GLANCE = 12
ABOUT_A_LIST = frozenset({"column_not_used"})  # names somebody, but is for who made the list

Entry = dict[str, Any]


def context(
    view: RecapView, member: str, link: str = "", was_absent: bool = False, tasks: str = ""
) -> Entry:
    """What the templates say to this member. Nothing in it that the view does not hold.

    With a ``link`` the mail leads to where the recap can be read; with ``tasks`` to where the
    member's promises that have a day can be taken into a task list.
    """
    told, recap = words(view.language), view.recap
    group = clip(view.group or view.title, NAME_LETTERS)
    own = [seat for seat in recap.hot_seats if seat.member == member]
    others = [seat for seat in recap.hot_seats if seat.member != member]
    return {
        "say": told.say,
        "language": told.language,
        "spoken_language": "" if view.language == told.language else view.language,
        "group": group,
        "subject": _subject(view, group, told),
        "hello": hello(member, told),
        "lead": " ".join((_met(view, group, told), _gave(own, told, link, was_absent))),
        "own": [_seat(seat, told) for seat in own],
        "own_promises": [_promise(c, told) for c in recap.commitments if c.member == member],
        "given": [
            {"member": seat.member, **_gift(given, told)}
            for seat in others
            for given in _by_time(seat.solutions)
            if given.peer == member
        ],
        "others": [_glance(seat, told) for seat in others],
        "others_promises": [_promise(c, told) for c in recap.commitments if c.member != member],
        "points": [_point(point, told) for point in recap.points],
        "notes": [told.note(w) for w in recap.warnings if _is_about(member, w)],
        "receipt": receipt(view, told),
        "changes": [],
        "link": link,
        "tasks": tasks if any(c.due and c.member == member for c in recap.commitments) else "",
        "more": {},
    }


def _subject(view: RecapView, group: str, told: Words) -> str:
    """The group and the day, and nothing that was said: subjects show on locked phones."""
    if not view.held_at:
        return told.say["subject"].format(group=group)
    day = told.day(view.held_at, year=False)
    return told.say["subject_with_day"].format(group=group, day=day)


def _met(view: RecapView, group: str, told: Words) -> str:
    day = told.say["lead_day"].format(day=told.day(view.held_at)) if view.held_at else ""
    lasted = told.counted("minute", minutes) if (minutes := round(view.seconds / 60)) else ""
    for_minutes = told.say["lead_minutes"].format(minutes=lasted) if lasted else ""
    return told.say["lead"].format(group=group, day=day, minutes=for_minutes)


def _gave(own: list[HotSeat], told: Words, link: str, was_absent: bool) -> str:
    """What there is to read, in a sentence."""
    if link:
        return told.say["link_lead"]
    if was_absent:
        return told.say["lead_absent"]
    number = sum(len(seat.solutions) for seat in own)
    solutions = told.counted("solution", number)
    return told.say["lead_offered" if number else "lead_none"].format(solutions=solutions)


def _initials(name: str) -> str:
    letters = [part[0].upper() for part in printable(name).split() if part[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:])[:4]


def _by_time(solutions: Iterable[Solution]) -> list[Solution]:
    """In the order they were offered; what nobody can time comes last."""
    return sorted(
        solutions, key=lambda given: given.evidence[0].start if given.evidence else float("inf")
    )


def _seat(seat: HotSeat, told: Words) -> Entry:
    brought = seat.challenge
    at = _at(brought.evidence, told)
    source = brought.evidence[0].source if brought.evidence else Source.TRANSCRIPT
    where = told.say["at_in_call"].format(at=at) if at else ""
    if source is not Source.TRANSCRIPT:
        where = told.say["as_remembered"] if source is Source.MEMORY else at
    return {
        "challenge": brought.text,
        "spoken": is_spoken(brought.text, brought.evidence),
        "quote": other_words(brought.text, brought.evidence),
        "at": at,
        "where": where,
        "solutions": [_solution(given, told) for given in _by_time(seat.solutions)],
        "more": 0,
    }


def _solution(given: Solution, told: Words) -> Entry:
    return {
        "peer": given.peer,
        "initials": _initials(given.peer),
        "kind": told.kinds[given.kind],
        "text": given.text,
        "spoken": is_spoken(given.text, given.evidence),
        "quote": other_words(given.text, given.evidence),
        "at": _at(given.evidence, told),
    }


def _gift(given: Solution, told: Words) -> Entry:
    return {**_solution(given, told), "text": clip(given.text, GIFT_LETTERS)}


def _at(evidence: tuple[Evidence, ...], told: Words) -> str:
    if not evidence:
        return ""
    return told.source(evidence[0].source) or clock(evidence[0].start)


def _promise(said: Commitment, told: Words) -> Entry:
    due = told.day(said.due, year=False) if said.due else ""
    return {
        "member": said.member,
        "text": said.text,
        "quote": other_words(said.text, said.evidence),
        "at": _at(said.evidence, told),
        "due": told.say["due"].format(due=due) if due else "",
    }


def _point(point: Point, told: Words) -> Entry:
    at = _at(point.evidence, told)
    return {
        "speaker": point.speaker,
        "initials": _initials(point.speaker),
        "text": point.text,
        "spoken": is_spoken(point.text, point.evidence),
        "at": at,
    }


def _glance(seat: HotSeat, told: Words) -> Entry:
    peers = list(dict.fromkeys(given.peer for given in _by_time(seat.solutions)))
    names = ", ".join(peers[:PEERS_AT_A_GLANCE])
    if len(peers) > PEERS_AT_A_GLANCE:
        hidden = len(peers) - PEERS_AT_A_GLANCE
        names = told.say["more_peers"].format(peers=names, number=hidden)
    number = told.counted("solution", len(seat.solutions))
    by = told.say["solutions_by"].format(solutions=number, peers=names)
    by = by if seat.solutions else told.say["no_solutions"]
    is_own = any(e.source is Source.MEMBER for e in seat.challenge.evidence)
    return {
        "member": seat.member,
        "initials": _initials(seat.member),
        "challenge": clip(seat.challenge.text, GLANCE_LETTERS),
        "by": f"{by} · {told.source(Source.MEMBER)}" if is_own else by,
    }


def _is_about(member: str, warning: Notice) -> bool:
    """Whether a warning tells this member about their own words, not the moderator of a file."""
    return warning.code not in ABOUT_A_LIST and warning.names(member)


SAMPLE = sample()
