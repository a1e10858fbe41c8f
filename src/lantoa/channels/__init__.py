"""One story goes out to many places: outlets, dispatches with their receipts, the loudspeaker, withdrawal everywhere.

What a story says lies in `newsroom`; who copies what it tells of, in `replication`.
"""
