"""What the room does: each one transaction, asked for by an actor, logged."""
