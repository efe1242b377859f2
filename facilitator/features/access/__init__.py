"""Who may sign in to the console and what they may see there: sign-in links, passwords, roles, and
the frame that every page of the console shares. Imports no other room.
"""

SURFACE = {
    "access": "Own doer group_ids groups_of meant own_group own_session",
    "console": "Entry POLICY area takes_files visitor",
    "manage_moderators": "add_moderator",
    "people_rules": "check_people fixed_in last_moderator",
    "sign_in": "Visitor remove_old",
}
