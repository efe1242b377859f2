"""Words: stems, spelling, similarity, and what two texts have in common."""
