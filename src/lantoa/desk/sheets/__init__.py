"""Lists that people send as Excel workbooks: opened safely, read by their headings, and told about row by row.

A room says which columns there are (`words.Column`), what a row means, and what becomes of it; nothing here knows what
a list is about.
"""
