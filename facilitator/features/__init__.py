"""Features, one room each: services, pages, mails, jobs and commands together."""
