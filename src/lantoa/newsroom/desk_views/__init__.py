"""The screens of the room on the desk."""
