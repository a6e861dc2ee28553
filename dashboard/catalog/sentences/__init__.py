"""What each page says first: rules over facts, as plain data; dashboard/sentences makes the words."""
