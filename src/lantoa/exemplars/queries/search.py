"""Public pages are found by words without accents, place, field, kind, year and movement; bounded however common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lantoa.exemplars.models import Release, SearchEntry
from lantoa.exemplars.queries.public import with_card
from lantoa.exemplars.search_index import INDEX
from lantoa.kit.finding import Hits, Wanted, look_up, tally, wanted
from lantoa.kit.kept import depends_on
from lantoa.organisations.models import Ancestry
from lantoa.organisations.models.trees import DIRECTING

LISTED = 20  # on a page
#: How words that nobody types are told apart from those that stand in a text, which have letters and digits only.
FACETS = {"kind": "k", "field": "f", "movement": "m", "year": "y", "place": "p"}
_TICKETS = re.compile(rf"[{''.join(FACETS.values())}]:\w+")


@dataclass(frozen=True)
class Asked:
    """What somebody looks for. `place` is a body, whose own pages and those of all below it are meant.

    `before` is the id of the last entry of the page before; 0 for the first page.
    """

    text: str = ""
    place: int = 0
    field: int = 0
    movement: int = 0
    year: int = 0
    kind: str = ""
    before: int = 0

    @property
    def is_narrowed(self) -> bool:
        """Whether anything at all is asked for."""
        return replace(self, before=0) != Asked()

    @property
    def wanted(self) -> Wanted:
        """As it is looked up in an index."""
        return wanted(self.text, [ticket(name, value) for name in FACETS if (value := getattr(self, name))])


@dataclass(frozen=True)
class Found:
    """A page of what was found; `hits` are the entries of this page and of later ones.

    `next_before` asks for the next page, 0 when there is none.
    """

    releases: Sequence[Release]
    hits: Hits
    next_before: int


def ticket(facet: str, value: object) -> str:
    """The word that stands for one value of a facet."""
    return f"{FACETS[facet]}:{value}"


def place_words(body_id: int, day: date) -> str:
    """The words for a body and all that stand above it on `day`."""
    lines = Ancestry.objects.on(day).filter(descendant=body_id, tree__in=DIRECTING)
    above = {body_id, *lines.values_list("ancestor", flat=True)}
    return " ".join(ticket("place", pk) for pk in sorted(above))


def search(asked: Asked) -> Found:
    """A page of what fits, the newest first: three queries, and two more for a rare thing on PostgreSQL."""
    depends_on(SearchEntry)
    hits = look_up(INDEX, asked.wanted, asked.before, enough=LISTED)
    shown = hits.ids[:LISTED]
    entries = SearchEntry.objects.filter(pk__in=shown).order_by("-pk").values_list("release", flat=True)
    by_id = {each.pk: each for each in with_card(Release.objects.filter(pk__in=list(entries)))}
    releases = [by_id[pk] for pk in entries if pk in by_id]
    return Found(releases, hits, shown[-1] if len(hits.ids) > LISTED else 0)


def counted(found: Found) -> Mapping[str, int] | None:
    """How many of what was found have which value of a facet, by its ticket, in one query.

    None where there is more than was counted: half a number would mislead.
    """
    if found.hits.is_more:
        return None
    return tickets_of(SearchEntry.objects.filter(pk__in=found.hits.ids).values_list("words", flat=True))


def numbers_of(questions: Sequence[Asked]) -> list[int]:
    """How many pages fit each of `questions`, in their order, none counted beyond `COUNTED` + 1. One query."""
    depends_on(SearchEntry)
    return tally(INDEX, [asked.wanted for asked in questions])


def tickets_of(words: Iterable[str]) -> Counter[str]:
    """How often which value of a facet stands in `words`, those of some entries."""
    return Counter(ticket for told in words for ticket in _TICKETS.findall(told))
