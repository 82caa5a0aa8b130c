"""Changes held against the levels they lie between."""
