"""What members are asked before a session, how they answer, and the reminder. Imports commitments
and mail.
"""

SURFACE = {
    "answer_check_in": "SubmittedCheckIn submit_check_in submitted_check_ins",
    "ask_check_in": "ask_member",
    "jobs.check_ins": "find_due start_due",
    "open_commitments": "commitments_to_ask_about commitments_to_ask_about_by_person",
    "pages.variables": "default_consent",
}
