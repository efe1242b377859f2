"""What comes round by the clock: transcripts, check-ins, agendas, mails, posts, old work."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from facilitator.domain.language.peer_words import EDITION
from facilitator.features.access import sign_in
from facilitator.features.agenda.jobs import agendas
from facilitator.features.checkins.jobs import check_ins
from facilitator.features.commitments.jobs import follow_ups
from facilitator.features.delivery.jobs import member_previews, recaps
from facilitator.features.erasure import forget_guests
from facilitator.features.guests.jobs import guests
from facilitator.features.mail import chat_posts
from facilitator.features.mail.jobs import mails, pending, posts
from facilitator.features.memory import index
from facilitator.features.office_hours.jobs import hot_seat_follow_ups
from facilitator.features.privacy import delete_transcripts
from facilitator.features.prompts import try_prompt
from facilitator.features.prompts.jobs import trials
from facilitator.features.transcripts import transcripts_due
from facilitator.features.transcripts.jobs import transcripts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import Work, enqueue, step, workflow
from facilitator.kit.mail import outbox

QUEUE = "events"
KEEP_FINISHED = timedelta(days=7)
EVERY = "*/15 * * * * *"
NIGHTLY = "0 17 3 * * *"
_work: list[Work] = []
_newest: dict[str, str] = {}  # what this process has started of what comes once in a while


def bind_work(work: Work) -> None:
    """Give the upkeep its view of all work."""
    _work[:] = [work]


@workflow(QUEUE)
def tick(at: Any, _: Any = None) -> int:
    """Start whatever is due. What is started already is not started again."""
    found = look_around()  # one step: each is a row, four times a minute
    moment = found["moment"]
    hour = moment[:10]
    for name, key in found["once"].items():
        enqueue(name, key)
    _newest.update(found["once"])
    return (
        transcripts.start(found["transcripts"], hour)
        + recaps.start(found.get("recaps", []))  # not there in a tick begun before 0.2
        + check_ins.start(found["check_ins"], hour)
        + agendas.start(found["agendas"], hour, moment)
        + member_previews.start(found["looks"], moment)
        + pending.start(found.get("pending", []), hour)
        + mails.start(found["mails"])
        + posts.start(found["posts"])
        + trials.start(found["trials"])
    )


@workflow(QUEUE)
def let_words_go() -> int:
    """Delete what was said where its time is over. Gives the number of turns."""
    empty_guests()
    empty_notes()
    return sum([empty(session_id) for session_id in sessions_to_empty()])


@workflow(QUEUE)
def renew_memory() -> int:
    """Let old hot seats be found by new notions. Gives the number of sessions."""
    return refresh_memory()


@workflow(QUEUE)
def tidy(at: datetime, _: Any = None) -> int:
    """Remove old finished work, parcels nobody read, and the words of old mails and posts."""
    return remove_old()


@step
def look_around() -> dict[str, Any]:
    """The time, and all that is due."""
    moment = f"{deps().clock.now():%Y%m%d%H%M%S}"
    once = {
        # At a day's first tick: a machine that sleeps at night does its work in the morning.
        let_words_go.__name__: f"words:{moment[:8]}",
        # Once after an upgrade that brings other notions.
        renew_memory.__name__: f"memory:{EDITION}",
        # Once in ten minutes, however many processes there are.
        follow_ups.write_notes.__name__: f"notes:{moment[:11]}",
        guests.look_after_guests.__name__: f"guests:{moment[:11]}",
        hot_seat_follow_ups.look_after_seats.__name__: f"seats:{moment[:11]}",
    }
    return {
        "moment": moment,
        "once": {name: key for name, key in once.items() if _newest.get(name) != key},
        "transcripts": transcripts.look(), "recaps": recaps.look(),
        "check_ins": check_ins.look(),
        "agendas": agendas.look(), "looks": member_previews.look(), "pending": pending.look(),
        "mails": mails.look(), "posts": posts.look(), "trials": trials.look(),
    }  # fmt: skip


@step
def sessions_to_empty() -> list[int]:
    """See keep_no_longer.due."""
    return delete_transcripts.due(deps())


@step
def empty(session_id: int) -> int:
    """See keep_no_longer.empty."""
    return delete_transcripts.empty(session_id, deps())


@step
def empty_guests() -> int:
    """See forget_guests.let_guests_words_go."""
    return forget_guests.let_guests_words_go(deps())


@step
def empty_notes() -> int:
    """See keep_no_longer.let_notes_go."""
    return delete_transcripts.let_notes_go(deps())


@step
def refresh_memory() -> int:
    """See keep_memory.refresh."""
    return index.refresh(deps().db)


@step
def remove_old() -> int:
    """Gives the number of workflows removed."""
    before = deps().clock.now() - KEEP_FINISHED
    transcripts_due.remove_parcels(before, deps())
    outbox.tidy(deps())
    chat_posts.tidy(deps())
    sign_in.remove_old(deps())
    try_prompt.tidy_trials(deps())
    return _work[0].delete_finished(before)
