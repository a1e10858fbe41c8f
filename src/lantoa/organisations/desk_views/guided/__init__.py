"""Founding, renaming, moving, merging, splitting and abolishing: one form each, a look at everything affected, the act.

Nothing is kept between the look and the act: what was typed is sent again.
"""
