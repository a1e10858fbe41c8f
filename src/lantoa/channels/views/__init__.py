"""What the public gets: cards, and newsletters to ask for and to leave."""
