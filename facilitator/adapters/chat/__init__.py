"""Chats: where a group is told things beside its mails, one file each."""
