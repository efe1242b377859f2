"""The room member_review."""
