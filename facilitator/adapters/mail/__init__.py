"""Mail transports, one file each."""
