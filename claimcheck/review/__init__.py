"""The review desk: editors decide on findings, and the next run respects what they decided."""
