"""A recap under review: what its moderator sees of it, and every change they make. Imports
delivery, live and recaps.
"""

SURFACE = {
    "changes": "anchor is_approval wanted",
    "review_recap": "Review Shown review_in unresolved",
}
