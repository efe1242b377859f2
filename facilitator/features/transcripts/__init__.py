"""Transcripts: fetched or handed in, read, redacted and kept, without what nobody may keep.
Imports access, erasure, live, llm, meetings and memory.
"""

SURFACE = {
    "held_transcripts": ("allow delete_expired discard held_transcript waiting_transcripts"),
    "jobs.transcripts": "fetch_summary fetch_transcript find_due hand_in start_due",
    "make_recap": "MadeRecap SessionFiles make_recap run_engine",
    "read_held_transcript": "read_held store_held",
    "read_transcript": "ReadTranscript fingerprint_of parse_files",
    "store_transcript": "merge_duplicate_session store_transcript",
    "transcripts_due": "remove_unread_uploads",
    "upload_defaults": "RecapOptions with_defaults",
    "upload_transcript": (
        "DAY LARGEST_BYTES Upload WrongDay upload_for_new_session upload_transcript why_no_upload"
    ),
}
