"""The sixth place: lists that are brought in, backups, and tables that leave as files."""
