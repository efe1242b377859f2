"""Records: what is kept in the database."""
