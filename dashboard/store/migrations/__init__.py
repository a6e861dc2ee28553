"""The numbered scripts that made the tables."""
