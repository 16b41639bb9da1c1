"""What a person can ask; the answers are frozen views."""
