"""Reads and writes Vietnamese administrative documents.

Knows no Django, no database and no screen. `vanban.reading` reads a plan (kế hoạch) into its header, outline, duties
and criteria, each with its place in the text; `vanban.writing` writes documents in the layout of Decree 30/2020.
"""
