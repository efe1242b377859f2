"""Mails and chat posts on their way: sent at most once, what is waiting or in doubt, and switching
kinds of mail off. Imports access.
"""

SURFACE = {
    "chat_posts": "forget link_chat put tidy",
    "jobs.mails": "look send_soon start",
    "jobs.pending": "look start",
    "jobs.posts": "look send_soon start",
    "kind_names": "called",
    "send_mail": "begin finish send",
    "undelivered_mails": "DO",
}
