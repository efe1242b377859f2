"""The page of an invited guest: yes with a promise, or no."""
