"""Writes documents in the layout of Decree 30/2020/NĐ-CP: plain data in, a Word file or a PDF out.

In the order in which a document comes about: `model` what it says · `composing` its lines, numbers and marks · `rules`
the layout as data · `word` and `pdf` the two files · `checking` what in any Word file departs from the decree ·
`certificates` · `own_template` a body's own Word template · `signing` signatures in PDF, by
`signing_keys`. What is written here, `vanban.reading` reads back.
"""
