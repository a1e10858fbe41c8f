"""Bodies with their history: names, places in several trees, who followed whom, and which people stand in which role.

Nothing is overwritten. A name, a place or a membership has a day it began and a day it ended, and every question can be
asked as of a day. What a plan owes, or who was honoured, belongs to higher rooms, which hang their records on a body.
"""
