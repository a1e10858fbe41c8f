"""A body's own Word template instead of our layout: its words in double braces are filled with the document's.

What a template may name is what `names_for` gives: `so_ky_hieu`, `trich_yeu`, `noi_dung` and so on, in Vietnamese,
because officers write the templates. The template is somebody's file: it runs in Jinja's sandbox.
"""

from __future__ import annotations

import io
from typing import Any

from vanban.reading.sources import load

from .composing import Line, compose
from .model import Document, Table
from .numbering import written_date


class TemplateProblem(Exception):
    """A template cannot be filled. `vi` and `en` say why and what to do; `detail` is what the template engine says."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.vi = f"Mẫu Word không điền được: {detail}. Hãy sửa chỗ đó trong mẫu; tên được dùng có trong hướng dẫn."
        self.en = f"The Word template cannot be filled: {detail}. Mend that place; the guide lists the names to use."

    def __str__(self) -> str:
        return f"{self.vi}\n{self.en}"


def fill(template: bytes, document: Document) -> bytes:
    """The template (.docx) with the document's words in it.

    Raises TemplateProblem for a name that does not exist or a mistake in the braces, and
    `vanban.reading.problems.Unreadable` for a file that is no document.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    load(template)  # opens with its limits, and says why where it cannot
    letters = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    form = DocxTemplate(io.BytesIO(template))
    try:
        form.render(names_for(document), jinja_env=letters, autoescape=True)
    except TemplateError as failed:
        raise TemplateProblem(str(failed)) from failed
    filled = io.BytesIO()
    form.save(filled)
    return filled.getvalue()


def names_for(document: Document) -> dict[str, Any]:
    """The names that a template may use, with their values in this document.

    `noi_dung` is the text, a paragraph each; in a template: `{%p for doan in noi_dung %}`.
    """
    composed = compose(document)
    text = [part.text for part in composed.body if isinstance(part, Line)]
    tables = [part for part in composed.body if isinstance(part, Table)]
    return {
        "ten_loai": document.kind.printed.upper(),
        "so_ky_hieu": document.number,
        "co_quan_chu_quan": (document.parent_body or "").upper(),
        "co_quan_ban_hanh": document.issuing_body.upper(),
        "tham_quyen": (document.issued_by or "").upper(),
        "dia_danh": document.place,
        "ngay_thang": written_date(document.date),
        "trich_yeu": document.title,
        "kinh_gui": [line.text for line in composed.top if line.component == "addressee"],
        "can_cu": [line.text for line in composed.top if line.component == "basis"],
        "noi_dung": text,
        "bang": [{"dau_bang": list(table.head), "dong": [list(row) for row in table.rows]} for table in tables],
        "quyen_han": list(document.signature.lines),
        "nguoi_ky": document.signature.name,
        "noi_nhan": [*document.recipients, f"Lưu: {', '.join(document.archive_copy)}"],
    }
