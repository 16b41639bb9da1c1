"""The first place: a person's own day."""
