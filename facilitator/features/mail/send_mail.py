"""Send a mail at most once; one whose outcome is unknown is left in doubt for a person."""

from __future__ import annotations

from email.message import EmailMessage

from sqlalchemy.orm import Session

from facilitator.domain.addresses import read_sender
from facilitator.domain.errors import Refused
from facilitator.domain.mails import MailState
from facilitator.domain.people.person import Person
from facilitator.features.mail.unsubscribe import unsubscribe_link
from facilitator.kit import outgoing
from facilitator.kit.deps import Deps, MailRefresher
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import why_not_send
from facilitator.kit.outgoing import Outcome
from facilitator.records.outbox import OutboxRecord


def begin(outbox_id: int, tries: int, deps: Deps) -> EmailMessage | None:
    """Return the mail to send in this attempt; None if there is nothing to send."""
    with deps.db.tx() as tx:
        row = outgoing.claim_waiting(tx, OutboxRecord, outbox_id, tries, deps.mailer.is_idempotent)
        if row is None:
            return None
        if (
            why := why_not_send(tx, row)
            or ("" if row.text else outgoing.FORGOTTEN_REASON)
            or _refresher(row, deps).rewrite(tx, row, deps)
        ):
            row.state, row.why = MailState.DROPPED, why
            return None
        try:
            return _compose_message(tx, row, deps)
        except Refused as error:
            row.state, row.why = MailState.REFUSED, str(error)
            return None
        except outgoing.MISTAKES as error:
            row.state, row.why = MailState.REFUSED, outgoing.explain_mistake(error)
            return None


def send(mail: EmailMessage, outbox_id: int, tries: int, deps: Deps) -> Outcome | None:
    """Send a mail; the caller records the outcome with ``finish``.

    Returns None if another process is sending it, or if it was dropped just before.
    """

    def note_sending() -> None:
        outgoing.mark_sending(OutboxRecord, outbox_id, tries, deps)

    return outgoing.run_attempt(lambda leaves: deps.mailer.send(mail, leaves), note_sending)


def finish(outbox_id: int, tries: int, outcome: Outcome, deps: Deps) -> str:
    """Record the outcome of an attempt; see delivery.finish."""
    return outgoing.finish(OutboxRecord, outbox_id, tries, outcome, deps)


def _refresher(row: OutboxRecord, deps: Deps) -> MailRefresher:
    """Return what updates this kind of mail just before it is sent; see feature_tables."""
    return deps.refreshers.get(row.kind, MailRefresher())


def _compose_message(tx: Session, row: OutboxRecord, deps: Deps) -> EmailMessage:
    content = compose.MailContent(row.subject, row.text, row.html, row.calendar)
    # read now, so that nothing is sent that was made confidential since the mail was written
    past = _refresher(row, deps).past(tx, row)
    if past:
        content = compose.with_past_solutions(content, past, language=row.group.language)
    if compose.is_optional(row.kind):
        content = compose.with_unsubscribe_link(
            content, unsubscribe_link(row, deps), group=row.group.name, language=row.group.language
        )
    domain = read_sender(deps.mailer.sender)[1].rpartition("@")[2]
    return compose.build_message(
        content, sender=deps.mailer.sender, to=Person(row.person.name, row.person.email or ""),
        message_id=f"<{row.message_id}@{domain}>", date=row.asked_at,
    )  # fmt: skip
