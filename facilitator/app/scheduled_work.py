"""Scheduled work: starts everything that is due, and deletes what is old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from facilitator.domain.language.search_terms import EDITION
from facilitator.features.access import sign_in
from facilitator.features.agenda.jobs import agendas
from facilitator.features.checkins.jobs import check_ins
from facilitator.features.commitments.jobs import follow_ups
from facilitator.features.delivery.jobs import member_previews, recaps
from facilitator.features.erasure import forget_guests
from facilitator.features.guests.jobs import guests
from facilitator.features.mail import chat_posts
from facilitator.features.mail.jobs import mails, pending, posts
from facilitator.features.meetings import missing_meetings
from facilitator.features.memory import index
from facilitator.features.office_hours.jobs import hot_seat_follow_ups
from facilitator.features.operations.jobs import alerts
from facilitator.features.privacy import delete_transcripts
from facilitator.features.prompts import prompt_trials
from facilitator.features.prompts.jobs import trials
from facilitator.features.transcripts import held_transcripts, transcripts_due
from facilitator.features.transcripts.jobs import transcripts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import WorkClient, enqueue, step, workflow
from facilitator.kit.mail import outbox

QUEUE = "events"
FINISHED_RETENTION = timedelta(days=7)
RESTARTED_FOR = timedelta(days=3)  # then a person has to look at it
TICK_CRON = "*/15 * * * * *"
NIGHTLY_CRON = "0 17 3 * * *"
_work: list[WorkClient] = []
_journal: list[Callable[[], int]] = []
_nightly_backup: list[Callable[[datetime], str]] = []
_newest: dict[str, str] = {}  # periodic work that this process has started already


def set_work_client(work: WorkClient) -> None:
    """Set the client of durable work."""
    _work[:] = [work]


def set_journal(keep: Callable[[], int]) -> None:
    """Set what writes down erasures, and returns their number."""
    _journal[:] = [keep]


def set_nightly_backup(make: Callable[[datetime], str]) -> None:
    """Set what makes the backup of a day, and returns its name."""
    _nightly_backup[:] = [make]


@workflow(QUEUE)
def tick(at: Any, _: Any = None) -> int:
    """Start everything that is due. Work that was started already is not started again."""
    due = look_around()  # one step, as each step is a row, four times a minute
    moment = due["moment"]
    hour = moment[:10]
    for name, key in due["once"].items():
        enqueue(name, key)
    _newest.update(due["once"])
    return (
        transcripts.start_due(due["transcripts"], hour)
        + recaps.start_due(due.get("recaps", []))  # missing in ticks started before 0.2
        + check_ins.start_due(due["check_ins"], hour)
        + agendas.start_due(due["agendas"], hour, moment)
        + member_previews.start_due(due["looks"], moment)
        + pending.start_due(due.get("pending", []), hour)
        + mails.start_due(due["mails"])
        + posts.start_due(due["posts"])
        + trials.start_due(due["trials"])
    )


@workflow(QUEUE)
def let_words_go() -> int:
    """Delete transcripts, notes and guest data whose time is over. Returns the number of turns."""
    empty_guests()
    empty_notes()
    turns = sum([empty(session_id) for session_id in sessions_to_empty()])
    empty_held()
    return turns


@workflow(QUEUE)
def renew_memory() -> int:
    """Index old hot seats again for new search topics. Returns the number of sessions."""
    return refresh_memory()


@workflow(QUEUE)
def restart_failed_work() -> int:
    """Run work again that failed for a reason that passes. Returns the number of workflows."""
    return restart()


@workflow(QUEUE)
def look_for_meetings() -> int:
    """Look again for meetings that their platform does not know. Returns how many are back."""
    return look_for_missing()


@workflow(QUEUE)
def write_down_erasures() -> int:
    """Keep the journal of what was erased. Returns how many erasures there are."""
    return write_journal()


@workflow(QUEUE)
def back_up() -> str:
    """Make the backup of a day, if the settings want one. Returns the file's name."""
    return write_backup()


@workflow(QUEUE)
def tidy(at: datetime, _: Any = None) -> int:
    """Delete old finished work, unread uploads, and the texts of old mails and posts."""
    return remove_old()


@step
def look_around() -> dict[str, Any]:
    """Collect the time, and everything that is due."""
    moment = f"{deps().clock.now():%Y%m%d%H%M%S}"
    if deps().db.engine.dialect.name == "sqlite":  # again and again, as somebody may read just now
        deps().db.erase_deleted()
    once = {
        # At the first tick of a day, so that a machine that is off at night does it in the morning.
        let_words_go.__name__: f"words:{moment[:8]}",
        **({back_up.__name__: f"backup:{moment[:8]}"} if _nightly_backup else {}),
        # Once after an upgrade that changes the search topics.
        renew_memory.__name__: f"memory:{EDITION}",
        # Every ten minutes, whatever the number of processes.
        restart_failed_work.__name__: f"restart:{moment[:11]}",
        alerts.look_for_failures.__name__: f"alerts:{moment[:11]}",
        follow_ups.write_notes.__name__: f"notes:{moment[:11]}",
        write_down_erasures.__name__: f"erasures:{moment[:10]}",  # every hour
        look_for_meetings.__name__: f"meetings:{moment[:10]}",  # every hour
        guests.look_after_guests.__name__: f"guests:{moment[:11]}",
        hot_seat_follow_ups.look_after_seats.__name__: f"seats:{moment[:11]}",
    }
    return {
        "moment": moment,
        "once": {name: key for name, key in once.items() if _newest.get(name) != key},
        "transcripts": transcripts.find_due(),
        "recaps": recaps.find_due(),
        "check_ins": check_ins.find_due(),
        "agendas": agendas.find_due(),
        "looks": member_previews.find_due(),
        "pending": pending.find_due(),
        "mails": mails.find_due(),
        "posts": posts.find_due(),
        "trials": trials.find_due(),
    }


@step
def sessions_to_empty() -> list[int]:
    """See delete_transcripts.due."""
    return delete_transcripts.due(deps())


@step
def empty(session_id: int) -> int:
    """See delete_transcripts.delete_words."""
    return delete_transcripts.delete_words(session_id, deps())


@step
def empty_guests() -> int:
    """See forget_guests.delete_expired_guest_texts."""
    return forget_guests.delete_expired_guest_texts(deps())


@step
def empty_notes() -> int:
    """See delete_transcripts.delete_old_notes."""
    return delete_transcripts.delete_old_notes(deps())


@step
def empty_held() -> int:
    """See held_transcripts.delete_expired."""
    return held_transcripts.delete_expired(deps())


@step
def restart() -> int:
    """See WorkClient.restart_passing."""
    since = deps().clock.now() - RESTARTED_FOR
    return sum(work.restart_passing(since) for work in _work)


@step
def look_for_missing() -> int:
    """See missing_meetings.look_again."""
    return missing_meetings.look_again(deps())


@step
def refresh_memory() -> int:
    """See index.reindex_outdated."""
    return index.reindex_outdated(deps().db)


@step
def write_journal() -> int:
    """See journal.keep_journal."""
    return _journal[0]() if _journal else 0


@step
def write_backup() -> str:
    """See make.make_nightly."""
    return _nightly_backup[0](deps().clock.now()) if _nightly_backup else ""


@step
def remove_old() -> int:
    """Returns the number of workflows deleted."""
    before = deps().clock.now() - FINISHED_RETENTION
    transcripts_due.remove_unread_uploads(before, deps())
    outbox.delete_old_texts(deps())
    chat_posts.clear_old_posts(deps())
    sign_in.remove_expired(deps())
    deps().db.remove_old_copies(deps().clock.now())
    prompt_trials.delete_old_trials(deps())
    finished = _work[0].delete_finished(before)
    deps().db.erase_deleted()
    _work[0].erase_deleted()
    return finished
