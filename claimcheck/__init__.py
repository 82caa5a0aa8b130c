"""Finds claims in news articles that cannot both hold."""
