"""Engines: make a recap with evidence from a transcript, by rules or with a language model."""
