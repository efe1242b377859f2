"""The room live."""
