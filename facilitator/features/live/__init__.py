"""A session while it runs: the board of its moderators, and what they note. Imports access."""

SURFACE = {
    "live_notes": (
        "Captured Kind as_captured captured_in is_ever_off known_capture remove_captures "
        "rewrite_captures stretches_of"
    ),
}
