"""What a reading of a plan consists of: immutable data, each item with its place in the text.

A `Span` is a half-open pair of character offsets into `Plan.text`. Every item that was found in the text carries
one; `Plan.to_json` gives the published JSON shape, in which items that are plain strings (fields, channels,
recipients, ...) keep their spans in the parallel lists of the key "spans".
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of the text that is worth a name by itself: a field, a channel, a recipient, a source of money.

    `text` is usually the text under `span`; for a subject it is the code "individual", "collective" or "household".
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Date:
    """The date of the document itself; what was left blank on paper is None."""

    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last year that the plan speaks of in its title, opening or "Thời gian thực hiện"."""

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed. `authority` is the printed formula (TM. ..., KT. ..., TL. ..., TUQ. ..., Q. ...), Decree 30/2020."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Header and signature. `spans` maps the name of a field that was found to its place in the text."""

    type: str | None = None
    number: str | None = None
    place: str | None = None
    date: Date | None = None
    title: str | None = None
    issuing_body: str | None = None
    period: Period | None = None
    signer: Signer | None = None
    recipients: tuple[Mention, ...] = ()
    spans: dict[str, Span] = dataclasses.field(default_factory=dict)

    @property
    def is_plan(self) -> bool:
        """Whether this is a plan (kế hoạch) at all; anything else is read as far as the genre allows."""
        return self.type == "Kế hoạch"


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that is cited. `date` is ISO 8601 where the whole date is printed."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """One labelled part. `id` is the path of labels ("IV.2.b"; a repeated label gets "~2"); level counts from 1.

    `heading` is the title line or the words before the colon; None where the label opens a plain sentence.
    """

    id: str
    label: str
    level: int
    heading: str | None
    parent: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable duty: a quota, a share, a cadence or a dated deliverable.

    `value` stays None where the plan prints no number; `period` is year, half, quarter, month, week, once, ongoing
    or None; `per` is who owes it, as printed; `deadline` is as printed.
    """

    section: str | None
    quote: str
    measure: str
    comparator: str | None
    value: float | int | None
    unit: str | None
    per: str | None
    period: str | None
    deadline: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """One assigned piece of work. `request` is True where the plan asks ("Đề nghị") instead of ordering."""

    section: str | None
    responsible: tuple[str, ...]
    coordinating: tuple[str, ...]
    action: str
    period: str | None
    deadline: str | None
    recipient: str | None
    request: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Criterion:
    """A standard that exemplars are judged by. `scope` is "general", or "field" with the field's name."""

    section: str | None
    scope: str
    field: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """A named occasion or meeting; `date` as printed, if any."""

    name: str
    date: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole reading of one document. `text` is the normalised text that all spans point into."""

    text: str
    document: Document
    legal_basis: tuple[Citation, ...] = ()
    references: tuple[Citation, ...] = ()
    sections: tuple[Section, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    fields: tuple[Mention, ...] = ()
    subjects: tuple[Mention, ...] = ()
    channels: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    budget_sources: tuple[Mention, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The published JSON shape, ready for `json.dumps`."""
        doc = self.document
        period = doc.period and {"from": doc.period.first, "to": doc.period.last}
        return {
            "text": self.text,
            "document": {
                "type": doc.type,
                "is_plan": doc.is_plan,
                "number": doc.number,
                "place": doc.place,
                "date": _plain(doc.date),
                "title": doc.title,
                "issuing_body": doc.issuing_body,
                "period": period,
                "signer": _plain(doc.signer),
                "recipients": [m.text for m in doc.recipients],
                "spans": doc.spans,
            },
            **{name: [_plain(item) for item in getattr(self, name)] for name in _RECORDS},
            **{name: [m.text for m in getattr(self, name)] for name in _MENTIONS},
            "spans": {"recipients": [m.span for m in doc.recipients]}
            | {name: [m.span for m in getattr(self, name)] for name in _MENTIONS},
        }


_RECORDS = ("legal_basis", "references", "sections", "targets", "tasks", "criteria", "events")
_MENTIONS = ("fields", "subjects", "channels", "budget_sources")


def _plain(item: Any) -> Any:
    return dataclasses.asdict(item) if item is not None else None
