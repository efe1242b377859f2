"""Reads, checks and fills in prompts, and reads themes, formats and icebreakers."""
