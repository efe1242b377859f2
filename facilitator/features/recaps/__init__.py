"""The room recaps."""
