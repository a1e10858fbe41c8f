"""Exemplars are copied: what a model consists of, who adopts it, how far, and how it spreads from one to the next.

Whom or what is copied lies in `exemplars`; how it is told is the newsroom's.
"""
