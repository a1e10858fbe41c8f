"""Officers' screens of the room, below /desk/accounts/."""
