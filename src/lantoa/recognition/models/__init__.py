"""Data of the room: catalogue, rounds and proposals, councils, decisions."""
