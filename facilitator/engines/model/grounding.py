"""Checks whether spoken words support a statement about them; in doubt they do not.

Every content word of the statement must have been said, and in the same relation: after the same
word, about the same person, negated or not, as a fact, a wish or a promise, under the same
condition. This is strict on purpose: a paraphrase that is too free is replaced by a quote, which
only costs style; an invented statement would cost trust.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facilitator.engines.model.english_words import HEDGES
from facilitator.engines.model.facts import (
    CONDITIONS,
    DENIED,
    OPEN,
    OWNERS,
    PEOPLE,
    PLACES,
    REASONS,
    Fact,
    SpeakerPair,
    facts,
)

_TEAM = re.compile(r"\b(\w+)['’]s (?:team|company|group)\b")
GAP = 3  # content words that a statement may leave out between two of its own


def supports(spoken: str, statement: str, talk: SpeakerPair) -> bool:
    """Whether the spoken words support everything in the statement."""
    said = facts(spoken, talk)
    readings = dict.fromkeys((statement, _without_team(statement, talk)))
    return any(_is_supported(said, facts(reading, talk, reports=True)) for reading in readings)


def _without_team(statement: str, talk: SpeakerPair) -> str:
    """Replace "Lee's team" with "Lee" if Lee speaks or is spoken to: "we" is often reported so."""
    return _TEAM.sub(lambda match: match[talk.person(match[1]) is not None], statement)


def _is_supported(said: Sequence[Fact], claimed: Sequence[Fact]) -> bool:
    """Whether the claimed facts can be matched, in order, to facts that were said.

    All possible positions are kept; the statement fails once none is left.
    """
    places: set[int] = set()
    for claim in claimed:
        places = {
            at
            for at, fact in enumerate(said)
            if _supports(fact, claim)
            and (claim.stands_alone or any(_is_sequence(said, p, at, claim) for p in places))
        }
        if not places:
            return False
    return bool(claimed)


def _is_sequence(said: Sequence[Fact], first: int, second: int, claim: Fact) -> bool:
    """Whether the second word follows the first as in the claim: closely, or as time or place."""
    one, two = said[first], said[second]
    if one.sentence != two.sentence:
        return False
    if claim.previous is None:
        return abs(one.clause - two.clause) <= 1
    is_near = two.previous is None or one.clause == two.clause
    if is_near and 0 < second - first <= GAP + 1:
        return True
    moves = one.clause == two.clause or two.opens  # "By Friday I call": I call by Friday
    return moves and bool(claim.links & two.links & PLACES)


def _supports(spoken: Fact, claim: Fact) -> bool:
    """Whether a spoken word supports the same word in the claim."""
    return (
        spoken.stem == claim.stem
        and (spoken.form == claim.form or {spoken.form, claim.form} == {"", "doing"})
        and (spoken.holds ^ claim.holds).isdisjoint(DENIED | CONDITIONS)
        and claim.links & (CONDITIONS | REASONS | {"by"}) <= spoken.links
        and (spoken.previous not in HEDGES or claim.previous == spoken.previous)
        and _has_same_person(spoken, claim)
        and _has_same_mood(spoken, claim)
    )


def _has_same_person(spoken: Fact, claim: Fact) -> bool:
    """Whether both are about the same person, and the same person's things."""
    said, claimed = spoken.holds & PEOPLE, claim.holds & {"me", "you"}
    follows = not said and claim.previous is not None and claim.previous == spoken.previous
    if not claimed <= said and not follows:
        return False
    if said & {"me", "you"} and not spoken.previous and claim.previous and not claim.holds & PEOPLE:
        return False
    owners = claim.links & {"mine", "yours"}
    return not owners or not spoken.links & OWNERS - owners


def _has_same_mood(spoken: Fact, claim: Fact) -> bool:
    """Whether a wish stays a wish, a promise a promise and a fact a fact."""
    open_, claimed = spoken.holds & OPEN, claim.holds & OPEN
    if not claimed & {"will", "must"} <= open_:
        return False
    if open_ - {"to"} and not claimed and claim.holds & PEOPLE:
        return False
    if "asked" in open_ - claimed and not ("you" in spoken.holds and "soft" in open_):
        return False  # "could you call them?" is an offer, "did you call them?" is not
    if "soft" in claimed and not open_ and spoken.holds & PEOPLE:
        return False
    if claim.opens and not claim.holds and spoken.is_verb and not open_:
        return False  # "we call them" does not support "call them"
    depends = spoken.previous and spoken.links & OPEN
    if spoken.previous and spoken.form == "doing" and claim.form != "doing":
        return claim.previous == spoken.previous  # "ended up giving" does not support "give"
    return not depends or bool(claim.links & OPEN)
