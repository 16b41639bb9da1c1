"""Two families side by side that may be one, and which two may be."""
