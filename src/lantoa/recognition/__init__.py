"""Honour by the law: the catalogue of awards, rounds and proposals, councils and their ballots, decisions and honours.

Whom it is about lies in `exemplars`, one dossier for life; here is what is proposed for it, who judged it, and what was
decided. How an honour is told to the public is the newsroom's.
"""
