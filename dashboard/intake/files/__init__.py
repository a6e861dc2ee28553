"""What was handed in, as a file: its kind, its encoding, its sheets, and where the table lies in it."""
