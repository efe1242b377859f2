"""The live board of a running session, for the moderators' second screen."""
