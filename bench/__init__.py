"""How fast things are: `python -m bench` measures, prints, and fails where a bar was missed."""
