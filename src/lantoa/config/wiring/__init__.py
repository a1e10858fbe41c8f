"""Where rooms of one floor that do not know each other are put together (docs/decisions/0023).

Only the roof knows both. Nothing is decided here: what one room announces or asks is put into the words of the other.
"""


def connect() -> None:
    """Join what has to be joined, once all rooms stand."""
    from lantoa.config.wiring import criteria, measures, pages, stories  # models are loaded only when all rooms stand

    measures.register_all()
    criteria.connect()
    pages.connect()
    stories.connect()
