"""The tables, one file a theme; each makes its model classes for one database."""
