"""Movements and campaigns, the fields of work, and the criteria that exemplars are judged by.

Which exemplars came out of a movement is the matter of higher rooms; plans do not know this room, and it does not know
plans: what a plan says about criteria is handed over by whoever knows both.
"""
