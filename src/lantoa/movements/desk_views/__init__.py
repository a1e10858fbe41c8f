"""Officers' screens of the room."""
