"""Interfaces of the net to which the platform posts by itself, each by what its documentation says of it."""
