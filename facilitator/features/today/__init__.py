"""What needs a moderator now, over all their groups. Imports access, operations and review."""

SURFACE = {
    "today": "UpcomingSession upcoming_sessions",
}
