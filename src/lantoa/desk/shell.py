"""What the frame of every screen tells about the person: where she stands, in words that a higher room knows."""

from collections.abc import Callable, Sequence

from lantoa.kit.actors import Actor

Standing = Callable[[Actor], Sequence[str]]

_standings: list[Standing] = []


def register_standing(standing: Standing) -> None:
    """Have `standing` asked, in one query, for lines such as a body and roles; the first is shown bold."""
    _standings.append(standing)


def standing_of(actor: Actor) -> list[str]:
    """Where `actor` stands, as all rooms tell it."""
    return [line for standing in _standings for line in standing(actor)]
