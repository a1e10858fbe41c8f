"""Puts the rooms together: settings, addresses, the web server's entry and the commands that run the whole house.

The one place that may know every room; no room may know it.
"""
