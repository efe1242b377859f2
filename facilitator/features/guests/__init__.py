"""The room guests."""
