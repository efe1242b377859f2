"""The room erasure."""
