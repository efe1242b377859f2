"""Webhooks: one package per sender; events come in here."""
