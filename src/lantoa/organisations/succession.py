"""Who answers for a body that has ended. Pure Python: the same rule serves the closure, the screens and the plans."""

from collections.abc import Iterable

from lantoa.organisations.models import Share


def answering(takers: Iterable[tuple[int, str]]) -> list[int]:
    """The bodies (by id) that answer: those who took over everything; where nobody did, all that took over a part.

    `takers` are pairs of a body and its `Share`.
    """
    listed = list(takers)
    whole = [body for body, share in listed if share == Share.WHOLE]
    return whole or [body for body, _share in listed]
