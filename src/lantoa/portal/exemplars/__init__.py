"""Exemplars as the public reads them: what bodies released, what was checked, and how they are found."""
