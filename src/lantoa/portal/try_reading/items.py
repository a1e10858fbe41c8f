"""The items of a reading: each with its kind, its number, the section it stands in and its place in the text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise

from vanban.reading.model import Plan, Section, Span

from .header import HeaderFact, header_facts
from .kinds import FAMILIES, KINDS, Fact, Kind, Value


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing that was found in the text."""

    kind: Kind
    number: int
    found: Any
    section: Section | None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.found.span

    @property
    def key(self) -> str:
        """Its name in addresses: "target-3"."""
        return f"{self.kind.code}-{self.number}"

    @property
    def tag(self) -> str:
        """Its mark in the margin: "TG 3"."""
        return f"{self.kind.tag} {self.number}"

    @property
    def title(self) -> list[str]:
        """The item in one line, piece by piece."""
        return self.kind.title(self.found)

    @property
    def quote(self) -> Value:
        """The words of the document, where the title says them differently."""
        return self.kind.quote(self.found) if self.kind.quote else None

    @property
    def facts(self) -> list[tuple[Fact, Value]]:
        """What the document says of it beyond its title."""
        known = [(fact, fact.value(self.found)) for fact in self.kind.facts if fact.on_screen]
        return [(fact, value) for fact, value in known if value not in (None, fact.usual, *self.title)]


@dataclass(frozen=True, slots=True)
class Group:
    """All items of one kind."""

    kind: Kind
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that the filter shows together."""

    code: str
    name: Promise
    size: int


class Reading:
    """A plan that was read, laid out for people."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def groups(self) -> list[Group]:
        """The kinds of which something was found, each with its items in the order of the text."""
        groups = (Group(kind, self._items(kind)) for kind in KINDS)
        return [group for group in groups if group.items]

    @cached_property
    def items(self) -> list[Item]:
        """Every item, kind after kind."""
        return [item for group in self.groups for item in group.items]

    def _items(self, kind: Kind) -> list[Item]:
        in_order = sorted(kind.found(self.plan), key=lambda found: found.span)
        return [
            Item(kind, number, found, None if kind.outer else self._section_of(found))
            for number, found in enumerate(in_order, start=1)
        ]

    def _section_of(self, found: Any) -> Section | None:
        """The section that the item names, else the last one that opened before it."""
        if section := self._sections_by_id.get(getattr(found, "section", None) or ""):
            return section
        before = bisect_right(self._openings, found.span[0])
        return self._sections[before - 1] if before else None

    @cached_property
    def _sections(self) -> Sequence[Section]:
        return sorted(self.plan.sections, key=lambda section: section.span[0])

    @cached_property
    def _openings(self) -> list[int]:
        return [section.span[0] for section in self._sections]

    @cached_property
    def _sections_by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.plan.sections}

    @property
    def families(self) -> list[Family]:
        """The choices of the filter."""
        sizes = Counter(item.kind.family for item in self.items)
        return [Family(code, name, sizes[code]) for code, name in FAMILIES.items() if sizes[code]]

    @property
    def header(self) -> list[HeaderFact]:
        """Every field of the header, found or not."""
        return header_facts(self.plan)

    @property
    def has_duties(self) -> bool:
        """Whether anything was found that somebody has to do or to meet."""
        return bool(self.plan.targets or self.plan.tasks or self.plan.criteria)

    @cached_property
    def counts(self) -> list[tuple[Group, int | None]]:
        """What an officer asks first: how many of each main kind; of the targets also how many have a number."""
        main = [group for group in self.groups if not group.kind.brief and not group.kind.outer]
        numbered = sum(target.value is not None for target in self.plan.targets)
        return [(group, numbered if group.kind.code == "target" else None) for group in main]
