"""Word documents: what the reader of the page sees."""

from __future__ import annotations

import pytest

from tests.vanban.files import word_plan
from tests.vanban.files.bare_docx import bare, paragraph, run, zipped
from tests.vanban.files.word_plan import define_list, grid, item, new, saved, side_by_side, use_list
from vanban.reading.sources import load


def lines(document: object) -> list[str]:
    return load(saved(document)).text.split("\n")


def text(body: str, **members: str | bytes) -> str:
    return load(bare(body, **members)).text


def level(depth: int, form: str, shape: str, more: str = "") -> str:
    shown = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{shape}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{shown}</w:lvl>'


def test_a_whole_plan_reads_as_it_is_printed() -> None:
    source = load(word_plan.plan(), name="ke-hoach.docx")
    assert source.kind == "docx"
    assert source.text.split("\n") == [
        *(line for column in word_plan.HEADER for line in column),
        "KẾ HOẠCH",
        "Tuyên truyền, nhân rộng điển hình tiên tiến trên địa bàn xã năm 2026",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- Kịp thời phát hiện, bồi dưỡng, tuyên truyền gương người tốt, việc tốt trên các lĩnh vực.",
        "2. Yêu cầu",
        "a) Mỗi thôn phát hiện ít nhất 02 điển hình tiên tiến mỗi năm.",
        "b) Việc tuyên truyền phải chính xác, kịp thời, thường xuyên, có trọng tâm, trọng điểm.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Phân công nhiệm vụ",
        "| TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |",
        "| 1 | Mở chuyên mục người tốt, việc tốt trên hệ thống truyền thanh xã | Phòng Văn hóa - Xã hội "
        "| Các thôn; Hội Phụ nữ | Hằng tháng |",
        "| 2 | Tổ chức hội nghị biểu dương | Văn phòng HĐND và UBND |  | Quý IV/2026 |",
        *(
            f"{n + 1}. Thôn {n} chủ trì, phối hợp với Hội Phụ nữ xã thực hiện, báo cáo trước ngày 15 tháng 11."
            for n in range(1, 10)
        ),
        "Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các đơn vị nghiêm túc thực hiện./.",
        *(line for column in word_plan.SIGNATURE for line in column if line),
    ]


