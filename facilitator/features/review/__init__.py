"""A recap under review: what its moderator sees of it, and every change they make. Imports
delivery, live and recaps.
"""

SURFACE = {
    "form_actions": "action_for anchor is_approval",
    "review_recap": "Review ReviewedStatement build_review unresolved_speakers",
}
