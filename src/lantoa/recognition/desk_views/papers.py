"""Documents of the office as files to print, to edit or to hand on."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify

from lantoa.kit.text import fold
from vanban.writing.model import Document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def written(document: Document, name: str, *, as_pdf: bool) -> HttpResponse:
    """A document as a file to be kept."""
    if as_pdf:
        from vanban.writing.pdf import write_pdf

        return handed_out(write_pdf(document), f"{name}.pdf", PDF)
    from vanban.writing.word import write_docx

    return handed_out(write_docx(document), f"{name}.docx", WORD)


def handed_out(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file under a name that every system can store."""
    stem, _point, ending = name.rpartition(".")
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{slugify(fold(stem))[:80]}.{ending}"'
    return response
