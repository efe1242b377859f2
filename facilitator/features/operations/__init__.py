"""What the service does: work that runs, waits or failed, what models cost, living workers.
Imports access and mail.
"""

SURFACE = {
    "jobs.alerts": "Watched log_database look_for_failures watch",
    "progress": "Progress last_held_at mails_about planned_session_id progress_of",
    "work_overview": "failed_work",
    "workers": "BEAT_SECONDS claim_name release_name remove_dead_worker send_heartbeat",
}
