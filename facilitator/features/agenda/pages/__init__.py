"""The moderator's page of an agenda: look at it, change it, approve it."""
