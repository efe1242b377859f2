"""Durable work of this room."""
