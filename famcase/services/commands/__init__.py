"""What a person can do: one call is one transaction and one batch."""
