"""Posts of one person in their parts, and which nobody holds at once."""
