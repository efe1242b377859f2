"""The pages of a member's check-in, without login, cookies or scripts."""
