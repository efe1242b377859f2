"""Mail with the recap for one member: their own challenge first, the others in brief."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from facilitator.domain.notices import Notice
from facilitator.domain.recaps.ideas import Idea, ideas_of
from facilitator.domain.recaps.recap import (
    Commitment,
    Evidence,
    EvidenceSource,
    HotSeat,
    Point,
    Solution,
)
from facilitator.domain.recaps.view import (
    RecapView,
    format_duration,
    is_spoken,
    printable,
    quote_if_different,
)
from facilitator.features.delivery.mails.recap._sample import sample_values
from facilitator.kit.mail.greeting import greeting_line
from facilitator.kit.mail.shortening import clip, shortened
from facilitator.translation import Translator, translator_for
from facilitator.translation.notices import notice_text
from facilitator.translation.recaps import (
    kind_of,
    minutes_of,
    receipt_rows,
    solutions_of,
    source_of,
)

__all__ = ["OPTIONAL", "SAMPLE", "context", "shortened"]

OPTIONAL = True
NAME_LETTERS = 80
BRIEF_LETTERS = 160
SOLUTION_LETTERS = 280
MOST_PEERS_IN_BRIEF = 12
ABOUT_A_LIST = frozenset({"column_not_used"})  # names a member, but is for the list's author

Entry = dict[str, Any]


def context(
    view: RecapView, member: str, link: str = "", was_absent: bool = False, tasks: str = ""
) -> Entry:
    """Template context for this member. It holds nothing that is not in the view.

    ``link`` is the page where the recap can be read; ``tasks`` is the calendar file of those of
    the member's commitments that have a due day. Both are left out when empty.
    """
    translator, recap = translator_for(view.language), view.recap
    group = clip(view.group or view.title, NAME_LETTERS)
    own = [seat for seat in recap.hot_seats if seat.member == member]
    others = [seat for seat in recap.hot_seats if seat.member != member]
    return {
        "language": translator.language,
        "spoken_language": "" if view.language == translator.language else view.language,
        "group": group,
        "subject": _subject(view, group, translator),
        "hello": greeting_line(member, translator),
        "lead": " ".join(
            (_when(view, group, translator), _summary(own, translator, link, was_absent))
        ),
        "summary": recap.summary,
        "own": [_seat(seat, translator) for seat in own],
        "own_promises": [
            _commitment(c, translator) for c in recap.commitments if c.member == member
        ],
        "given": [
            {"member": seat.member, **_given(given, translator)}
            for seat in others
            for given in _by_time(seat.solutions)
            if given.peer == member
        ],
        "others": [_brief(seat, translator) for seat in others],
        "others_promises": [
            _commitment(c, translator) for c in recap.commitments if c.member != member
        ],
        "points": [_point(point, translator) for point in recap.points],
        "notes": [notice_text(w, translator) for w in recap.warnings if _is_about(member, w)],
        "receipt": receipt_rows(view, translator),
        "changes": [],
        "link": link,
        "tasks": tasks if any(c.due and c.member == member for c in recap.commitments) else "",
        "more": {},
    }


def _subject(view: RecapView, group: str, translator: Translator) -> str:
    """The group and the day, no quotes: subjects show on locked phones."""
    if not view.held_at:
        return translator.gettext("Your recap: {group}", group=group)
    day = translator.day(view.held_at, year=False)
    return translator.gettext("Your recap: {group}, {day}", group=group, day=day)


def _when(view: RecapView, group: str, translator: Translator) -> str:
    day = translator.day(view.held_at) if view.held_at else ""
    number = round(view.seconds / 60)
    minutes = minutes_of(number, translator)
    if day and number:
        return translator.gettext(
            "{group} met on {day} for {minutes}.", group=group, day=day, minutes=minutes
        )
    if day:
        return translator.gettext("{group} met on {day}.", group=group, day=day)
    if number:
        return translator.gettext("{group} met for {minutes}.", group=group, minutes=minutes)
    return translator.gettext("{group} met.", group=group)


def _summary(own: list[HotSeat], translator: Translator, link: str, was_absent: bool) -> str:
    """One sentence on what there is to read."""
    if link:
        return translator.gettext(
            "The recap is ready to be read. The link is yours alone, so please do not pass it on."
        )
    if was_absent:
        return translator.gettext("You were not there; this is what you missed.")
    number = sum(len(ideas_of(seat.solutions)) for seat in own)
    if not number:
        return translator.gettext("Here is what it gave.")
    return translator.gettext(
        "Your peers offered you {solutions}.", solutions=solutions_of(number, translator)
    )


def _initials(name: str) -> str:
    letters = [part[0].upper() for part in printable(name).split() if part[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:])[:4]


def _by_time(solutions: Iterable[Solution]) -> list[Solution]:
    """Solutions in the order they were offered; those without a time come last."""
    return sorted(
        solutions, key=lambda one: one.evidence[0].start if one.evidence else float("inf")
    )


def _seat(seat: HotSeat, translator: Translator) -> Entry:
    challenge = seat.challenge
    at = _at(challenge.evidence, translator)
    source = challenge.evidence[0].source if challenge.evidence else EvidenceSource.TRANSCRIPT
    where = translator.gettext("at {at} in the call", at=at) if at else ""
    if source is not EvidenceSource.TRANSCRIPT:
        where = (
            translator.gettext("as your moderator remembers it")
            if source is EvidenceSource.MEMORY
            else at
        )
    return {
        "challenge": challenge.text,
        "spoken": is_spoken(challenge.text, challenge.evidence),
        "quote": quote_if_different(challenge.text, challenge.evidence),
        "at": at,
        "where": where,
        "summary": seat.summary,
        "solutions": [_idea(one, translator) for one in ideas_of(_by_time(seat.solutions))],
        "more": 0,
    }


def _idea(idea: Idea, translator: Translator) -> Entry:
    solution = idea.solution
    return {
        "peer": translator.listed(idea.peers),
        "initials": _initials(idea.peers[0]),
        "kind": kind_of(solution.kind, translator),
        "text": solution.text,
        "spoken": is_spoken(solution.text, solution.evidence),
        "quotes": [{"peer": quote.peer, "quote": quote.words} for quote in idea.quotes],
        "at": _at(idea.alike[0].evidence, translator),
    }


def _given(solution: Solution, translator: Translator) -> Entry:
    """A solution as its giver is told of it."""
    entry = _idea(Idea(solution, (solution,)), translator)
    return {**entry, "text": clip(solution.text, SOLUTION_LETTERS)}


def _at(evidence: tuple[Evidence, ...], translator: Translator) -> str:
    if not evidence:
        return ""
    return source_of(evidence[0].source, translator) or format_duration(evidence[0].start)


def _commitment(made: Commitment, translator: Translator) -> Entry:
    return {
        "member": made.member,
        "text": made.text,
        "quote": quote_if_different(made.text, made.evidence),
        "at": _at(made.evidence, translator),
        "due": translator.pgettext("recap", "by {day}", day=translator.day(made.due, year=False))
        if made.due
        else "",
    }


def _point(point: Point, translator: Translator) -> Entry:
    at = _at(point.evidence, translator)
    return {
        "speaker": point.speaker,
        "initials": _initials(point.speaker),
        "text": point.text,
        "spoken": is_spoken(point.text, point.evidence),
        "at": at,
    }


def _brief(seat: HotSeat, translator: Translator) -> Entry:
    peers = list(dict.fromkeys(given.peer for given in _by_time(seat.solutions)))
    names = ", ".join(peers[:MOST_PEERS_IN_BRIEF])
    if len(peers) > MOST_PEERS_IN_BRIEF:
        hidden = len(peers) - MOST_PEERS_IN_BRIEF
        names = translator.gettext("{peers} and {number} more", peers=names, number=hidden)
    number = solutions_of(len(ideas_of(seat.solutions)), translator)
    by = translator.gettext("{solutions} by {peers}", solutions=number, peers=names)
    by = by if seat.solutions else translator.gettext("no solutions noted")
    is_own = any(e.source is EvidenceSource.MEMBER for e in seat.challenge.evidence)
    return {
        "member": seat.member,
        "initials": _initials(seat.member),
        "challenge": clip(seat.challenge.text, BRIEF_LETTERS),
        "summary": seat.summary,
        "by": f"{by} · {source_of(EvidenceSource.MEMBER, translator)}" if is_own else by,
    }


def _is_about(member: str, warning: Notice) -> bool:
    """Whether a warning is about this member's words, rather than about an imported list."""
    return warning.code not in ABOUT_A_LIST and warning.names(member)


SAMPLE = sample_values()
