"""The review of a recap: its draft, changes by hand, the approval."""
