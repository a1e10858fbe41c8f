"""Where rooms of one floor that do not know each other are put together (docs/decisions/0023).

Only the roof knows both. Nothing is decided here: what one room announces or asks is put into the words of the other.
"""


def connect() -> None:
    """Join what has to be joined, once all rooms stand."""
    # Models are loaded only when all rooms stand.
    from lantoa.config.wiring import criteria, kept_pages, measures, pages, stories

    measures.register_all()
    criteria.connect()
    pages.connect()
    stories.connect()
    kept_pages.connect()
