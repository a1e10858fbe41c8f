"""What is known of outlets, and of what goes there."""
