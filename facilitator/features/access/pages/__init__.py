"""Signing in to the console and out again."""
