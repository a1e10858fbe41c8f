"""Periodic reports up the tree: what is asked of whom, filled from the records, written by people, received above.

Nothing is counted here: figures are asked of the measures that other rooms registered, and kept as they were when a
report was submitted. What a report is about belongs to the room that recorded it.
"""
