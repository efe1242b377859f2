"""Engines: a transcript in, a recap with evidence out."""
