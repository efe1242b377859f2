"""Code shared by features: database reads, people, web pages, mails and durable work."""
