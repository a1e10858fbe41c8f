"""Fields against bodies: for what each body has criteria in force, had some once, or never had any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.boards import BoardCell, BoardColumn, BoardRow, BoardScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.movements.desk_views.criteria import library_crumb
from lantoa.movements.models import CriteriaSet
from lantoa.movements.queries import coverage
from lantoa.movements.queries.fields import offered_to
from lantoa.organisations.models import Body
from lantoa.organisations.queries.below import directly_below
from lantoa.organisations.reach import own_bodies

SHOWN = 40  # bodies beside one another; all of them are in the list of who has criteria
GENERAL = "general"
STATES: dict[str, tuple[str, Promise]] = {  # what is found -> its shape, its words
    coverage.IN_FORCE: ("complete", gettext_lazy("Criteria in force")),
    coverage.PAST: ("limited", gettext_lazy("Only superseded or ended ones")),
    "": ("not_started", gettext_lazy("None")),
}


@dataclass(frozen=True)
class CriteriaCell(BoardCell):
    """Whether a body has criteria for a field."""

    told: str | Promise = ""

    @property
    def words(self) -> str:
        return str(self.told)


class CriteriaBoard:
    """The body and those directly below it against the fields that it may use: six queries, whatever the size."""

    def __init__(self, body: Body, day: date, actor: Actor) -> None:
        self.bodies = [body, *directly_below(body, day)[:SHOWN]]
        self.fields = list(offered_to(body, day))
        self.found = coverage.matrix(self.bodies, self.fields, day)
        self.general = coverage.general(self.bodies, day)
        asked = {key for _state, key in self.found.values()} | set(self.general.values())
        sets: QuerySet[CriteriaSet] = CriteriaSet.objects.filter(pk__in=asked)
        self.open = set(visible(actor, sets).values_list("pk", flat=True))

    @property
    def rows(self) -> Sequence[BoardRow]:
        first = BoardRow(GENERAL, _("General criteria"))
        return [
            first,
            *(
                BoardRow(str(field.pk), field.name, url=reverse("movements:field", args=[field.pk]))
                for field in self.fields
            ),
        ]

    @property
    def columns(self) -> Sequence[BoardColumn]:
        first, *others = self.bodies
        below = _("Bodies directly below")
        own = BoardColumn(str(first.pk), first.name, _("Itself"), current=True)
        return [own, *(BoardColumn(str(body.pk), body.name, below) for body in others)]

    def cell(self, row: BoardRow, column: BoardColumn) -> BoardCell | None:
        """How it stands; the set opens beside the board where the person may see it."""
        state, key = self._found(row.key, int(column.key))
        shape, words = STATES[state]
        url = reverse("movements:criteria_set", args=[key]) if key in self.open else ""
        return CriteriaCell(shape, url=url, told=words)

    def _found(self, row: str, body: int) -> tuple[str, int]:
        if row != GENERAL:
            return self.found.get((int(row), body), ("", 0))
        return (coverage.IN_FORCE, self.general[body]) if body in self.general else ("", 0)


class CriteriaMatrix(BoardScreen):
    """The board of one body; without an id, of the person's own."""

    title, corner = gettext_lazy("Fields and bodies"), gettext_lazy("Field of work")
    template_name = "movements/desk/matrix.html"
    states = STATES

    def prepare(self) -> None:
        asked = self.kwargs.get("pk")
        self.body = self.load(Body.objects.all(), pk=asked) if asked else own_bodies(self.actor, self.today).first()

    def page_title(self) -> str:
        return _("Fields and bodies: %(body)s") % {"body": self.body} if self.body else str(self.title)

    def trail(self) -> Sequence[Crumb]:
        return [library_crumb()]

    def board(self) -> CriteriaBoard | Nothing:
        return CriteriaBoard(self.body, self.today, self.actor) if self.body else Nothing()


class Nothing:
    """The board of somebody who works nowhere."""

    rows: Sequence[BoardRow] = ()
    columns: Sequence[BoardColumn] = ()

    def cell(self, row: BoardRow, column: BoardColumn) -> BoardCell | None:
        """There is none."""
        return None
