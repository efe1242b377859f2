"""Who may sign in to the console and what they may see there: sign-in links, passwords, roles, and
the frame that every page of the console shares. Imports no other room.
"""

SURFACE = {
    "console": "CONTENT_POLICY NavigationEntry allow_uploads console_blueprint current_visitor",
    "group_access": (
        "GroupRef actor_of resolve_group visible_group visible_group_ids visible_groups "
        "visible_session"
    ),
    "manage_moderators": "add_moderator",
    "member_change_rules": "check_member_changes last_moderator people_not_editable",
    "sign_in": "Visitor remove_expired",
}
