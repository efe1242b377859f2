"""The room sessions."""
