"""Public screens: whether an honour holds, and badges for machines."""
