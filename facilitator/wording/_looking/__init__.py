"""Our words where members look at their part of a recap, one file for each language."""
