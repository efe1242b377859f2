"""The room groups."""
