"""What a journalist gets of a story or an exemplar, as one ZIP: a Word file with what was checked, and the pictures.

The names in the archive are plain letters, which every system unpacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lantoa.channels.posting import absolute
from lantoa.channels.printing.entries import Entry, words_of_exemplar, words_of_story
from lantoa.evidence import storage
from lantoa.evidence.models import StoredFile
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import page_of as exemplar_page
from lantoa.newsroom.models import Passage, PassageKind, Story
from lantoa.newsroom.queries.public import StoryPage, page_of
from lantoa.newsroom.queries.telling import is_there

_LANGUAGE = "vi-VN"


@dataclass(frozen=True)
class Picture:
    """A file with what is on it and whose it is."""

    file: StoredFile
    caption: str
    credit: str


def packed(told: Story | Release, contact: str, *, at: datetime) -> bytes:
    """The archive. `contact` is whom the journalist asks further."""
    name, entry, pictures = _read(told)
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        rights = []
        for number, picture in enumerate(pictures, 1):
            if (content := _content(picture.file)) is not None:
                archive.writestr(f"picture-{number}.jpg", content, ZIP_STORED)
                rights.append((f"picture-{number}.jpg", picture.caption, picture.credit))
        archive.writestr(f"{name}.docx", _document(entry, rights, contact, at))
    return written.getvalue()


def _read(told: Story | Release) -> tuple[str, Entry, list[Picture]]:
    """What the text is called, its words, and its pictures."""
    if isinstance(told, Release):
        photo = told.photo
        pictures = [Picture(photo, photo.caption, photo.rights)] if photo else []
        return "exemplar", words_of_exemplar(exemplar_page(told)), pictures
    page = page_of(told)
    shown = [Picture(each.picture, each.text, each.credit) for each in _shown(page) if each.picture]
    return "story", words_of_story(page), shown


def _shown(page: StoryPage) -> Iterator[Passage]:
    if page.cover:
        yield page.cover
    yield from (each.passage for each in page.passages if each.passage.kind == PassageKind.PICTURE)


def _content(file: StoredFile) -> bytes | None:
    if not is_there(file):
        return None
    try:
        with storage.open_content(file.sha256) as content:
            return content.read()
    except FileNotFoundError:
        return None


def _document(entry: Entry, rights: list[tuple[str, str, str]], contact: str, at: datetime) -> bytes:
    """Headline, lead and text; what was checked; whose pictures those are; from whom, and since when it holds."""
    import docx  # slow to load, and only for whoever packs

    made = docx.Document()
    made.core_properties.title, made.core_properties.language = entry.title, _LANGUAGE
    made.add_heading(entry.title, 0)
    _text(made, entry)
    if entry.facts:
        made.add_heading(_("What was checked"), 1)
        rows = [(str(each.number or "•"), each.text, each.proof) for each in entry.facts]
        _table(made, ("", _("What is claimed"), _("By what it was checked")), rows)
    if entry.honours:
        made.add_heading(_("Honours"), 1)
        for honour in entry.honours:
            made.add_paragraph(honour)
    if rights:
        made.add_heading(_("Pictures"), 1)
        _table(made, (_("File"), _("Caption"), _("Whose it is")), rights)
    made.add_heading(_("To ask further"), 1)
    made.add_paragraph(contact)
    made.add_paragraph(absolute(entry.path))
    moment = f"{localtime(at):%H:%M %d/%m/%Y}"
    made.add_paragraph(
        _("As public at %(moment)s. Whether it still holds is told at that address.") % {"moment": moment}
    )
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _text(made: Any, entry: Entry) -> None:
    if entry.name and entry.name not in entry.title:
        made.add_paragraph(f"{entry.name}, {entry.place}")
    if entry.lead:
        made.add_paragraph(entry.lead).runs[0].italic = True
    for said in entry.said:
        if said.kind == PassageKind.HEADING:
            made.add_heading(said.text, 2)
        elif said.kind == PassageKind.QUOTE:
            made.add_paragraph(f"{said.text} – {said.credit}".rstrip(" –"))
        else:
            made.add_paragraph(said.text + (f" [{said.number}]" if said.number else ""))


def _table(made: Any, head: tuple[str, ...], rows: Sequence[tuple[str, str, str]]) -> None:
    table = made.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for row in (head, *rows):
        cells = table.rows[0].cells if row is head else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
