"""The pages of one session: planning, before it, after it, and its transcript."""
