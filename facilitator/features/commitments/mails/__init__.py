"""Mails of this room, one folder for each kind."""
