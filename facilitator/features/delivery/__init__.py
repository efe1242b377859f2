"""How a recap goes out: shown to the moderators, approved, previewed by hot seats where members
own the record, mailed to each member and told in the group's chat. Imports mail, memory and
recaps.
"""

SURFACE = {
    "approval": "approve mail_draft put_draft_mails",
    "delivery_status": "Delivery deliveries_of",
    "jobs.member_previews": "find_due start_due",
    "jobs.recaps": "find_due start_due",
    "mail_recap": "LINK_LIFETIME PURPOSE mail_released prepare_released release_recap visible_part",
    "member_preview": "PURPOSE is_same_part parts_by_person start_member_preview",
}
