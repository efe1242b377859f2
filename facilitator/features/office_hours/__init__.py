"""The room office_hours."""
