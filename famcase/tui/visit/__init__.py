"""The view of one family that may be seen across the table."""
