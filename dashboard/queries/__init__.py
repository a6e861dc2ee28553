"""One question per SQL file, each wrapped by a typed function."""
