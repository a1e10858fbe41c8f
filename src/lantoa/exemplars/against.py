"""What is held against an exemplar: higher rooms tell it, and it is asked before the exemplar goes on its way.

tell(lambda dossier: [Held(_("discipline 01/10/2026"), blocks=True)])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer


@dataclass(frozen=True)
class Held:
    """`blocks`: while it stands, nobody may be honoured; else whoever goes on says why."""

    words: str | Promise
    blocks: bool


Telling = Callable[[Any], Iterable[Held]]
_sources: list[Telling] = []


def tell(source: Telling) -> None:
    """Ask `source` of each dossier from now on what is held against the exemplar."""
    _sources.append(source)


def held_against(dossier: Any) -> list[Held]:
    """All that is, in the order in which the sources were registered; what blocks comes first."""
    found = [held for source in _sources for held in source(dossier)]
    return sorted(found, key=lambda held: not held.blocks)


def nothing_blocks(dossier: Any) -> Answer:
    """Whether nothing is open for which the law lets nobody be honoured: NĐ 152/2025/NĐ-CP Điều 4.4."""
    blocking = "; ".join(str(held.words) for held in held_against(dossier) if held.blocks)
    if not blocking:
        return YES
    told = _(
        "Open against them: %(matters)s. Nobody is honoured before that is settled (Decree 152/2025, Article 4.4)."
    )
    return Answer(False, told % {"matters": blocking})
