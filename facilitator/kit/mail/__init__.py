"""Mails: written from templates, kept in the outbox, sent at most once."""
