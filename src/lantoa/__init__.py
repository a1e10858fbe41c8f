"""The platform: finds, proves, honours and spreads exemplary people, room by room (docs/architecture.md)."""
