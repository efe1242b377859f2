"""The page where an invited guest answers yes or no."""
