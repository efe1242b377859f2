"""Mails and chat posts on their way: sent at most once, what is waiting or in doubt, and switching
kinds of mail off. Imports access.
"""

SURFACE = {
    "chat_posts": "clear_old_posts forget_posts link_chat store_post",
    "jobs.mails": "find_due send_soon start_due",
    "jobs.pending": "find_due start_due",
    "jobs.posts": "find_due send_soon start_due",
    "kind_names": "kind_name",
    "send_mail": "begin finish send",
    "undelivered_mails": "ACTIONS",
}
