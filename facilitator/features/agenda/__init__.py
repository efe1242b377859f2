"""The agenda of a session: drafted from what is known, edited by the moderator, sent to the group,
compared with what changed since, and called off. Imports balance, checkins, commitments,
icebreakers, llm, mail and memory.
"""

SURFACE = {
    "agenda_inputs": (
        "AgendaContext AgendaInputs ExpectedPerson load_context load_inputs session_label"
    ),
    "call_off": "MAYBE_DELIVERED",
    "edit_agenda": "assign_hot_seat set_first_caller",
    "jobs.agendas": "find_due start_due",
    "pages.change_forms": "apply_change",
    "prepare_agenda": "get_agenda prepare upcoming_session",
    "send_agenda": "AgendaDraft agenda_mail_for load_draft queue_agenda_mails refresh_draft_mail",
}
