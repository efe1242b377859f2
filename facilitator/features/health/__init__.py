"""The room health."""
