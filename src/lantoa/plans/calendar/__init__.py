"""The calendar: days that come back, days on which something is due, and events, as a screen and as feeds.

What is due and what happens is kept elsewhere in the room; here are only anniversaries and secret addresses.
"""
