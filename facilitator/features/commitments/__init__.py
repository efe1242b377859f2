"""The room commitments."""
