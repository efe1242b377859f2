"""Practice: a whole meeting without a Zoom account, against a stand-in for Zoom on this machine."""
