"""Screens of the room on the desk."""
