"""What was derived, and why, as plain text."""
