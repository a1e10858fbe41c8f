"""Reads of the room. What holds is asked as of a day."""
