"""Printed matter: what is told of each story or exemplar, and the pages that Typst sets of it."""
