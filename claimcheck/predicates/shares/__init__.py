"""Shares held against their part and whole."""
