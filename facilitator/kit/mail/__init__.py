"""Mails: rendered from templates, stored in the outbox, sent at most once."""
