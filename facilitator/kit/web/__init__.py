"""Pages: the Flask app, its headers and errors, and what all pages share."""
