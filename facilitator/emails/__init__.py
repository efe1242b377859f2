"""Emails: one folder per kind."""
