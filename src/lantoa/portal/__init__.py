"""The public site: what anyone may read."""
