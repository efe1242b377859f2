"""The links in mails that end a kind of mail: `/unsubscribe/<token>`."""
