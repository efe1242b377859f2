"""The mails to a guest: invitation, news that the session moved or is off, follow-up."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.addresses import read_sender
from facilitator.domain.group_settings import RecapMailContent
from facilitator.domain.people.guests import FOLLOW_UP, INVITE, NEWS
from facilitator.features.delivery import mail_recap
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.ical import Invitation, render_invitation
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail
from facilitator.kit.queries import join_link
from facilitator.kit.reviews import moderators_of
from facilitator.kit.schedule import member_zone
from facilitator.prompting.library import PromptLibrary
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord, uid_of
from facilitator.translation import translator_for

PURPOSE = "guest"  # of the link
LINK_LIFETIME = timedelta(days=60)  # after the session


def put_invitation(
    tx: Session, guest: GuestRecord, member: MembershipRecord, session: SessionRecord, deps: Deps
) -> bool:
    """Put an invitation into the outbox, once for each session."""
    content = compose.render_mail(
        INVITE,
        **_frame(tx, guest, member),
        starts_at=guest.starts_at.astimezone(member_zone(member)),
        minutes=_minutes(session),
        link=link_of(guest, deps),
    )
    to = MailKey(INVITE, guest.group_id, guest.person_id, f"session:{session.id}", session.id)
    return add_mail(tx, to, content, deps.clock.now(), _entry(tx, guest, member, session, deps))


def put_news(
    tx: Session, guest: GuestRecord, member: MembershipRecord, session: SessionRecord, deps: Deps
) -> bool:
    """Put news into the outbox: the session was called off, or was moved. Each news goes once."""
    is_off = session.cancelled_at is not None
    content = compose.render_mail(
        NEWS,
        **_frame(tx, guest, member),
        starts_at=guest.starts_at.astimezone(member_zone(member)),
        link=link_of(guest, deps),
        is_off=is_off,
    )
    to = MailKey(NEWS, guest.group_id, guest.person_id, news_purpose(guest, session), session.id)
    return add_mail(tx, to, content, deps.clock.now(), _entry(tx, guest, member, session, deps))


def news_purpose(guest: GuestRecord, session: SessionRecord) -> str:
    """The key of a piece of news: which move it is, or when the session was called off."""
    off = f"off:{session.cancelled_at:%Y%m%d%H%M%S}" if session.cancelled_at else ""
    return f"session:{session.id}:{off or f'moved:{guest.moves}'}"


def put_follow_up(
    tx: Session, guest: GuestRecord, member: MembershipRecord, session: SessionRecord, deps: Deps
) -> bool:
    """Put thanks, a link to what they may read of the recap, and the next step into the outbox."""
    held_at = session.held_at or guest.starts_at
    translator, theme = (
        translator_for(guest.group.language),
        PromptLibrary().theme(guest.group.theme),
    )
    next_step = translator.gettext(
        "If it was useful to you, let us talk for half an hour about what you "
        "would bring and what you are looking for. If both sides like it, you "
        "join at the next session."
    )
    if translator.language == "en":
        next_step = theme.next_step  # a theme's own text, in English only
    content = compose.render_mail(
        FOLLOW_UP, **_frame(tx, guest, member), held_at=held_at.astimezone(member_zone(member)),
        next_step=next_step, recap=_recap_link(tx, guest, member, session, deps),
        link=link_of(guest, deps),
    )  # fmt: skip
    to = MailKey(FOLLOW_UP, guest.group_id, guest.person_id, f"session:{session.id}", session.id)
    return add_mail(tx, to, content, deps.clock.now())


def link_of(guest: GuestRecord, deps: Deps) -> str:
    """The link to the guest's own page."""
    until = max(guest.starts_at, deps.clock.now()) + LINK_LIFETIME
    return deps.links.url(PURPOSE, (guest.id,), until)


def _frame(tx: Session, guest: GuestRecord, member: MembershipRecord) -> dict[str, str]:
    name, address = host_name_and_address(tx, guest)
    return {
        "group": guest.group.name, "language": guest.group.language, "guest": member.person.name,
        "host": name, "address": address,
    }  # fmt: skip


def host_name_and_address(tx: Session, guest: GuestRecord) -> tuple[str, str]:
    """Name and address of the host: a moderator with an address, else the group without one."""
    hosts = [m.person for m in moderators_of(tx, guest.group_id) if m.person.email]
    return (hosts[0].name, hosts[0].email or "") if hosts else (guest.group.name, "")


def _recap_link(
    tx: Session, guest: GuestRecord, member: MembershipRecord, session: SessionRecord, deps: Deps
) -> str:
    """The link to what the group lets a guest read of the recap; empty if that is nothing.

    Groups that mail only commitments have no such page.
    """
    settings = guest.group.as_settings()
    sent = tx.scalar(select(ReviewRecord.sent_version).where(ReviewRecord.session_id == session.id))
    if (
        sent is None
        or not guest.accepted_at
        or settings.recap_travels is RecapMailContent.COMMITMENTS
    ):
        return ""
    if (
        mail_recap.visible_part(queries.get_recap_view(tx, session.id, sent), member, settings)
        is None
    ):
        return ""
    until = deps.clock.now() + mail_recap.LINK_LIFETIME
    return deps.links.url(mail_recap.PURPOSE, (session.id, guest.person_id), until)


def _minutes(session: SessionRecord) -> int:
    return session.planned_minutes or session.group.minutes


def _entry(
    tx: Session, guest: GuestRecord, member: MembershipRecord, session: SessionRecord, deps: Deps
) -> bytes:
    """The session as a calendar entry, the same one that the agenda updates later."""
    sender = read_sender(deps.mailer.sender)[1]
    name, address = host_name_and_address(tx, guest)
    group, topic = guest.group.name, session.topic
    is_off = session.cancelled_at is not None
    sent = tx.scalar(select(AgendaRecord.sends).where(AgendaRecord.session_id == session.id))
    return render_invitation(
        Invitation(
            uid_of(session, sender), guest.moves + (sent or 0) + is_off,
            f"{group}: {topic}" if topic else group, "", guest.starts_at, _minutes(session),
            (name, address) if address else ("facilitator", sender),
            (member.person.name, member.person.email or ""), deps.clock.now(),
            join_link(tx, session) if guest.accepted_at else "", is_off,
        )
    )  # fmt: skip
