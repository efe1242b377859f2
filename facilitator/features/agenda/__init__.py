"""The agenda of a session: drafted from what is known, edited by the moderator, sent to the group,
compared with what changed since, and called off. Imports balance, checkins, commitments,
icebreakers, llm, mail and memory.
"""

SURFACE = {
    "agenda_inputs": (
        "ExpectedPerson AgendaInputs AgendaContext load_inputs load_context session_label"
    ),
    "call_off": "MAYBE_DELIVERED",
    "edit_agenda": "set_first_caller assign_hot_seat",
    "jobs.agendas": "find_due start_due",
    "pages.changes": "apply_change",
    "prepare_agenda": "upcoming_session get_agenda prepare",
    "render_agenda": "calendar_uid",
    "send_agenda": "AgendaDraft agenda_mail_for load_draft queue_agenda_mails refresh_draft_mail",
}
