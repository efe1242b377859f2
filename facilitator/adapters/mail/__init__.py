"""Mail transports: what hands our mails over, one file each."""
