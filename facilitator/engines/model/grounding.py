"""Whether the words somebody spoke bear a statement about them; in doubt they do not.

Every word of the statement that carries meaning must have been said, and said in the same
relation: after the same word, of the same person, denied or not, as a fact, a wish or a promise,
under the same condition. That is strict on purpose: a paraphrase too free for it is replaced by the
words spoken, which costs nothing but style; an invention that got through would cost trust.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facilitator.engines.model.english import HEDGES
from facilitator.engines.model.facts import (
    CONDITIONS,
    DENIED,
    OPEN,
    OWNERS,
    PEOPLE,
    PLACES,
    REASONS,
    Fact,
    Talk,
    facts,
)

_TEAM = re.compile(r"\b(\w+)['’]s (?:team|company|group)\b")
GAP = 3  # words of meaning that a statement may leave out between two of its own


def bears(heard: str, statement: str, talk: Talk) -> bool:
    """Whether what was heard bears all that the statement says."""
    said = facts(heard, talk)
    readings = dict.fromkeys((statement, _without_team(statement, talk)))
    return any(_follows(said, facts(reading, talk, reports=True)) for reading in readings)


def _without_team(statement: str, talk: Talk) -> str:
    """Who says "we" is often told of as "Lee's team"."""
    return _TEAM.sub(lambda found: found[talk.person(found[1]) is not None], statement)


def _follows(said: Sequence[Fact], claimed: Sequence[Fact]) -> bool:
    """Whether a statement can be followed from word to word through what was said.

    Every place is kept where it may be; where there is none left the rest is not borne.
    """
    places: set[int] = set()
    for claim in claimed:
        places = {
            at
            for at, fact in enumerate(said)
            if _bears(fact, claim)
            and (claim.stands_alone or any(_leads(said, p, at, claim) for p in places))
        }
        if not places:
            return False
    return bool(claimed)


def _leads(said: Sequence[Fact], first: int, second: int, claim: Fact) -> bool:
    """Whether the second word follows the first as in the claim: soon, or as its time or place."""
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


def _bears(heard: Fact, claim: Fact) -> bool:
    """Whether a word as it was heard bears the same word as it is claimed."""
    return (
        heard.stem == claim.stem
        and (heard.form == claim.form or {heard.form, claim.form} == {"", "doing"})
        and (heard.holds ^ claim.holds).isdisjoint(DENIED | CONDITIONS)
        and claim.links & (CONDITIONS | REASONS | {"by"}) <= heard.links
        and (heard.previous not in HEDGES or claim.previous == heard.previous)
        and _has_same_person(heard, claim)
        and _has_same_mood(heard, claim)
    )


def _has_same_person(heard: Fact, claim: Fact) -> bool:
    """Whether it is told of the same person, and of the same person's things."""
    said, claimed = heard.holds & PEOPLE, claim.holds & {"me", "you"}
    follows = not said and claim.previous is not None and claim.previous == heard.previous
    if not claimed <= said and not follows:
        return False
    if said & {"me", "you"} and not heard.previous and claim.previous and not claim.holds & PEOPLE:
        return False
    owners = claim.links & {"mine", "yours"}
    return not owners or not heard.links & OWNERS - owners


def _has_same_mood(heard: Fact, claim: Fact) -> bool:
    """Whether a wish stays a wish, a promise a promise and a fact a fact."""
    open_, claimed = heard.holds & OPEN, claim.holds & OPEN
    if not claimed & {"will", "must"} <= open_:
        return False
    if open_ - {"to"} and not claimed and claim.holds & PEOPLE:
        return False
    if "asked" in open_ - claimed and not ("you" in heard.holds and "soft" in open_):
        return False  # "could you call them?" offers something, "did you call them?" does not
    if "soft" in claimed and not open_ and heard.holds & PEOPLE:
        return False
    if claim.opens and not claim.holds and heard.is_verb and not open_:
        return False  # "we call them" is no "call them"
    depends = heard.previous and heard.links & OPEN
    if heard.previous and heard.form == "doing" and claim.form != "doing":
        return claim.previous == heard.previous  # "ended up giving" is no "give"
    return not depends or bool(claim.links & OPEN)
