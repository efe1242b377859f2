"""What needs a moderator now, over all their groups.
Imports access, meetings, operations, review and transcripts.
"""

SURFACE = {
    "today": "UpcomingSession upcoming_sessions",
}
