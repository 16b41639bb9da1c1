"""What belongs to one's own desk: its settings, and the forms that one has begun."""
