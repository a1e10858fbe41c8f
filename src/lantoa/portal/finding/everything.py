"""Whatever is public and fits to what somebody looks for: some of each kind, and how much there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.exemplars.queries.public import places_named
from lantoa.exemplars.queries.search import Asked, Found, counted, search
from lantoa.movements.models import Field
from lantoa.movements.queries.fields import fields_named
from lantoa.newsroom.queries.search import FoundStories, search_stories, stories_counted
from lantoa.organisations.models import Body
from lantoa.plans.models import Plan
from lantoa.plans.queries.public import plans_named

SHOWN = 5  # of each kind


@dataclass(frozen=True)
class Everything:
    """What was found. `numbers` are those of the values of facets, by tickets; None where there is more than counted.

    Plans, places and fields are found by their names alone, and by nothing else that was asked for.
    """

    stories: FoundStories
    exemplars: Found
    plans: Sequence[Plan]
    places: Sequence[Body]
    fields: Sequence[Field]
    numbers: Mapping[str, int] | None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.stories.stories or self.exemplars.releases or self.plans or self.places or self.fields)


def everything(asked: Asked, day: date) -> Everything:
    """The newest of each kind that fit: ten queries, or twelve with rare words on PostgreSQL."""
    stories, exemplars = search_stories(asked, SHOWN), search(asked)
    of_stories, of_exemplars = stories_counted(stories), counted(exemplars)
    numbers = None if of_stories is None or of_exemplars is None else Counter(of_stories) + Counter(of_exemplars)
    return Everything(
        stories,
        exemplars,
        list(plans_named(asked.text)[:SHOWN]) if asked.text else (),
        places_named(asked.text, day)[:SHOWN] if asked.text else (),
        list(fields_named(asked.text)[:SHOWN]) if asked.text else (),
        numbers,
    )
