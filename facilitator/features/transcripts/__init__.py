"""Transcripts: fetched or handed in, read, redacted and kept, without what nobody may keep.
Imports access, erasure, live, llm, meetings and memory.
"""

SURFACE = {
    "jobs.transcripts": "fetch_summary fetch_transcript hand_in look start",
    "keep_transcript": "adopt keep_transcript",
    "make_recap": "Handed Made make_recap recap_of",
    "read_transcript": "Heard fingerprint_of read",
    "transcripts_due": "remove_parcels",
    "upload_defaults": "Wanted completed",
    "upload_transcript": "DAY Handed LARGEST_BYTES OtherDay hand_in hand_in_new why_none_taken",
}
