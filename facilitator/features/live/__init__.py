"""A session while it runs: the board of its moderators, and what they note. Imports access."""

SURFACE = {
    "live_notes": (
        "Note NoteKind as_note get_note notes_in off_record_times remove_notes_about "
        "rewrite_notes was_off_record"
    ),
}
