"""What features stand on: reads, people, and how pages, mails and durable work are made."""
