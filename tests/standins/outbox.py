"""An outbox with real records and a real mail server, and what the workflow does with it."""

from datetime import UTC, datetime

from sqlalchemy import select

from facilitator.adapters.mail.smtp import SmtpMailer, SmtpServer, Timeouts
from facilitator.domain.people.person import Person, Role, Roster
from facilitator.features.mail import send_mail
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail
from facilitator.kit.members import get_or_create_group, save_members
from facilitator.records.groups import PersonRecord
from facilitator.records.outbox import OutboxRecord
from tests.standins.deps import SENDER, SetClock, deps_of

CAST = Roster((
    Person("Alice", "alice@example.org", role=Role.MODERATOR), Person("Bob", "bob@example.org"),
    Person("Dana", "dana@example.org"), Person("Lee"),
))  # fmt: skip


def sending_to(server, db, folder):
    """Deps with the cast in a group, and a mailer for this server."""
    mailer = SmtpMailer(SmtpServer("127.0.0.1", server.port), SENDER, patience=Timeouts(2, 1))
    with db.tx() as tx:
        save_members(tx, get_or_create_group(tx, "Founders North", "founders"), CAST)
    return deps_of(db, folder, clock=SetClock(datetime.now(UTC)), mailer=mailer)


def person(deps, name="Dana"):
    with deps.db.tx() as tx:
        return tx.scalar(select(PersonRecord.id).where(PersonRecord.name == name))


def store(deps, name="Dana", purpose="session:1", kind="recap", text="Hello Dana\n", **more):
    """Put a mail; whether it was put, and its number."""
    content = compose.MailContent("Your recap", text, f"<p>{text}</p><!-- way out -->")
    to = MailKey(kind, 1, person(deps, name), purpose)
    with deps.db.tx() as tx:
        is_new = add_mail(tx, to, content, **{"at": deps.clock.now(), **more})
    with deps.db.tx() as tx:
        found = tx.scalar(select(OutboxRecord.id).where(
            OutboxRecord.purpose == purpose, OutboxRecord.person_id == to.person_id,
        ))  # fmt: skip
    return is_new, found


def row(deps, number):
    with deps.db.tx() as tx:
        return tx.get(OutboxRecord, number)


def attempt(deps, number, tries=0):
    """What the workflow does, without its durability."""
    mail = send_mail.begin(number, tries, deps)
    outcome = send_mail.send(mail, number, tries, deps) if mail else None
    return send_mail.finish(number, tries, outcome, deps) if outcome else None


def cut_off(deps, number, tries=0):
    """As a crash leaves it that comes between the mail and the server's answer."""
    mail = send_mail.begin(number, tries, deps)
    return send_mail.send(mail, number, tries, deps)
