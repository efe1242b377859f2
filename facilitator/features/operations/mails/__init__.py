"""Mails to the owner of an installation."""
