"""Workflows: which service runs when, and goes on after a crash. Ids in, no rules of their own."""
