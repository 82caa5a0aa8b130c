"""The endpoint for a newsroom's own system: JSON in, report out, on this machine alone."""
