"""Adapters: the world outside, behind small protocols."""
