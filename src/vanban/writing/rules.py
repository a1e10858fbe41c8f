"""The layout of Decree 30/2020/NĐ-CP, annex I, part I, as data: what DOCX, PDF and the checker all go by.

A `Component` says which sizes and shapes are allowed and which size we write; `source` is the place in annex I.
Read in a transcription of the annex; sizes are points, lengths millimetres.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FONT = "Times New Roman"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."

CENTRE, JUSTIFY, LEFT = "center", "both", "left"


@dataclass(frozen=True, slots=True)
class Component:
    """One component. None where the decree leaves the matter open; `written` is the size that we write.

    `style` is the name of the Word style, without a comma: Word would take it for two names. `before` is the space
    above it that we write.
    """

    style: str
    vi: str
    en: str
    source: str
    sizes: tuple[float, float]
    written: float
    bold: bool | None = None
    italic: bool | None = False
    capitals: bool | None = None
    align: str | None = None
    indented: bool = False
    before: float = 0
    outline: int | None = None  # depth in Word's navigation, from 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """A length or a count that must lie between two values; `written` is what we write."""

    least: float
    most: float
    written: float


PAPER = (210.0, 297.0)
MARGINS = {
    "top": Bounds(20, 25, 20),
    "bottom": Bounds(20, 25, 20),
    "left": Bounds(30, 35, 30),
    "right": Bounds(15, 20, 15),
}
INDENTS = (10.0, 12.7)  # the decree allows these two, II.6.e
INDENT = 12.7
BETWEEN_PARAGRAPHS = Bounds(6, 24, 6)  # points; the decree sets no upper end, ours is where a gap looks like a mistake
LINE_SPACING = Bounds(1.0, 1.5, 1.15)
RULE_SHARE = Bounds(1 / 3, 1 / 2, 0.4)  # of the width of the words above it
PAGE_NUMBER_SIZES = Bounds(13, 14, 13)

#: Abbreviations of kinds in the symbol, annex III, I.
ABBREVIATIONS = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ", "Thông cáo": "TC",
    "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA",
    "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Công điện": "CĐ", "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
}  # fmt: skip
#: The components that make the text proper.
TEXT = ("paragraph", "part", "part_title", "item", "article_heading", "article", "clause_heading", "clause", "point")

HEAD_COLUMNS = (65.0, 100.0)  # ours: the national name at 13 points takes 95
ENDING_COLUMNS = (75.0, 90.0)
ABOVE_ENDING = 10.0  # points between the text and the signature
A_FIGURE = re.compile(r"[\d.,%]+")  # stands in the middle of its cell

COMPONENTS = {
    "nation": Component("Quốc hiệu", "Quốc hiệu", "national name", "II.1.a", (12, 13), 13,
                        bold=True, capitals=True, align=CENTRE),
    "motto": Component("Tiêu ngữ", "Tiêu ngữ", "motto", "II.1.b", (13, 14), 14,
                       bold=True, capitals=False, align=CENTRE),
    "parent_body": Component("Cơ quan chủ quản", "Tên cơ quan chủ quản", "parent body", "II.2.b", (12, 13), 13,
                             bold=False, capitals=True, align=CENTRE),
    "issuing_body": Component("Cơ quan ban hành", "Tên cơ quan ban hành", "issuing body", "II.2.b", (12, 13), 13,
                              bold=True, capitals=True, align=CENTRE),
    "number": Component("Số và ký hiệu", "Số, ký hiệu", "number and symbol", "II.3.c", (13, 13), 13,
                        bold=False, align=CENTRE),
    "dateline": Component("Địa danh và thời gian", "Địa danh, thời gian ban hành", "place and date", "II.4.c", (13, 14),
                          14, bold=False, italic=True, align=CENTRE),
    "subject": Component("Trích yếu công văn", "Trích yếu công văn", "subject of a letter", "II.5.b", (12, 13), 12,
                         bold=False, align=CENTRE, before=6),
    "kind": Component("Tên loại văn bản", "Tên loại văn bản", "kind of document", "II.5.b", (13, 14), 14,
                      bold=True, capitals=True, align=CENTRE, before=12),
    "title": Component("Trích yếu", "Trích yếu nội dung", "title", "II.5.b", (13, 14), 14,
                       bold=True, capitals=False, align=CENTRE),
    "issued_by": Component("Thẩm quyền ban hành", "Thẩm quyền ban hành", "who decides", "II.2.a", (13, 14), 14,
                           bold=True, capitals=True, align=CENTRE, before=6),
    "addressee": Component("Kính gửi", "Kính gửi", "addressee", "II.9.d", (13, 14), 14, bold=False, before=8),
    "basis": Component("Căn cứ", "Căn cứ ban hành", "legal basis", "II.6.a", (13, 14), 14,
                       bold=False, italic=True, align=JUSTIFY, indented=True, before=6),
    "paragraph": Component("Nội dung", "Nội dung văn bản", "text", "II.6.e", (13, 14), 14,
                           bold=None, italic=None, align=JUSTIFY, indented=True, before=6),
    "part": Component("Phần chương", "Từ “Phần”, “Chương” và số thứ tự", "part or chapter", "II.6.đ", (13, 14), 14,
                      bold=True, align=CENTRE, before=6, outline=0),
    "part_title": Component("Tiêu đề phần chương", "Tiêu đề của phần, chương", "title of a part", "II.6.đ", (13, 14),
                            14, bold=True, capitals=True, align=CENTRE, before=6),
    "item": Component("Mục", "Số thứ tự và tiêu đề của mục", "heading in capitals", "V.6.b", (13, 14), 14,
                      bold=True, capitals=True, align=JUSTIFY, indented=True, before=6, outline=0),
    "article_heading": Component("Điều có tiêu đề", "Điều có tiêu đề", "article with a heading", "II.6.đ", (13, 14),
                                 14, bold=True, align=JUSTIFY, indented=True, before=6, outline=0),
    "article": Component("Điều", "Điều", "article", "II.6.đ", (13, 14), 14,
                         bold=None, align=JUSTIFY, indented=True, before=6),
    "clause_heading": Component("Khoản có tiêu đề", "Khoản có tiêu đề", "clause with a heading", "II.6.đ", (13, 14),
                                14, bold=True, capitals=False, align=JUSTIFY, indented=True, before=6, outline=1),
    "clause": Component("Khoản", "Khoản", "clause", "II.6.đ", (13, 14), 14,
                        bold=None, align=JUSTIFY, indented=True, before=6),
    "point": Component("Điểm", "Điểm", "point", "II.6.đ", (13, 14), 14,
                       bold=None, align=JUSTIFY, indented=True, before=6),
    "authority": Component("Quyền hạn và chức vụ", "Quyền hạn, chức vụ của người ký", "authority of the signer",
                           "II.7.đ", (13, 14), 14, bold=True, capitals=True, align=CENTRE),
    "signer": Component("Họ tên người ký", "Họ và tên người ký", "name of the signer", "II.7.đ", (13, 14), 14,
                        bold=True, capitals=False, align=CENTRE),
    "recipients": Component("Từ Nơi nhận", "Từ “Nơi nhận”", "the words “Nơi nhận”", "II.9.d", (12, 12), 12,
                            bold=True, italic=True, align=LEFT),
    "recipient": Component("Nơi nhận", "Danh sách nơi nhận", "list of recipients", "II.9.d", (11, 11), 11,
                           bold=False, align=LEFT),
    "annex": Component("Phụ lục", "Từ “Phụ lục” và số thứ tự", "the word “Phụ lục”", "III.1.b", (14, 14), 14,
                       bold=True, align=CENTRE, outline=0),
    "annex_title": Component("Tên phụ lục", "Tên phụ lục", "title of an annex", "III.1.b", (13, 14), 14,
                             bold=True, capitals=True, align=CENTRE),
    "annex_reference": Component("Kèm theo văn bản", "Chỉ dẫn kèm theo văn bản", "reference of an annex", "III.1.c",
                                 (13, 14), 14, bold=False, italic=True, align=CENTRE),
    "table_head": Component("Đầu bảng", "Đầu bảng", "head of a table", "II.6.e", (11, 14), 13,
                            bold=True, align=CENTRE),
    "table_cell": Component("Ô bảng", "Nội dung trong bảng", "text in a table", "II.6.e", (11, 14), 13),
    "page_number": Component("Số trang", "Số trang", "page number", "I.7", (13, 14), 13, bold=False, align=CENTRE),
}  # fmt: skip


def place_in_decree(source: str) -> str:
    """How a rule is cited, in Vietnamese."""
    return f"Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, {source}"
