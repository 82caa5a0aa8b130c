"""The language server: findings, readings of figures and suppressions where editors write."""
