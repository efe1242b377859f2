"""What members are asked before a session, how they answer, and the reminder. Imports commitments
and mail.
"""

SURFACE = {
    "answer_check_in": "Answered check_ins_of send_check_in",
    "ask_check_in": "ask_member",
    "jobs.check_ins": "look start",
    "open_commitments": "all_promised_before promised_before",
    "pages.shown": "standard_consent",
}
