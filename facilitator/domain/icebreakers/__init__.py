"""Icebreakers: the opening question of a session, who opens it, and why these."""
