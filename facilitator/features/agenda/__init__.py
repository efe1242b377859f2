"""The agenda of a session: drafted from what is known, edited by the moderator, sent to the group,
compared with what changed since, and called off. Imports balance, checkins, commitments,
icebreakers, llm, mail and memory.
"""

SURFACE = {
    "agenda_inputs": "Expected Facts Known facts_of known_of session_called",
    "call_off": "LEFT",
    "edit_agenda": "call_on give_seat",
    "jobs.agendas": "look start",
    "pages.changes": "make",
    "prepare_agenda": "coming known_agenda prepare",
    "render_agenda": "entry_of",
    "send_agenda": "Draft content_for draft_in mail_sent write_anew",
}