@pytest.mark.parametrize(
    ("form", "shape", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimalZero", "%1)", ["01)", "02)", "03)"]),
        ("upperRoman", "%1 -", ["I -", "II -", "III -"]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("bullet", "-", ["-", "-", "-"]),
        ("bullet", "+", ["+", "+", "+"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "o", ["○", "○", "○"]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("none", "", ["", "", ""]),
    ],
)
def test_labels_are_drawn_as_word_draws_them(form: str, shape: str, labels: list[str]) -> None:
    document = new()
    define_list(document, 97, level(0, form, shape))
    for _ in labels:
        item(document, 0, "Việc", 97)
    assert lines(document) == [f"{label} Việc".strip() for label in labels]


def test_deeper_levels_count_on_from_the_level_above() -> None:
    document = new()
    define_list(document, 97, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    for depth in (0, 1, 1, 0, 1):
        item(document, depth, "x", 97)
    assert lines(document) == ["I. x", "1.1. x", "1.2. x", "II. x", "2.1. x"]


def test_a_level_may_count_through_the_whole_document() -> None:
    document = new()
    define_list(document, 97, level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    for depth in (0, 1, 1, 0, 1):
        item(document, depth, "x", 97)
    assert lines(document) == ["I. x", "1. x", "2. x", "II. x", "3. x"]


def test_a_second_list_begins_anew_only_where_it_says_so() -> None:
    document = new()
    define_list(document, 97, level(0, "decimal", "%1."))
    use_list(document, 98, 97)
    use_list(document, 99, 97, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for list_id in (97, 97, 98, 99, 99):
        item(document, 0, "x", list_id)
    assert lines(document) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_numbers_may_come_from_the_style() -> None:
    document = new()
    define_list(document, 97, level(0, "upperRoman", "%1.", '<w:pStyle w:val="Heading1"/>'))
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 97
    document.add_paragraph("MỤC ĐÍCH", style="Heading 1")
    document.add_paragraph("YÊU CẦU", style="Heading 1")
    item(document, 0, "không đánh số", 0).style = document.styles["Heading 1"]
    assert lines(document) == ["I. MỤC ĐÍCH", "II. YÊU CẦU", "không đánh số"]


def test_a_table_of_data_is_told_from_one_that_places_things() -> None:
    document = new()
    side_by_side(document, ("SỞ NỘI VỤ", "Số: 1/KH-SNV"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",))
    grid(document, [("Nội dung", "Thời gian"), ("Hội nghị | biểu dương", "Quý\nIV")])
    grid(document, [("Phụ lục phân công", ""), ("STT", "Họ và tên"), ("1", "Nguyễn Thị Hòa")])
    grid(document, [("Đồng Mai", "Lê Lợi"), ("12 thôn", "9 thôn")])
    assert lines(document) == [
        "SỞ NỘI VỤ",
        "Số: 1/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "| Nội dung | Thời gian |",
        "| Hội nghị / biểu dương | Quý IV |",
        "| Phụ lục phân công |  |",
        "| STT | Họ và tên |",
        "| 1 | Nguyễn Thị Hòa |",
        "Đồng Mai",
        "Lê Lợi",
        "12 thôn",
        "9 thôn",
    ]


def test_merged_cells_stand_once() -> None:
    document = new()
    table = grid(document, [("TT", "Nội dung", "Đơn vị"), ("1", "Mở lớp", "Thôn"), ("", "Tuyên truyền", "Thôn")])
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    assert lines(document) == [
        "| TT | Nội dung Đơn vị |  |",
        "| 1 | Mở lớp | Thôn |",
        "|  | Tuyên truyền | Thôn |",
    ]


def test_a_heading_of_two_rows_becomes_one() -> None:
    document = new()
    rows = [
        ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian"),
        ("", "", "Chủ trì", "Phối hợp", ""),
        ("1", "Mở lớp", "Phòng Kinh tế", "Các thôn", "Quý I"),
    ]
    table = grid(document, rows)
    table.cell(0, 2).merge(table.cell(0, 3))
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    assert lines(document) == [
        "| TT | Nhiệm vụ | Đơn vị thực hiện Chủ trì | Phối hợp | Thời gian |",
        "| 1 | Mở lớp | Phòng Kinh tế | Các thôn | Quý I |",
    ]


def test_changes_are_read_as_accepted() -> None:
    assert (
        text(
            paragraph(run("Giữ "), f'<w:ins w:id="1">{run("thêm ")}</w:ins>')
            + paragraph('<w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>', run("còn lại"))
            + f'<w:moveFrom w:id="3">{run("dời")}</w:moveFrom>'
        )
        == "Giữ thêm \ncòn lại"
    )


def test_wrappers_hide_nothing() -> None:
    inside = f"<w:sdt><w:sdtContent>{paragraph(run('Trong ô'))}</w:sdtContent></w:sdt>"
    assert text(inside + paragraph(f"<w:hyperlink>{run('liên kết')}</w:hyperlink>", run("<![CDATA[ ]]>"))) == (
        "Trong ô\nliên kết "
    )


def test_signs_that_are_not_letters() -> None:
    signs = "<w:r><w:t>Kế</w:t><w:tab/><w:t>hoạch</w:t><w:br/><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>"
    assert text(paragraph(signs)) == "Kế\thoạch\nKH-UBND"


def test_fields_show_their_result() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    assert text(paragraph(field, run("3"))) == "3"


def test_hidden_text_is_not_there_and_capitals_are() -> None:
    assert text(
        paragraph(run("ẩn", "<w:vanish/>"), run("Kế hoạch", "<w:caps/>"), run(" x", '<w:caps w:val="0"/>'))
    ) == ("KẾ HOẠCH x")


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Trong khung'))}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(paragraph(both, run("Ngoài khung"))) == "Trong khung\nNgoài khung"
    assert text(paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>")).strip() == "Trong khung"


def test_page_ends_that_the_author_set() -> None:
    ended = paragraph(run("Trang 1"), '<w:r><w:br w:type="page"/></w:r>', run("Trang 2"))
    assert text(ended) == "Trang 1\fTrang 2"
    fresh = f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{run('Phụ lục')}</w:p>"
    assert text(paragraph(run("Kế hoạch")) + fresh) == "Kế hoạch\fPhụ lục"


def test_footnotes_stand_at_the_end() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{w}"><w:footnote w:type="separator" w:id="0">{paragraph(run("---"))}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph(run(" Theo Quyết định số 5."))}</w:footnote></w:footnotes>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
        "</Relationships>"
    )
    body = paragraph(run("Kế hoạch"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts = {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations}
    assert text(body, **parts) == "Kế hoạch\f[1] Theo Quyết định số 5."


def test_headers_and_footers_of_pages_are_left_out() -> None:
    document = new()
    document.sections[0].header.paragraphs[0].text = "Trang"
    document.add_paragraph("Kế hoạch")
    assert lines(document) == ["Kế hoạch"]


def test_a_document_with_macros_or_without_styles_is_read() -> None:
    assert load(zipped({"word/document.xml": load_xml("Kế hoạch"), "word/vbaProject.bin": b"x"})).text == "Kế hoạch"


def load_xml(words: str) -> str:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{w}"><w:body>{paragraph(run(words))}</w:body></w:document>'
