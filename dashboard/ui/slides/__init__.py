"""The slides of a meeting, one room each, and what they are made of."""
