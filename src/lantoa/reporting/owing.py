"""Who owes a report, whose records count in it, and who receives it. Pure Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Line = tuple[int, int, int]  # who stands above, who below, at what distance


@dataclass(frozen=True)
class Owed:
    """One report by ids: of `body` to `to_body`, about what `counted` did."""

    body: int
    to_body: int
    counted: tuple[int, ...]


def owed_reports(asking: int, owing: Mapping[int, Collection[int]], lines: Iterable[Line]) -> list[Owed]:
    """The reports of `owing` (each with the ended bodies that it answers for) and of the body that is `asking`.

    A report goes to the nearest above that reports itself, else to the body that asks. What stands below counts with
    the nearest above that reports, and with nobody where none does.
    """
    reporting = {asking, *owing}
    nearest: dict[int, tuple[int, int]] = {}
    for above, below, distance in lines:
        if above in reporting and distance:
            nearest[below] = min((distance, above), nearest.get(below, (distance, above)))
    counted: dict[int, list[int]] = {body: [body, *owing.get(body, ())] for body in reporting}
    for below, (_distance, above) in nearest.items():
        if below not in reporting:
            counted[above].append(below)
    found = []
    for body in sorted(reporting):
        above = nearest[body][1] if body in nearest and body != asking else asking
        found.append(Owed(body, above, tuple(sorted(set(counted[body])))))
    return found
