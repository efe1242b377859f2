"""The pages of a group: who is in it, its sessions, its balance and its settings."""
