"""Exemplars: found, proved, screened, nurtured, put forward and followed for life, each in one dossier.

Whom a council honours is `recognition`'s; what is told the public is the newsroom's. Proof, files and consent lie in
the folder of each dossier in `evidence`.
"""
