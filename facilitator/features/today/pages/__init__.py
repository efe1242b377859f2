"""The page of a moderator's to-dos and upcoming sessions."""
