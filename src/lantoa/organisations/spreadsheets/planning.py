"""What a list would do: every row becomes steps, or the reasons why it cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.organisations.models import FOREVER, Alias, Body, BodyKind, Placement, Tree
from lantoa.organisations.spreadsheets.circles import in_circles
from lantoa.organisations.spreadsheets.known import Known, look_up
from lantoa.organisations.spreadsheets.reading import ListedBody, Problem, Sheet

DAY = timedelta(days=1)


class Terms(NamedTuple):
    """What the form says for the whole list: the tree of rows that name none, the day from which names and places
    hold, the body below which rows without another stand, and the document."""

    tree: str
    on: date
    under: Body | None = None
    document: str = ""


class Renamed(NamedTuple):
    """A body is called otherwise."""

    number: int
    body: Body
    name: str


class Moved(NamedTuple):
    """A body stands elsewhere, or in one more tree."""

    number: int
    body: Body
    tree: str
    above: Body | None


class Closed(NamedTuple):
    """A body ends; `on` is the first day without it."""

    number: int
    body: Body
    on: date


class Line(NamedTuple):
    """What becomes of a row, told to the person: `what` are words of `report.WORDS`, `note` a sentence."""

    number: int
    code: str
    name: str
    what: list[str]
    note: str


@dataclass
class Plan:
    """The steps of a list in the order in which they are done. `founded` and `places` are not saved yet."""

    founded: list[Body] = field(default_factory=list)
    places: list[Placement] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)  # by code, where a row names another than the form
    problems: list[Problem] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def plan(sheet: Sheet, terms: Terms, *, by: Actor) -> Plan:
    """What `sheet` would do in the hands of `by`. Nothing is written."""
    planning = _Planning(sheet, terms, look_up(sheet.rows, terms.under, terms.on, by))
    for rows in planning.groups.values():
        planning.take(rows)
    planning.check_circles()
    planning.check_ends()
    made = planning.plan
    made.problems = sorted([*sheet.problems, *made.problems])
    bad = {problem.number for problem in made.problems}
    good = [line for line in made.lines if line.number not in bad]
    made.lines = sorted([*good, *_refused(sheet, made.problems)])
    return made


def _refused(sheet: Sheet, problems: Iterable[Problem]) -> Iterator[Line]:
    """One line for each problem."""
    told = sheet.refused | {row.number: (row.code, row.name) for row in sheet.rows}
    return (Line(number, *told[number], ["refused"], reason) for number, reason in problems)


class _Planning:
    """Goes through the bodies of a list one by one; the rows of one code are one body."""

    def __init__(self, sheet: Sheet, terms: Terms, known: Known) -> None:
        self.terms, self.known, self.plan = terms, known, Plan()
        self.groups: dict[str, list[ListedBody]] = {}
        for row in sheet.rows:
            self.groups.setdefault(row.code, []).append(row)
        self.bodies = {code: self._body(rows[0]) for code, rows in self.groups.items()}
        self.bodies = known.bodies | self.bodies
        self.ends = {code: self._end(code) for code in self.bodies}

    def _body(self, row: ListedBody) -> Body:
        """The body of a row: as it is known, or one to be founded."""
        if row.code in self.known.bodies:
            return self.known.bodies[row.code]
        since, until = row.since or self.terms.on, row.last_day + DAY if row.last_day else FOREVER
        return Body(code=row.code, name=row.name, kind=row.kind, since=since, until=until)

    def _end(self, code: str) -> date:
        """The first day without the body once the list is done."""
        body, rows = self.bodies[code], self.groups.get(code)
        if rows and rows[0].last_day and body.is_open:
            return rows[0].last_day + DAY
        return body.until

    # --- One body -----------------------------------------------------------------------------------------------

    def take(self, rows: list[ListedBody]) -> None:
        """Plan what the rows of one body say, unless something stands against it."""
        problems = list(self._contradictions(rows))
        body = self.bodies[rows[0].code]
        if not problems:
            problems = list(self._take_known(body, rows) if body.pk else self._take_new(body, rows))
        self.plan.problems += problems

    def _contradictions(self, rows: list[ListedBody]) -> Iterator[Problem]:
        """Each further row of a body gives it a place in another tree, and says nothing else."""
        first, trees = rows[0], {self._tree(rows[0])}
        for row in rows[1:]:
            if self._tree(row) in trees:
                yield Problem(row.number, _("The code stands in row %(row)d already.") % {"row": first.number})
            elif row.name != first.name or any(self._says_otherwise(row, first)):
                message = _("This says something else about the body than row %(row)d.")
                yield Problem(row.number, message % {"row": first.number})
            trees.add(self._tree(row))

    def _says_otherwise(self, row: ListedBody, first: ListedBody) -> Iterator[bool]:
        for name in ("kind", "since", "last_day", "aliases", "document"):
            said = getattr(row, name)
            yield bool(said) and said != getattr(first, name)

    def _tree(self, row: ListedBody) -> str:
        return row.tree or self.terms.tree

    def _tell(self, row: ListedBody, what: list[str], note: str = "") -> None:
        self.plan.lines.append(Line(row.number, row.code, row.name, what or ["unchanged"], note))

    # --- A body that is new -------------------------------------------------------------------------------------

    def _take_new(self, body: Body, rows: list[ListedBody]) -> Iterator[Problem]:
        first = rows[0]
        if not first.kind:
            yield Problem(first.number, _("The kind is missing. A new body needs one."))
        if body.since >= body.until:
            yield Problem(first.number, _("It would end before it begins."))
            return
        for row in rows:
            above, problem = self._above(body, row)
            if problem:
                yield Problem(row.number, problem)
                continue
            life = {"since": body.since, "until": body.until}
            self.plan.places.append(Placement(body=body, tree=self._tree(row), parent=above, **life))
            self._tell(row, ["added"] if row is first else ["placed"], self._where(row, above))
        self.plan.founded.append(body)
        self._alias(body, first, known=set())
        self._document(first)

    def _where(self, row: ListedBody, above: Body | None) -> str:
        if above is None:
            return _("At the top of: %(tree)s") % {"tree": Tree(self._tree(row)).label}
        return _("Below %(above)s") % {"above": above.name}

    def _above(self, body: Body, row: ListedBody) -> tuple[Body | None, str]:
        """The body above in a row, or the reason why it cannot stand there."""
        if not row.above and (self._tree(row) != self.terms.tree or self.terms.under is None):
            top = "" if self.known.everything else _("The code of the body above is missing.")
            return None, top
        above = self.bodies.get(row.above) if row.above else self.terms.under
        if above is None:
            return None, _("No body has the code “%(code)s”, in this list or before.") % {"code": row.above}
        return above, self._against(body, above, self._tree(row))

    def _against(self, body: Body, above: Body, tree: str) -> str:
        """What stands against `body` standing below `above`; empty when nothing does."""
        if above.code == body.code:
            return _("A body cannot stand below itself.")
        if above.pk and above.pk not in self.known.ours:
            return _("You do not administer %(body)s.") % {"body": above.name}
        since = max(body.since, self.terms.on) if body.pk else body.since
        if since < above.since:
            begins = {"above": above.name, "day": f"{above.since:%d/%m/%Y}"}
            return _("%(above)s, above it, begins only on %(day)s.") % begins
        ends = self.ends.get(above.code, above.until)
        if self.ends[body.code] > ends or (body.pk and self._until(body, tree) > above.until):
            words = {"above": above.name, "day": f"{ends - DAY:%d/%m/%Y}"}
            return _("%(above)s, above it, ends earlier, on %(day)s.") % words
        return ""

    def _until(self, body: Body, tree: str) -> date:
        """Until when the place of a known body holds as things stand."""
        place = self.known.places.get((body.pk, tree))
        return place.until if place else body.until

    # --- A body that is known -----------------------------------------------------------------------------------

    def _take_known(self, body: Body, rows: list[ListedBody]) -> Iterator[Problem]:
        first = rows[0]
        if against := self._unlike(body, first):
            yield Problem(first.number, against)
            return
        before = len(self.plan.renamed) + len(self.plan.moved) + len(self.plan.closed) + len(self.plan.aliases)
        for row in rows:
            what = list(self._changes(body, row, first=row is first))
            self._tell(row, [word for word, _note in what], "; ".join(note for _word, note in what if note))
            if row.above and what and (problem := self._place_problem(body, row)):
                yield Problem(row.number, problem)
        after = len(self.plan.renamed) + len(self.plan.moved) + len(self.plan.closed) + len(self.plan.aliases)
        if after > before:
            self._document(first)
            yield from self._forbidden(body, first)

    def _unlike(self, body: Body, row: ListedBody) -> str:
        """Where the row does not fit what is known and may not be changed; empty when it fits."""
        if row.kind and row.kind != body.kind:
            words = {"body": body.name, "kind": BodyKind(body.kind).label}
            return (
                _("%(body)s is of the kind “%(kind)s”. A body of another kind is a new body with a new code.") % words
            )
        if row.since and row.since != body.since:
            words = {"body": body.name, "day": f"{body.since:%d/%m/%Y}"}
            return _("%(body)s began on %(day)s. A list does not change that.") % words
        if row.last_day and not body.is_open and body.until != row.last_day + DAY:
            words = {"body": body.name, "day": f"{body.last_day:%d/%m/%Y}"}
            return _("%(body)s ends on %(day)s already. Undo that change first.") % words
        if not body.holds_on(self.terms.on) and not self._ends_as_said(body, row):
            words = {"body": body.name, "day": f"{self.terms.on:%d/%m/%Y}"}
            return _("%(body)s does not exist on %(day)s. Choose another day or another body.") % words
        return ""

    def _ends_as_said(self, body: Body, row: ListedBody) -> bool:
        return bool(row.last_day) and body.until == row.last_day + DAY  # type: ignore[operator]

    def _changes(self, body: Body, row: ListedBody, *, first: bool) -> Iterator[tuple[str, str]]:
        """What the row changes, in words of the report with a note each; planned on the way."""
        if not body.holds_on(self.terms.on):
            return
        if first:
            yield from self._rename(body, row)
        yield from self._move(body, row)
        if first and row.last_day and body.is_open:
            self.plan.closed.append(Closed(row.number, body, row.last_day + DAY))
            yield "closed", _("Last day: %(day)s") % {"day": f"{row.last_day:%d/%m/%Y}"}
        if first and (added := self._alias(body, row, known=self.known.aliases[body.pk])):
            yield "called", ", ".join(added)

    def _rename(self, body: Body, row: ListedBody) -> Iterator[tuple[str, str]]:
        name = self.known.names.get(body.pk)
        if name and name.name != row.name:
            self.plan.renamed.append(Renamed(row.number, body, row.name))
            yield "renamed", _("Until now: %(name)s") % {"name": name.name}

    def _move(self, body: Body, row: ListedBody) -> Iterator[tuple[str, str]]:
        """A row that names no body above leaves the place as it is; one that names a further tree gives the top."""
        tree, place = self._tree(row), self.known.places.get((body.pk, self._tree(row)))
        above = self.bodies.get(row.above) if row.above else None
        if row.above and above is None:
            yield "moved", ""  # said as a problem of the row
        elif place is None and (above or row.tree):
            self.plan.moved.append(Moved(row.number, body, tree, above))
            yield "placed", self._where(row, above)
        elif place and above and (above.pk is None or place.parent_id != above.pk):
            self.plan.moved.append(Moved(row.number, body, tree, above))
            yield "moved", self._where(row, above)

    def _place_problem(self, body: Body, row: ListedBody) -> str:
        """What stands against the new place of a row, if it gives one."""
        place = self.known.places.get((body.pk, self._tree(row)))
        above = self.bodies.get(row.above)
        if place and above and above.pk == place.parent_id:
            return ""
        if place and place.since == self.terms.on:
            return self._same_day(str(body.name))
        return self._above(body, row)[1]

    def _same_day(self, what: str) -> str:
        words = {"day": f"{self.terms.on:%d/%m/%Y}", "row": what}
        return (
            _(
                "Something recorded for the same day (%(day)s) stands against it: %(row)s. "
                "Undo that first, or record this change with it."
            )
            % words
        )

    def _forbidden(self, body: Body, row: ListedBody) -> Iterator[Problem]:
        """What stands against changing a body at all, or from that day on."""
        if body.pk not in self.known.ours:
            yield Problem(row.number, _("You do not administer %(body)s.") % {"body": body.name})
        renamed = any(step.body == body for step in self.plan.renamed[-1:])
        moved = any(step.body == body for step in self.plan.moved[-1:])
        if (renamed or moved) and self.ends[body.code] <= self.terms.on:
            yield Problem(row.number, _("It would end before its new name or place begins."))
        name = self.known.names.get(body.pk)
        if name and name.name != row.name and name.since == self.terms.on:
            yield Problem(row.number, self._same_day(name.name))
        if not self._is_top_allowed(body):
            yield Problem(row.number, _("The code of the body above is missing."))

    def _is_top_allowed(self, body: Body) -> bool:
        return self.known.everything or all(step.above for step in self.plan.moved[-len(Tree) :] if step.body == body)

    # --- Other names, documents ---------------------------------------------------------------------------------

    def _alias(self, body: Body, row: ListedBody, *, known: set[str]) -> list[str]:
        """Plan the other names of a row that are not known yet; which ones."""
        added, taken = [], known | {fold(row.name)}
        for text in row.aliases:
            if fold(text) not in taken:
                taken.add(fold(text))
                added.append(text)
                since = body.since if body.pk is None else self.terms.on
                self.plan.aliases.append(Alias(body=body, text=text, since=since, until=self.ends[body.code]))
        return added

    def _document(self, row: ListedBody) -> None:
        if row.document and row.document != self.terms.document:
            self.plan.documents[row.code] = row.document

    # --- All of them --------------------------------------------------------------------------------------------

    def check_circles(self) -> None:
        """Nobody may come to stand above herself."""
        rows = {(row.code, self._tree(row)): row for rows in self.groups.values() for row in rows}
        for code, tree in in_circles(self.plan.places, self.plan.moved, self.known):
            if (code, tree) in rows:
                message = _("It would come to stand above itself.")
                self.plan.problems.append(Problem(rows[code, tree].number, message))

    def check_ends(self) -> None:
        """What is still to come, or still stands below, keeps a body from ending."""
        moved = {(step.body.pk, step.tree) for step in self.plan.moved}
        for number, body, on in self.plan.closed:
            if self.known.latest.get(body.pk, on - DAY) >= on:
                message = _("Something of %(body)s begins on %(day)s or later. Undo or end it first.")
                words = {"body": body.name, "day": f"{on:%d/%m/%Y}"}
                self.plan.problems.append(Problem(number, message % words))
            if left := [place.body.name for place in self.known.below[body.pk] if self._is_left(place, on, moved)]:
                message = _("Bodies still stand below %(parent)s: %(names)s. Say where they go, or let them end too.")
                words = {"parent": body.name, "names": ", ".join(left[:5])}
                self.plan.problems.append(Problem(number, message % words))

    def _is_left(self, place: Placement, on: date, moved: set[tuple[int, str]]) -> bool:
        """Whether somebody would still stand there on a day on which the body above is gone."""
        goes = (place.body_id, place.tree) in moved and place.holds_on(self.terms.on) and self.terms.on <= on
        return place.until > on and not goes and self.ends.get(place.body.code, FOREVER) > on
