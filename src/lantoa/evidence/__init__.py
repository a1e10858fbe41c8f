"""What shows that something is true, and who agreed that it is told: files, claims with their proof, consent.

All of it hangs on a folder. What a folder is about (a dossier, later a decision) belongs to a higher room, which says
who may open it (`access.answer_for_folders`) and where it is shown (`holders.hold`).
"""
