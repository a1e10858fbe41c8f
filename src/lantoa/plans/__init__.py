"""Plans: the document that an office issued, its clauses confirmed beside the source text, and the duties they make.

Everybody sees from here who owes what by when and how far it is; each figure comes from evidence. What exemplars,
stories or reports are is the matter of higher rooms, which register measures that count them.
"""
