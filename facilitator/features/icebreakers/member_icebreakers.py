"""Members' own icebreakers, and the topics members want to avoid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.icebreakers.icebreaker import DEPTHS, KINDS, LONGEST_MINUTES, Icebreaker
from facilitator.domain.icebreakers.validation import Requirements, judge
from facilitator.domain.language.likeness import topics
from facilitator.features.icebreakers.icebreaker_history import get_group
from facilitator.kit.queries import find_member_by_name, get_person, roster_of
from facilitator.records.database import Database
from facilitator.records.icebreakers import (
    AvoidedTopicsRecord,
    GroupIcebreakerRecord,
    IcebreakerUseRecord,
)
from facilitator.records.recaps import REMOVED

MOST_TOPICS = 20
LONGEST_TOPIC = 60


def add_icebreaker(group: str, one: Icebreaker, db: Database) -> None:
    """Add an icebreaker to a group; ``one.by`` is its author, empty if a model wrote it.

    Safe to run twice: the same text is stored once. Raises NotFound, and Refused with all reasons
    against it.
    """

    def add(tx: Session) -> None:
        kept = get_group(tx, group)
        mine = select(GroupIcebreakerRecord).where(GroupIcebreakerRecord.group_id == kept.id)
        known = {record.text for record in tx.scalars(mine)}
        if one.text in known:
            return
        author = find_member_by_name(tx, kept.id, one.by) if one.by else None
        if one.by and author is None:
            raise Refused(f"{one.by} is not a member of {group}.", "Give the member's full name.")
        names = tuple(person.name for person in roster_of(tx, kept.id).people)
        reasons = _tag_errors(one) + judge(
            one.text, one.depth, Requirements(tuple(known), names, kept.language)
        )
        if reasons:
            raise Refused(
                f"This cannot be an icebreaker: {'; '.join(reasons)}.", "Reword it and try again."
            )
        tx.add(
            GroupIcebreakerRecord(
                group_id=kept.id, person=author, text=one.text, depth=one.depth,
                minutes=one.minutes, kind=one.kind, subject=one.subject, energy=one.energy,
            )
        )  # fmt: skip

    db.run_with_retry(add)


def avoid_topics(who: str, words: Iterable[str], db: Database) -> None:
    """Set the topics a person, by address or name, will not be asked about, in all their groups.

    Replaces their earlier topics; an empty list clears them. Nobody else can see them. Safe to
    run twice. Raises NotFound, Refused.
    """
    given = list(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
    bad = [word for word in given if len(word) > LONGEST_TOPIC or not topics(word)]
    if bad or len(given) > MOST_TOPICS:
        raise Refused(
            f"{', '.join(bad) or len(given)}: that is not a topic, or it is too much.",
            f"Name at most {MOST_TOPICS} topics, each in a word or two, such as: travel.",
        )

    def avoid(tx: Session) -> None:
        person = get_person(tx, who)
        kept = tx.get(AvoidedTopicsRecord, person.id) or AvoidedTopicsRecord(person_id=person.id)
        kept.topics = given
        tx.add(kept)

    db.run_with_retry(avoid)


def forget_icebreakers(
    tx: Session, person_id: int, group_ids: Iterable[int], without: Callable[[str], str]
) -> None:
    """Delete what a person added or avoids, and remove their name from what others added."""
    own = GroupIcebreakerRecord.person_id == person_id
    groups = list(group_ids)
    texts = set(tx.scalars(select(GroupIcebreakerRecord.text).where(own)))
    tx.execute(delete(GroupIcebreakerRecord).where(own))
    tx.execute(delete(AvoidedTopicsRecord).where(AvoidedTopicsRecord.person_id == person_id))
    added = tx.scalars(
        select(GroupIcebreakerRecord).where(GroupIcebreakerRecord.group_id.in_(groups))
    )
    asked = tx.scalars(select(IcebreakerUseRecord).where(IcebreakerUseRecord.group_id.in_(groups)))
    for one in added:
        one.text, one.subject = without(one.text), without(one.subject)
    for use in asked:
        if use.text in texts:
            use.text = use.subject = REMOVED
        if use.offered in texts:
            use.offered = None
        use.text, use.subject = without(use.text), without(use.subject)
        use.offered = use.offered and without(use.offered)


def _tag_errors(one: Icebreaker) -> list[str]:
    errors = []
    if one.depth not in DEPTHS or one.kind not in KINDS:
        errors.append(f"its depth is 1 to 4, its kind one of {', '.join(KINDS)}")
    if not 0 < one.minutes <= LONGEST_MINUTES:
        errors.append(f"a person has at most {LONGEST_MINUTES:g} minutes for it")
    if not re.fullmatch(r"\w[\w' -]{0,39}", one.subject):
        errors.append("its subject is a word or two")
    return errors
