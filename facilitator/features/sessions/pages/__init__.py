"""The pages of one session: before it, live, and after it."""
