"""Words: stems, spelling, likeness, and what a text has in common with another."""
