"""Backups: one encrypted file with both databases, secrets, settings and mails kept as files."""
