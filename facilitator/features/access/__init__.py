"""The room access."""
