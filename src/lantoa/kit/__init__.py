"""Machinery that knows nothing of the domain: folding and sorting Vietnamese text, and what later rooms share."""
