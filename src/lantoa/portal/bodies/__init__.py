"""The public page of a body, of whatever kind: whom it tells of, what it promised, and how to reach it."""
