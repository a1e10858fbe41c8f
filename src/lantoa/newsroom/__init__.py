"""Exemplars are told: stories from the first draft to the public page, who checks them, and what is planned when.

What is told of lies in `exemplars` and is proven in `evidence`; where stories go besides the portal is the matter of
`channels`.
"""
