"""Adapters: implementations of the protocols in `facilitator/ports.py`."""
