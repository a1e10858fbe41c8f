"""Bodies as an Excel workbook: what stands in a tree on a day, an empty one to fill in, and what became of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import FileResponse
from django.utils.translation import gettext as _

from lantoa.desk.lists.exports import as_workbook
from lantoa.desk.sheets.report import told
from lantoa.desk.sheets.templates import Page, as_template
from lantoa.desk.sheets.words import Column
from lantoa.organisations.models import Alias, Ancestry, Body, BodyKind, BodyName, Placement, Tree
from lantoa.organisations.spreadsheets.columns import BETWEEN_ALIASES, COLUMNS
from lantoa.organisations.spreadsheets.report import WORDS

KINDS = {kind.value: kind.label for kind in BodyKind}
TREES = {tree.value: tree.label for tree in Tree}


def exported(tree: str, day: date, under: Body | None = None) -> FileResponse:
    """The bodies of `tree` on `day`, all or those at and below `under`, in the columns of an import."""
    places = standing(tree, day, under)
    title = _("%(tree)s on %(day)s") % {"tree": TREES[tree], "day": f"{day:%d-%m-%Y}"}
    return as_workbook(title, [str(column.label) for column in COLUMNS], _rows(places, day))


def standing(tree: str, day: date, under: Body | None) -> QuerySet[Placement]:
    """The places of `tree` on `day`, those directly below the top first; with the name of that day."""
    places = Placement.objects.on(day).filter(tree=tree)
    if under is not None:
        lines = Ancestry.objects.on(day).filter(ancestor=under, tree=tree, inherited=False)
        places = places.filter(body__in=lines.values("descendant"))
    name = BodyName.objects.on(day).filter(body=OuterRef("body")).values("name")[:1]
    depth = Ancestry.objects.on(day).filter(descendant=OuterRef("body"), tree=tree, inherited=False)
    places = places.annotate(name=Subquery(name), depth=Subquery(depth.order_by("-depth").values("depth")[:1]))
    return places.select_related("body__made_by", "parent").order_by("depth", "body__sort_key", "body")


def _rows(places: QuerySet[Any], day: date) -> Iterator[list[object]]:
    aliases = defaultdict(list)
    for body, text in Alias.objects.on(day).order_by("text").values_list("body", "text"):
        aliases[body].append(text)
    for place in places.iterator(chunk_size=2000):
        body, above = place.body, place.parent.code if place.parent else None
        names = f" {BETWEEN_ALIASES} ".join(aliases[body.pk]) or None
        kind, document = str(KINDS[body.kind]), body.made_by.document or None
        yield [
            body.code, place.name, kind, str(TREES[place.tree]), above, body.since, body.last_day, names, document
        ]  # fmt: skip


def report(file_name: str, lines: Iterable[list[Any]]) -> FileResponse:
    """What becomes of each row of a list."""
    headings = [_("Row"), str(COLUMNS[0].label), str(COLUMNS[1].label), _("What happens"), _("Detail")]
    rows = [[number, code, name, told(what, WORDS), note] for number, code, name, what, note in lines]
    return as_workbook(_("Result %(file)s") % {"file": file_name}, headings, rows)


def template() -> FileResponse:
    """An empty list with its headings, and the words for kinds and trees on a second sheet."""
    kinds, trees = [str(label) for label in KINDS.values()], [str(label) for label in TREES.values()]
    words = [Column("kind", COLUMNS[2].label, 44), Column("tree", COLUMNS[3].label, 44)]
    pages = [Page(_("Bodies"), COLUMNS), Page(_("Words to use"), words, list(zip_longest(kinds, trees)))]
    return as_template("mau-danh-sach-don-vi.xlsx", pages)
