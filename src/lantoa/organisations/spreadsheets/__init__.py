"""Bodies from and to Excel: a list is read, tried without a trace, and recorded as one change that can be undone.

An empty cell says nothing: what the platform knows about a body stays as it is. Beginning, kind and code of a body that
is known are never changed by a list.
"""
