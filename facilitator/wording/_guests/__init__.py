"""Our words to guests, one file for each language."""
