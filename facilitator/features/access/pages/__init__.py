"""Pages for signing in to the console and signing out."""
