"""Durable jobs of this room."""
