"""Public screens of the room; those of officers are in desk_views.py."""
