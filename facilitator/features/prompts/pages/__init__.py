"""The prompt studio: edit, try and publish a group's prompts, and go back to older versions."""
