"""Groups and their members: made, set up, listed and changed, in the console and on the command
line. Imports access, balance, commitments, guests, mail, meetings and today.
"""

SURFACE = {
    "group_overview": "theme_title",
    "manage_groups": "NO_FORMAT edit_group titled_choices",
}
