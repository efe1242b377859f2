"""The room balance."""
