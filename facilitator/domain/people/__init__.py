"""People: members, guests, rosters, and whom a display name means."""
