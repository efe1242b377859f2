"""The room checkins."""
