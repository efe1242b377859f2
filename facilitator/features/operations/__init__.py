"""What the service does: work that runs, waits or failed, what models cost, living workers.
Imports access and mail.
"""

SURFACE = {
    "progress": "Progress last_held mails_about progress_of session_planned",
    "work_overview": "failed_work",
    "workers": "BEAT_SECONDS beat bury claim leave",
}
