"""What features provide to lower layers: mail refreshers by mail kind, handlers by kind of work."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from facilitator.features.agenda import send_agenda
from facilitator.features.commitments import follow_up, send_thanks
from facilitator.features.delivery import approval, mail_recap, member_preview
from facilitator.features.guests import manage_guests
from facilitator.features.memory import index, past_solutions
from facilitator.features.office_hours import hold_office_hours, offer_office_hours
from facilitator.features.transcripts import read_held_transcript
from facilitator.kit.deps import MailRefresher, PendingWorkHandler
from facilitator.kit.pending_work import Pending

REFRESHERS: Mapping[str, MailRefresher] = MappingProxyType(
    {
        past_solutions.DRAFT: MailRefresher(
            send_agenda.refresh_draft_mail, past_solutions.past_solutions_for_mail
        ),
        past_solutions.AGENDA: MailRefresher(past=past_solutions.past_solutions_for_mail),
        follow_up.KIND: MailRefresher(follow_up.refresh_note),
        follow_up.THANKS_KIND: MailRefresher(send_thanks.refresh_thanks),
        offer_office_hours.KIND: MailRefresher(offer_office_hours.refresh_offer),
    }
)

HANDLERS: Mapping[str, PendingWorkHandler] = MappingProxyType({
    Pending.MAIL_RECAP: PendingWorkHandler(mail_recap.mail_released, mail_recap.prepare_released),
    Pending.ASK_OWN_PARTS: PendingWorkHandler(member_preview.start_member_preview),
    Pending.SHOW_DRAFT: PendingWorkHandler(approval.put_draft_mails),
    Pending.INDEX: PendingWorkHandler(index.index_session, index.prepare_index),
    Pending.MAIL_AGENDA: PendingWorkHandler(send_agenda.queue_agenda_mails),
    Pending.INVITE_GUEST: PendingWorkHandler(manage_guests.mail_invitation),
    Pending.READ_HELD: PendingWorkHandler(
        read_held_transcript.store_held, read_held_transcript.read_held
    ),
    Pending.INVITE_TO_TALK: PendingWorkHandler(hold_office_hours.mail_invitations),
})  # fmt: skip
