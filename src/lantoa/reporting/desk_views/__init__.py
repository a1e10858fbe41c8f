"""The screens of the room for officers."""
