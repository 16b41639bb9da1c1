"""Lists and questions above a screen."""
