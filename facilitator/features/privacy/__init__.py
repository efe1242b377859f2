"""What is kept and for how long: forgetting people, deleting transcripts, everything about a
person, receipts, the audit log and the data key. Imports erasure, icebreakers, live, mail,
member_review, memory, recaps and transcripts.
"""

SURFACE = {
    "delete_on_platform_request": "delete_account delete_transcript",
    "erasure_journal": "FILE Erasure erase_again erasures read_journal write_journal",
    "delete_transcripts": "delete_old_notes delete_words due",
    "rotate_key": "rotate_key",
}
