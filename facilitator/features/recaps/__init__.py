"""Recaps in the records: written by an engine, kept as versions, shown in several formats,
exported. Imports llm, meetings, memory and transcripts.
"""

SURFACE = {
    "commands._run": "put_out run say_where",
    "export_recaps": "export_recaps",
    "keep_recap": "settle",
    "keep_session": "keep_session",
    "mail_files": "remove_files remove_mails",
    "output": "present",
    "tasks_file": "present",
    "write_recap": "heard_in wish_of write_recap",
}
