"""The page of a member's commitments between sessions, without login, cookies or scripts."""
