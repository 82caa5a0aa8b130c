"""Dates, ages, durations and clock times held against each other."""
