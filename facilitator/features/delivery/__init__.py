"""How a recap goes out: shown to the moderators, approved, previewed by hot seats where members
own the record, mailed to each member and told in the group's chat. Imports mail, memory and
recaps.
"""

SURFACE = {
    "delivery_status": "Delivery deliveries_of",
    "jobs.member_previews": "look start",
    "jobs.recaps": "look start",
    "mail_recap": "LINK_LASTS PURPOSE mail_sent prepare_sent seen_by send_all",
    "member_preview": "PURPOSE ask_own_parts parts_of",
    "send_recap": "approve show show_moderators",
}
