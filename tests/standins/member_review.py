"""A group whose members own the record, as tests see it: looks, strikes, and what is left."""

from facilitator.features.delivery import member_preview
from facilitator.features.member_review import member_review
from tests.standins import review


def member_first(story, **more):
    review.set_group(story, recap_first="member", **more)


def part(story, name):
    return member_review.open_part(story.held_id, story.people[name], story.deps)


def fine(story, *names):
    for name in names:
        version = part(story, name).version
        member_review.accept_part(story.held_id, story.people[name], version, story.deps)


def strike(story, name, key):
    return member_review.strike(story.held_id, story.people[name], key, story.deps)


def reword(story, name, text):
    key = part(story, name).seats[0].key
    return member_review.reword(story.held_id, story.people[name], key, text, story.deps)


def solution(story, name, holds):
    """The key of a solution that was given to a member."""
    (found,) = [key for key, s in part(story, name).seats[0].solutions if holds in s.text]
    return found


def tick(story):
    """What the clock does; the sessions whose recap went out."""
    return [
        id for id in member_preview.due(story.deps) if member_preview.finish_preview(id, story.deps)
    ]
