"""The prompt studio: a moderator words what a model is told, tries it, publishes it, goes back."""
