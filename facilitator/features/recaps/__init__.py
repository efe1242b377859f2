"""Recaps in the records: written by an engine, kept as versions, shown in several formats,
exported. Imports llm, meetings, memory and transcripts.
"""

SURFACE = {
    "commands._run": "print_location run_recap write_output",
    "export_recaps": "export_recaps",
    "mail_files": "remove_files remove_mails",
    "output": "present",
    "store_recap": "apply_review",
    "store_session": "store_session",
    "tasks_file": "present",
    "write_recap": "engine_request stored_transcript write_recap",
}
