"""Who may sign in to the console and what they may see there: sign-in links, passwords, roles, and
the frame that every page of the console shares. Imports no other room.
"""

SURFACE = {
    "access": (
        "GroupRef actor_of visible_group_ids visible_groups resolve_group visible_group "
        "visible_session"
    ),
    "console": "NavigationEntry CONTENT_POLICY console_blueprint allow_uploads current_visitor",
    "manage_moderators": "add_moderator",
    "people_rules": "check_member_changes people_not_editable last_moderator",
    "sign_in": "Visitor remove_expired",
}
