"""The second place: the case list and its search line."""
