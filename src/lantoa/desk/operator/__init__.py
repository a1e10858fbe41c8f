"""Screens for whoever administers the installation: what waits to leave the house, and the log of everybody's acts."""
