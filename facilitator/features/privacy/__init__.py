"""What is kept and for how long: forgetting people, deleting transcripts, everything about a
person, receipts, the audit log and the data key. Imports erasure, icebreakers, live, mail,
memory and recaps.
"""

SURFACE = {
    "delete_transcripts": "due empty let_notes_go",
    "drop_transcript": "drop_transcript purge_account",
    "rotate_key": "rotate_key",
}
