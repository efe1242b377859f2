"""Database tables, one file per family of tables."""
