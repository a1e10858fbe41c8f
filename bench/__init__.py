"""How fast things are: `python -m bench` measures and prints, and decides nothing."""
