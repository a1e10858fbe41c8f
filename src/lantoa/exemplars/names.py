"""Names of exemplars as they are compared: without accents, and without the form of address in front."""

from __future__ import annotations

from django.db.models import Q

from lantoa.kit.text import fold

#: How people are addressed in front of a name; folded, the longer first.
TITLES = (
    *("gia dinh ong", "gia dinh ba", "ho gia dinh ong", "ho gia dinh ba", "ho gia dinh", "ho ong", "ho ba"),
    *("gia dinh", "dong chi", "chau", "thay", "ong", "anh", "chi", "co", "em", "ba"),
)


def bare(name: str) -> str:
    """`name` folded and without a form of address: "Bà Lê Thị Mận" becomes "le thi man"."""
    folded = fold(name)
    for title in TITLES:
        if folded.startswith(f"{title} ") and " " in folded.removeprefix(f"{title} "):
            return folded.removeprefix(f"{title} ")
    return folded


def called(name: str) -> Q:
    """Whatever has this bare name in its `folded_name`, with a form of address or without."""
    return Q(folded_name__in=[name, *(f"{title} {name}" for title in TITLES)])
