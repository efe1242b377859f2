"""Prompting: reads, judges and fills in the prompts."""
