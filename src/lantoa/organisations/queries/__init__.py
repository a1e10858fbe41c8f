"""Reads of the room. Each question about bodies is asked as of a day."""
