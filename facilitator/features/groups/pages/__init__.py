"""Console pages of a group: overview, members, guests, balance and settings."""
