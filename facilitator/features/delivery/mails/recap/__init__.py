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
from facilitator.translation import Translator, translator_for
from facilitator.translation.notices import notice_text
from facilitator.translation.recaps import kind_of, minutes_of, receipt, solutions_of, source_of

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
    translator, recap = translator_for(view.language), view.recap
    group = clip(view.group or view.title, NAME_LETTERS)
    own = [seat for seat in recap.hot_seats if seat.member == member]
    others = [seat for seat in recap.hot_seats if seat.member != member]
    return {
        "language": translator.language,
        "spoken_language": "" if view.language == translator.language else view.language,
        "group": group,
        "subject": _subject(view, group, translator),
        "hello": hello(member, translator),
        "lead": " ".join((_met(view, group, translator), _gave(own, translator, link, was_absent))),
        "own": [_seat(seat, translator) for seat in own],
        "own_promises": [_promise(c, translator) for c in recap.commitments if c.member == member],
        "given": [
            {"member": seat.member, **_gift(given, translator)}
            for seat in others
            for given in _by_time(seat.solutions)
            if given.peer == member
        ],
        "others": [_glance(seat, translator) for seat in others],
        "others_promises": [
            _promise(c, translator) for c in recap.commitments if c.member != member
        ],
        "points": [_point(point, translator) for point in recap.points],
        "notes": [notice_text(w, translator) for w in recap.warnings if _is_about(member, w)],
        "receipt": receipt(view, translator),
        "changes": [],
        "link": link,
        "tasks": tasks if any(c.due and c.member == member for c in recap.commitments) else "",
        "more": {},
    }


def _subject(view: RecapView, group: str, translator: Translator) -> str:
    """The group and the day, and nothing that was said: subjects show on locked phones."""
    if not view.held_at:
        return translator.gettext("Your recap: {group}", group=group)
    day = translator.day(view.held_at, year=False)
    return translator.gettext("Your recap: {group}, {day}", group=group, day=day)


def _met(view: RecapView, group: str, translator: Translator) -> str:
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


def _gave(own: list[HotSeat], translator: Translator, link: str, was_absent: bool) -> str:
    """What there is to read, in a sentence."""
    if link:
        return translator.gettext(
            "The recap is ready to be read. The link is yours alone, so please do not pass it on."
        )
    if was_absent:
        return translator.gettext("You were not there; this is what you missed.")
    number = sum(len(seat.solutions) for seat in own)
    if not number:
        return translator.gettext("Here is what it gave.")
    return translator.gettext(
        "Your peers offered you {solutions}.", solutions=solutions_of(number, translator)
    )


def _initials(name: str) -> str:
    letters = [part[0].upper() for part in printable(name).split() if part[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:])[:4]


def _by_time(solutions: Iterable[Solution]) -> list[Solution]:
    """In the order they were offered; what nobody can time comes last."""
    return sorted(
        solutions, key=lambda given: given.evidence[0].start if given.evidence else float("inf")
    )


def _seat(seat: HotSeat, translator: Translator) -> Entry:
    brought = seat.challenge
    at = _at(brought.evidence, translator)
    source = brought.evidence[0].source if brought.evidence else Source.TRANSCRIPT
    where = translator.gettext("at {at} in the call", at=at) if at else ""
    if source is not Source.TRANSCRIPT:
        where = (
            translator.gettext("as your moderator remembers it") if source is Source.MEMORY else at
        )
    return {
        "challenge": brought.text,
        "spoken": is_spoken(brought.text, brought.evidence),
        "quote": other_words(brought.text, brought.evidence),
        "at": at,
        "where": where,
        "solutions": [_solution(given, translator) for given in _by_time(seat.solutions)],
        "more": 0,
    }


def _solution(given: Solution, translator: Translator) -> Entry:
    return {
        "peer": given.peer,
        "initials": _initials(given.peer),
        "kind": kind_of(given.kind, translator),
        "text": given.text,
        "spoken": is_spoken(given.text, given.evidence),
        "quote": other_words(given.text, given.evidence),
        "at": _at(given.evidence, translator),
    }


def _gift(given: Solution, translator: Translator) -> Entry:
    return {**_solution(given, translator), "text": clip(given.text, GIFT_LETTERS)}


def _at(evidence: tuple[Evidence, ...], translator: Translator) -> str:
    if not evidence:
        return ""
    return source_of(evidence[0].source, translator) or clock(evidence[0].start)


def _promise(said: Commitment, translator: Translator) -> Entry:
    return {
        "member": said.member,
        "text": said.text,
        "quote": other_words(said.text, said.evidence),
        "at": _at(said.evidence, translator),
        "due": translator.pgettext("recap", "by {day}", day=translator.day(said.due, year=False))
        if said.due
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


def _glance(seat: HotSeat, translator: Translator) -> Entry:
    peers = list(dict.fromkeys(given.peer for given in _by_time(seat.solutions)))
    names = ", ".join(peers[:PEERS_AT_A_GLANCE])
    if len(peers) > PEERS_AT_A_GLANCE:
        hidden = len(peers) - PEERS_AT_A_GLANCE
        names = translator.gettext("{peers} and {number} more", peers=names, number=hidden)
    number = solutions_of(len(seat.solutions), translator)
    by = translator.gettext("{solutions} by {peers}", solutions=number, peers=names)
    by = by if seat.solutions else translator.gettext("no solutions noted")
    is_own = any(e.source is Source.MEMBER for e in seat.challenge.evidence)
    return {
        "member": seat.member,
        "initials": _initials(seat.member),
        "challenge": clip(seat.challenge.text, GLANCE_LETTERS),
        "by": f"{by} · {source_of(Source.MEMBER, translator)}" if is_own else by,
    }


def _is_about(member: str, warning: Notice) -> bool:
    """Whether a warning tells this member about their own words, not the moderator of a file."""
    return warning.code not in ABOUT_A_LIST and warning.names(member)


SAMPLE = sample()
