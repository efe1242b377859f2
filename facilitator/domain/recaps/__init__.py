"""A recap: its values, its evidence, and the moderator's edits."""
