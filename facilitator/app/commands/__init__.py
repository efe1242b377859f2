"""Commands that belong to no feature, one file each."""
