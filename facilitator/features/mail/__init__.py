"""The room mail."""
