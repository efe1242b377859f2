"""Groups and their members: made, set up, listed and changed, in the console and on the command
line. Imports access, balance, commitments, guests, mail, meetings and today.
"""

SURFACE = {
    "group_overview": "theme_called",
    "manage_groups": "NONE edit_group named_choices",
}
