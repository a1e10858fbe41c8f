"""Kept pages: a public page is drawn once, and served from a file until something that it read is written.

A room puts `kept` around a view that shows the same to everybody. While the page is drawn, every statement to the
database is listened to: which tables it reads, and of busy tables (`row_by_row`) which rows. When a transaction that
wrote to one of these commits, whatever the code that wrote, the files of the page are removed, and the worker draws it
again. Nobody has to remember to tell. Why it is done so: docs/decisions/0041.
"""

from lantoa.kit.kept.drawing import kept
from lantoa.kit.kept.tables import depends_on, row_by_row

__all__ = ["depends_on", "kept", "row_by_row"]
