"""A member's own part of a recap, before the others see it: no login, no cookie, no script."""
