"""What groups know: a search over what was brought to hot seats and what peers gave."""
