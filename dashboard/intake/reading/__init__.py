"""A table's text to typed rows: columns, values, references and problems. Nothing here writes the store."""
