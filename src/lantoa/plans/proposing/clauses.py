"""The clauses of a reading, in the order of the text."""

from __future__ import annotations

import dataclasses
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lantoa.plans.models import Citation, Clause, ClauseKind, Duty, DutyActor, Plan
from lantoa.plans.proposing.actors import Matching
from lantoa.plans.proposing.duties import duty_of_target, duty_of_task
from vanban.reading.model import Plan as Reading
from vanban.reading.model import Section, Span, Target, Task


@dataclass
class Proposal:
    """A clause with what it would make, not saved yet."""

    clause: Clause
    duty: Duty | None = None
    actors: list[DutyActor] = field(default_factory=list)


def items_of(reading: Reading) -> Iterator[tuple[str, Any]]:
    """All that can become a clause, with the kind that it would be of."""
    yield from ((ClauseKind.TARGET, item) for item in reading.targets)
    yield from ((ClauseKind.TASK, item) for item in reading.tasks)
    yield from ((ClauseKind.CRITERION, item) for item in reading.criteria)
    yield from ((ClauseKind.EVENT, item) for item in reading.events)
    yield from ((ClauseKind.CITATION, item) for item in (*reading.legal_basis, *reading.references))


def proposals(reading: Reading, plan: Plan, citations: list[Citation], matching: Matching) -> list[Proposal]:
    """What `reading` proposes for `plan`; `citations` are those of its legal basis and references, in this order."""
    around, cited = Enclosing(reading.tasks), iter(citations)
    found = []
    for kind, item in items_of(reading):
        proposal = proposal_of(kind, item, plan, around.of(item.span), matching)
        proposal.clause.quote = reading.text[slice(*item.span)]
        proposal.clause.section = section_of(item, reading.sections)
        proposal.clause.citation = next(cited) if kind == ClauseKind.CITATION else None
        found.append(proposal)
    return sorted(found, key=lambda each: (each.clause.start or 0, -(each.clause.end or 0)))


def proposal_of(kind: str, item: Any, plan: Plan, task: Task | None, matching: Matching) -> Proposal:
    """What one item of a reading proposes; `task` is the one that a target is said in, if any."""
    start, end = item.span
    clause = Clause(plan=plan, kind=kind, start=start, end=end, read=as_json(item))
    if isinstance(item, Target):
        return Proposal(clause, *duty_of_target(item, task, plan, matching))
    if isinstance(item, Task):
        return Proposal(clause, *duty_of_task(item, plan, matching))
    clause.field = (getattr(item, "field", None) or "")[:255]
    if kind == ClauseKind.EVENT:
        clause.event_date = (item.date or "")[:60]
    return Proposal(clause)


def as_json(item: Any) -> dict[str, Any]:
    """An item of a reading as it is kept: what the database gives back is the same again."""
    kept: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(item)))
    return kept


def section_of(item: Any, sections: Sequence[Section]) -> str:
    """The path of labels of an item; of those that the reader puts into none, the last part that it lies in."""
    if section := getattr(item, "section", None):
        return str(section)[:60]
    start = item.span[0]
    around = [section for section in sections if section.span[0] <= start < section.span[1]]
    return max(around, key=lambda section: (section.span[0], section.level)).id[:60] if around else ""


class Enclosing:
    """The tasks by their place, asked which one a span lies in."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = sorted(tasks, key=lambda task: task.span)
        self.starts = [task.span[0] for task in self.tasks]

    def of(self, span: Span) -> Task | None:
        """The shortest task that `span` lies in. Tasks nest at most a few deep, so that few are looked at."""
        last = bisect_right(self.starts, span[0])
        inside = [task for task in self.tasks[max(0, last - 5) : last] if task.span[1] >= span[1]]
        return min(inside, key=lambda task: task.span[1] - task.span[0], default=None)
