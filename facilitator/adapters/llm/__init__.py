"""Language model providers, one file each."""
