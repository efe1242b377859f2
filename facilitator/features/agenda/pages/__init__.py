"""The moderator's page of an agenda: review, change and approve it."""
