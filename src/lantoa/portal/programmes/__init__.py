"""What released programmes promised, who owes it and how far it is: bodies and numbers, never people."""
