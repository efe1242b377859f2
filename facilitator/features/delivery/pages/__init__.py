"""A recap to be read by one member, where only its link is mailed."""
