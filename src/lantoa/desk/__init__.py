"""The back-office shell and the generic screens on which every room shows its records to officers.

The desk knows no body and no kind of record: rooms subclass its screens and register menu entries and work with it.
"""
