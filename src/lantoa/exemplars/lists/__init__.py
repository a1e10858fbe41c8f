"""A unit's list of nominations in Excel: read, held against what is known, and written down as one act.

Nothing of it is published: each row becomes a nomination as if an officer had typed it in from paper.
"""
