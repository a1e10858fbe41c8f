"""A plan as an office types it in Word: header and signature in tables without borders, numbers counted by Word."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
_NUMBERED, _BULLETS = 90, 91

HEADER = (
    ("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG MAI", "Số:       /KH-UBND"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Đồng Mai, ngày    tháng 3 năm 2026"),
)
SIGNATURE = (
    ("Nơi nhận:", "- UBND tỉnh (b/c);", "- Thường trực Đảng ủy, HĐND xã (b/c);", "- Các thôn (t/h);", "- Lưu: VT."),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Nguyễn Thị Hòa"),
)
TASKS = (
    ("TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"),
    ("1", "Mở chuyên mục người tốt, việc tốt trên hệ thống truyền thanh xã", "Phòng Văn hóa - Xã hội",
     "Các thôn; Hội Phụ nữ", "Hằng tháng"),
    ("2", "Tổ chức hội nghị biểu dương", "Văn phòng HĐND và UBND", "", "Quý IV/2026"),
)  # fmt: skip


def plan() -> bytes:
    """The whole plan as a .docx."""
    document = new()
    side_by_side(document, *HEADER)
    for line in ("KẾ HOẠCH", "Tuyên truyền, nhân rộng điển hình tiên tiến trên địa bàn xã năm 2026"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    item(document, 0, "MỤC ĐÍCH, YÊU CẦU")
    item(document, 1, "Mục đích")
    item(document, 3, "Kịp thời phát hiện, bồi dưỡng, tuyên truyền gương người tốt, việc tốt trên các lĩnh vực.")
    item(document, 1, "Yêu cầu")
    item(document, 2, "Mỗi thôn phát hiện ít nhất 02 điển hình tiên tiến mỗi năm.")
    item(document, 2, "Việc tuyên truyền phải chính xác, kịp thời, thường xuyên, có trọng tâm, trọng điểm.")
    item(document, 0, "TỔ CHỨC THỰC HIỆN")
    item(document, 1, "Phân công nhiệm vụ")
    grid(document, TASKS)
    for n in range(1, 10):
        item(document, 1, f"Thôn {n} chủ trì, phối hợp với Hội Phụ nữ xã thực hiện, báo cáo trước ngày 15 tháng 11.")
    document.add_paragraph("Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các đơn vị nghiêm túc thực hiện./.")
    side_by_side(document, *SIGNATURE)
    return saved(document)


def new() -> Any:
    """An empty document whose paragraphs can be numbered by `item`."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    numbered = "".join(_level(depth, form, shape) for depth, (form, shape) in enumerate(_LEVELS))
    define_list(document, _NUMBERED, numbered)
    return document


def define_list(document: Any, list_id: int, levels: str, num: str = "") -> None:
    """Add a list to the document: its levels and what the list overrides, as WordprocessingML."""
    root = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{levels}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    use_list(document, list_id, list_id, num)


def use_list(document: Any, list_id: int, definition: int, num: str = "") -> None:
    """Add a second list made from a definition that stands already."""
    list_xml = f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{definition}"/>{num}</w:num>'
    document.part.numbering_part.element.append(parse_xml(list_xml))


def _level(depth: int, form: str, shape: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shape}"/></w:lvl>'


def item(document: Any, depth: int, text: str, list_id: int = _NUMBERED) -> Any:
    """A paragraph that Word numbers."""
    paragraph = document.add_paragraph(text)
    place = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    place.get_or_add_ilvl().val = depth
    place.get_or_add_numId().val = list_id
    return paragraph


def grid(document: Any, rows: Iterable[Iterable[str]]) -> Any:
    """A table with borders."""
    rows = [list(row) for row in rows]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def side_by_side(document: Any, *columns: Iterable[str]) -> Any:
    """A table without borders, which only places texts beside each other."""
    table = document.add_table(1, len(columns))
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        first, *others = lines
        cell.paragraphs[0].text = first
        for line in others:
            cell.add_paragraph(line)
    return table


def saved(document: Any) -> bytes:
    """The bytes of the file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
