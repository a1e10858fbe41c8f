"""Bodies as an Excel workbook: what stands in a tree on a day, an empty one to fill in, and what became of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any, cast

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import FileResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from lantoa.desk.lists.exports import EXCEL, as_workbook
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
    rows = [[number, code, name, told(what), note] for number, code, name, what, note in lines]
    return as_workbook(_("Result %(file)s") % {"file": file_name}, headings, rows)


def told(what: Iterable[str]) -> str:
    """The words of a line in one text."""
    return ", ".join(str(WORDS[word]) for word in what)


def template() -> FileResponse:
    """An empty list with its headings, and the words for kinds and trees on a second sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Bodies"))
    sheet.freeze_panes = "A2"
    for place, column in enumerate(COLUMNS):
        sheet.column_dimensions["ABCDEFGHI"[place]].width = column.width
    sheet.append([_bold(sheet, str(column.label)) for column in COLUMNS])
    words = book.create_sheet(_("Words to use"))
    words.column_dimensions["A"].width = words.column_dimensions["B"].width = 44
    words.append([_bold(words, str(COLUMNS[2].label)), _bold(words, str(COLUMNS[3].label))])
    kinds, trees = [str(label) for label in KINDS.values()], [str(label) for label in TREES.values()]
    for place, kind in enumerate(kinds):
        words.append([kind, trees[place] if place < len(trees) else None])
    content = TemporaryFile()  # noqa: SIM115 - the answer closes it once it has been sent
    book.save(content)
    content.seek(0)
    name = "mau-danh-sach-don-vi.xlsx"
    return FileResponse(cast("IO[bytes]", content), as_attachment=True, filename=name, content_type=EXCEL)


def _bold(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell
