"""One attempt at sending a mail: at most once, and what is in doubt is left to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from sqlalchemy import CursorResult, update

from facilitator import emails
from facilitator.domain.errors import FacilitatorError, Refused, Tie
from facilitator.domain.mails import MailState, next_try
from facilitator.domain.people import Person
from facilitator.ports import InDoubt, MailRefused
from facilitator.records.outbox import OutboxRecord
from facilitator.services.deps import Deps
from facilitator.services.outbox import FORGOTTEN, UNSURE, why_not
from facilitator.services.unsubscribe import way_out

TRIED_LONG = "It was tried for a day."


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended; a mail that is still *waiting* is tried again."""

    state: MailState
    why: str


def begin(outbox_id: int, tries: int, deps: Deps) -> EmailMessage | None:
    """The mail to send in this attempt; None where there is nothing to send.

    An attempt that finds the mail at *sending* comes after one that was cut off: the mail is in
    doubt then, and nobody but a person sends it again; unless that cannot make it two.
    """
    with deps.db.tx() as tx:
        row = tx.get(OutboxRecord, outbox_id, with_for_update=True)
        if row is None or row.tries != tries:
            return None
        if row.state == MailState.SENDING:
            again = MailState.WAITING if deps.mailer.repeats else MailState.DOUBT
            row.state, row.why = again, UNSURE
        if row.state != MailState.WAITING:
            return None
        if why := why_not(tx, row) or ("" if row.text else FORGOTTEN):
            row.state, row.why = MailState.DROPPED, why
            return None
        try:
            return _composed(row, deps)
        except Refused as bad:
            row.state, row.why = MailState.REFUSED, str(bad)
            return None


def send(mail: EmailMessage, outbox_id: int, tries: int, deps: Deps) -> Outcome | None:
    """Hand a mail over; how that ended is still to be written down with ``finish``.

    None where another process sends it, or it was dropped at the last moment.
    """
    try:
        answer = deps.mailer.send(mail, lambda: _note_sending(outbox_id, tries, deps))
    except Tie:
        return None
    except MailRefused as no:
        return Outcome(MailState.REFUSED, str(no))
    except InDoubt as unsure:
        return Outcome(MailState.DOUBT, str(unsure))
    except FacilitatorError as fault:
        return Outcome(MailState.WAITING, str(fault))
    return Outcome(MailState.SENT, answer)


def finish(outbox_id: int, tries: int, outcome: Outcome, deps: Deps) -> str:
    """Write down how an attempt ended. Safe to run twice; gives the state the mail is in.

    That it was sent holds whatever others thought of a process that was slow: also over a doubt.
    """
    at = deps.clock.now()
    with deps.db.tx() as tx:
        row = tx.get(OutboxRecord, outbox_id, with_for_update=True)
        if row is None:
            return "gone"
        if outcome.state is MailState.SENT:
            row.state, row.why, row.sent_at = outcome.state, outcome.why, row.sent_at or at
        elif row.tries == tries and row.state in (
            MailState.WAITING, MailState.SENDING, MailState.DOUBT,
        ):  # fmt: skip
            _note(row, outcome, at)
        return row.state


def _note(row: OutboxRecord, outcome: Outcome, at: datetime) -> None:
    row.state, row.why = outcome.state, outcome.why
    if outcome.state is not MailState.WAITING:
        return
    row.tries, row.next_try_at = row.tries + 1, next_try(row.asked_at, at)
    if row.next_try_at is None:
        row.state, row.why = MailState.REFUSED, f"{TRIED_LONG} {outcome.why}"


def _note_sending(outbox_id: int, tries: int, deps: Deps) -> None:
    """Write *sending*, just before the mail goes out. Raises Tie unless it is ours to send."""
    ours = update(OutboxRecord).where(
        OutboxRecord.id == outbox_id, OutboxRecord.tries == tries,
        OutboxRecord.state == MailState.WAITING,
    )  # fmt: skip
    with deps.db.tx() as tx:
        done = tx.execute(ours.values(state=MailState.SENDING, sending_at=deps.clock.now()))
        if not (isinstance(done, CursorResult) and done.rowcount):
            raise Tie("This mail is not to be sent any more, or another process sends it.")


def _composed(row: OutboxRecord, deps: Deps) -> EmailMessage:
    content = emails.Content(row.subject, row.text, row.html, row.calendar)
    if emails.is_optional(row.kind):
        content = emails.with_way_out(
            content, way_out(row, deps), group=row.group.name, language=row.group.language
        )
    domain = parseaddr(deps.mailer.sender)[1].rpartition("@")[2]
    return emails.message(
        content, sender=deps.mailer.sender, to=Person(row.person.name, row.person.email or ""),
        message_id=f"<{row.message_id}@{domain}>", date=row.asked_at,
    )  # fmt: skip
