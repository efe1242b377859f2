"""The room transcripts."""
