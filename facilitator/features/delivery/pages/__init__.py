"""The page where one member reads a recap, if only its link is mailed."""
