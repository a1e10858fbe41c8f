"""What a reader should look at twice in a story: it is shown beside the text, and blocks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.evidence.models import Folder
from lantoa.evidence.queries.wording import FIGURE, Finding, as_checked, check
from lantoa.newsroom.models import Passage, Story

_HEAD = 0
_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Checked:
    """`head` is about headline and lead, `passages` by the id of each passage that something is to be said of."""

    head: Sequence[Finding]
    passages: dict[int, list[Finding]]

    @property
    def all(self) -> list[Finding]:
        """From the top to the bottom."""
        return [*self.head, *(finding for each in self.passages.values() for finding in each)]


def look_twice(story: Story, passages: Sequence[Passage]) -> Checked:
    """Superlatives, sensitive data, and figures that no claim of an exemplar proves. Two queries, one an exemplar more.

    A figure that rests on a fact's own claim is proven by it, as by any claim of the exemplars.
    """
    parts = [(_HEAD, f"{story.title}{_BETWEEN}{story.lead}"), *((each.pk, each.text) for each in passages)]
    whole = as_checked(_BETWEEN.join(text for _pk, text in parts))
    folders = list(Folder.objects.filter(dossier__in=story.dossiers.values("pk")))
    by_part: dict[int, list[Finding]] = {}
    for finding in _in_all(whole, folders):
        by_part.setdefault(_part_at(parts, finding.start), []).append(finding)
    return Checked(by_part.pop(_HEAD, []), by_part)


def _in_all(text: str, folders: Sequence[Folder]) -> list[Finding]:
    """What is found whichever folder is asked: a figure that one of them proves is proven."""
    if not folders:
        return check(text)
    first, *others = (check(text, folder) for folder in folders)
    found = [{(each.start, each.end) for each in other if each.kind == FIGURE} for other in others]
    return [each for each in first if each.kind != FIGURE or all((each.start, each.end) in other for other in found)]


def _part_at(parts: Sequence[tuple[int, str]], place: int) -> int:
    """Which part stands at that place of the joined text."""
    end = 0
    for pk, text in parts:
        end += len(as_checked(text)) + len(_BETWEEN)
        if place < end:
            return pk
    return parts[-1][0]
