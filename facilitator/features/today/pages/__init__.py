"""The console's first page: what needs the moderator, and what comes next."""
