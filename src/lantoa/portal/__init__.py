"""The public site: what anyone may read, and the design that all public pages share.

Tokens and components live in static/portal/*.css and templates/portal/components/; /style-guide/ shows them.
"""
