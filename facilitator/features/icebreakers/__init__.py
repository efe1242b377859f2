"""The room icebreakers."""
