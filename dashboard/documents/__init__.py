"""What leaves the house as a file: templates, lists of problems, exports."""
