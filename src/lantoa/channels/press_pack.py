"""What a journalist gets of a story, as one ZIP: the text as a Word file with what was checked, and the pictures.

The names in the archive are plain letters, which every system unpacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lantoa.channels.posting import absolute
from lantoa.evidence import storage
from lantoa.newsroom.models import Passage, PassageKind, Story
from lantoa.newsroom.queries.public import StoryPage, page_of
from lantoa.newsroom.queries.telling import is_there
from lantoa.newsroom.showing import story_path

_LANGUAGE = "vi-VN"


def packed(story: Story, contact: str, *, at: datetime) -> bytes:
    """The archive. `contact` is whom the journalist asks further."""
    page = page_of(story)
    pictures = [each for each in _pictures(page) if each.picture]
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        rights = []
        for number, passage in enumerate(pictures, 1):
            if (content := _content(passage)) is not None:
                name = f"picture-{number}.jpg"
                archive.writestr(name, content, ZIP_STORED)
                rights.append((name, passage.text, passage.credit))
        archive.writestr("story.docx", _document(page, rights, contact, at))
    return written.getvalue()


def _pictures(page: StoryPage) -> Iterator[Passage]:
    if page.cover:
        yield page.cover
    yield from (each.passage for each in page.passages if each.passage.kind == PassageKind.PICTURE)


def _content(passage: Passage) -> bytes | None:
    if passage.picture is None or not is_there(passage.picture):
        return None
    try:
        with storage.open_content(passage.picture.sha256) as content:
            return content.read()
    except FileNotFoundError:
        return None


def _document(page: StoryPage, rights: list[tuple[str, str, str]], contact: str, at: datetime) -> bytes:
    """Headline, lead and text; what was checked; whose pictures those are; from whom, and since when it holds."""
    import docx  # slow to load, and only for whoever packs

    made = docx.Document()
    made.core_properties.title, made.core_properties.language = page.story.title, _LANGUAGE
    made.add_heading(page.story.title, 0)
    made.add_paragraph(page.story.lead).runs[0].italic = True
    for told in page.passages:
        if told.passage.kind == PassageKind.HEADING:
            made.add_heading(told.passage.text, 2)
        elif told.passage.kind == PassageKind.QUOTE:
            made.add_paragraph(f"“{told.passage.text}” – {told.passage.credit}".rstrip(" –"))
        elif told.passage.kind not in (PassageKind.PICTURE, PassageKind.CLIP):
            made.add_paragraph(told.passage.text + (f" [{told.number}]" if told.is_checked else ""))
    facts = [each for each in page.facts if each.is_checked and each.passage.claim]
    if facts:
        made.add_heading(_("What was checked"), 1)
        rows = [(str(each.number), str(each.passage.claim), _grade(each.passage.claim)) for each in facts]
        _table(made, ("", _("What is claimed"), _("By what it was checked")), rows)
    if rights:
        made.add_heading(_("Pictures"), 1)
        _table(made, (_("File"), _("Caption"), _("Whose it is")), rights)
    made.add_heading(_("To ask further"), 1)
    made.add_paragraph(contact)
    made.add_paragraph(absolute(story_path(page.story)))
    moment = f"{localtime(at):%H:%M %d/%m/%Y}"
    made.add_paragraph(
        _("As public at %(moment)s. Whether it still holds is told at that address.") % {"moment": moment}
    )
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _grade(claim: Any) -> str:
    return str(claim.get_grade_display())


def _table(made: Any, head: tuple[str, ...], rows: list[tuple[str, str, str]]) -> None:
    table = made.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for row in (head, *rows):
        cells = table.rows[0].cells if row is head else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
