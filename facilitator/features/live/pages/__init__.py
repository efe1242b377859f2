"""The board of a session while it runs, for the moderators' second screen."""
