"""Prompting: reads, judges and fills in the prompts, and the themes and formats beside them."""
