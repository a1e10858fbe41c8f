"""Reads Vietnamese administrative documents.

Knows no Django, no database and no screen: text in, plain immutable data out. `vanban.reading` reads a plan
(kế hoạch) into its header, outline, duties and criteria, each with its place in the text.
"""
