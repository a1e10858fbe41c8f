"""What is written is read back to the same data."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vanban.writing import documents
from vanban.reading import read
from vanban.reading.labels import parse_label
from vanban.reading.model import Date, Plan
from vanban.writing.model import (
    Authority,
    Block,
    Bullet,
    Document,
    Kind,
    Level,
    Mark,
    Paragraph,
    Section,
    Signature,
)
from vanban.writing.numbering import label
from vanban.writing.word import write_docx


# --- what has to come back -------------------------------------------------------------------------------------------
def outline(blocks: Sequence[Block], levels: Sequence[Level], above: str = "") -> Iterator[tuple[str, str | None]]:
    """(path of labels, heading) of every numbered part, as the reader names them."""
    number = 0
    for block in blocks:
        if isinstance(block, Section):
            number += 1
            printed = parse_label(label(levels[0], number))
            assert printed is not None
            path = f"{above}.{printed.id_part}" if above else printed.id_part
            heading = block.heading and (block.heading.upper() if levels[0] is Level.ITEM else block.heading)
            yield path, heading
            yield from outline(block.inside, levels[1:], path)


def assert_same(document: Document, plan: Plan) -> None:
    found = plan.document
    assert found.type == document.kind.printed
    assert found.number == document.number
    assert (found.place, found.date) == (document.place, document.date)
    assert found.issuing_body == document.issuing_body.upper()
    assert found.title is not None and found.title.casefold() == document.title.casefold()
    assert [(part.id, part.heading) for part in plan.sections] == list(outline(document.blocks, document.counted))
    assert [m.text for m in found.recipients] == [*document.recipients, f"Lưu: {', '.join(document.archive_copy)}"]
    signer = found.signer
    assert signer is not None and signer.name == document.signature.name
    printed = [line for line in (signer.authority, signer.position) if line]
    assert printed == list(document.signature.lines)[-len(printed) :]
    assert sorted((c.type, c.number or "") for c in plan.legal_basis) == sorted(
        BASES[basis] for basis in document.legal_basis
    )


BASES = {
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022": ("Luật", ""),
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ": ("Nghị định", "152/2025/NĐ-CP"),
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh": ("Kế hoạch", "12/KH-UBND"),
}

# --- the documents of one kind each -----------------------------------------------------------------------------------


@pytest.mark.parametrize("document", documents.ALL, ids=lambda document: document.kind.name)
def test_the_head_of_every_kind_comes_back(document: Document) -> None:
    found = read(write_docx(document)).document
    assert (found.type, found.number, found.place, found.date) == (
        document.kind.printed, document.number, document.place, document.date,
    )  # fmt: skip
    assert found.title is not None and found.title.casefold() == document.title.casefold()
    assert found.issuing_body == document.issuing_body.upper()
    assert [m.text for m in found.recipients][: len(document.recipients)] == list(document.recipients)


def test_a_plan_with_a_table_comes_back_with_its_tasks() -> None:
    plan = read(write_docx(documents.PLAN))
    assert [task.action for task in plan.tasks][:2] == [row[1] for row in documents.TASKS.rows]
    assert [(part.id, part.heading) for part in plan.sections] == list(
        outline(documents.PLAN.blocks, documents.PLAN.counted)
    )


# --- any document -----------------------------------------------------------------------------------------------------
SYLLABLES = "thôn bản người việc tốt gương sáng vườn đồng ruộng trường lớp bếp nước rừng suối đường cầu chợ nhà".split()
words = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=7).map(" ".join)
phrases = words.map(str.capitalize)
#: With a figure in it: a short sentence without one, right above a plain paragraph, may also be a title line.
sentences = st.builds("{} có {:02} {}.".format, phrases, st.integers(2, 60), words)
names = st.sampled_from(("Đinh Thị An Lành", "Lò Văn Phúc", "Vàng Thị Mỷ", "Nguyễn Ái", "Hà Lê Minh Thư"))
bodies = st.sampled_from(
    (
        (None, "Ủy ban nhân dân xã Đông Mai", "UBND"),
        ("UBND tỉnh An Sơn", "Sở Nội vụ", "SNV"),
        ("Ủy ban nhân dân tỉnh An Sơn", "Trung tâm Văn hóa", "TTVH"),
        ("Đảng ủy xã Đông Mai", "Hội Liên hiệp Phụ nữ", "HLHPN"),
    )
)
signatures = st.one_of(
    st.builds(lambda name: Signature(name, "Chủ tịch", (Authority(Mark.ON_BEHALF, "Ủy ban nhân dân"),)), names),
    st.builds(lambda name: Signature(name, "Phó Giám đốc", (Authority(Mark.FOR_HEAD, "Giám đốc"),)), names),
    st.builds(lambda name: Signature(name, "Trưởng phòng", (Authority(Mark.BY_ORDER, "Giám đốc"),)), names),
    st.builds(lambda name: Signature(name, "Chánh Văn phòng", (Authority(Mark.BY_DELEGATION, "Giám đốc"),)), names),
    st.builds(lambda name: Signature(name, None, (Authority(Mark.ACTING, "Giám đốc"),)), names),
    st.builds(lambda name: Signature(name, "Giám đốc"), names),
)
dates = st.builds(
    Date,
    year=st.integers(2020, 2035),
    month=st.one_of(st.none(), st.integers(1, 12)),
    day=st.one_of(st.none(), st.integers(1, 28)),
)
points = st.builds(Section, text=sentences)
bullets = st.builds(Bullet, sentences)
clauses = st.one_of(
    st.builds(Section, text=sentences),
    st.builds(Section, phrases, inside=st.lists(st.one_of(points, bullets), min_size=1, max_size=4).map(tuple)),
)
items = st.builds(Section, phrases, inside=st.lists(clauses, min_size=1, max_size=4).map(tuple))
articles = st.builds(Section, text=sentences)
PARTS = {Kind.PLAN: items, Kind.REPORT: items, Kind.DECISION: articles}
numbers = st.one_of(st.none(), st.integers(1, 9999).map(str), st.sampled_from(("249a", "07")))
recipients = st.lists(
    st.sampled_from(("Như trên", "Sở Nội vụ (b/c)", "Các thôn (t/h)", "Chủ tịch, các Phó Chủ tịch UBND xã")),
    unique=True,
)


@st.composite
def any_document(draw: st.DrawFn) -> Document:
    """A document of any kind, with parts numbered as that kind numbers them."""
    kind = draw(st.sampled_from(Kind))
    parent, body, short = draw(bodies)
    parts = draw(st.lists(PARTS.get(kind, clauses), min_size=1, max_size=4))
    opening = Paragraph(f"Thực hiện {draw(words)}, {body} có các việc sau:")
    closing = Paragraph("Trên đây là nội dung của văn bản, đề nghị các đơn vị thực hiện")
    return Document(
        kind=kind,
        issuing_body=body,
        parent_body=parent,
        running_number=draw(numbers),
        symbol=f"{kind.short}-{short}" if kind.short else f"{short}-TĐKT",
        place=draw(st.sampled_from(("Đông Mai", "An Sơn", "TP. Bến Tre"))),
        date=draw(dates),
        title=f"{draw(phrases)} năm {draw(st.integers(2020, 2035))}",
        legal_basis=tuple(draw(st.lists(st.sampled_from(sorted(BASES)), unique=True))),
        blocks=(opening, *parts, closing),
        signature=draw(signatures),
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh An Sơn",) if kind in (Kind.SUBMISSION, Kind.LETTER) else (),
        issued_by=f"Thủ trưởng {body}" if kind is Kind.DECISION else None,
        recipients=tuple(draw(recipients)),
        archive_copy=("VT", draw(st.sampled_from(("VHXH", "TĐKT")))),
    )


@given(any_document())
@settings(max_examples=60, deadline=None)
def test_any_document_comes_back_as_the_same_data(document: Document) -> None:
    assert_same(document, read(write_docx(document)))


@pytest.mark.parametrize("letter", [letter for letter in string.ascii_lowercase if letter in "fjwz"])
def test_points_are_counted_with_vietnamese_letters(letter: str) -> None:
    many = Section("Yêu cầu", inside=tuple(Section(text=f"Việc thứ {n:02} của thôn.") for n in range(1, 24)))
    item = Section("Việc", inside=(many,))
    document = documents.PLAN
    written = Document(
        **{name: getattr(document, name) for name in document.__slots__} | {"blocks": (item, Paragraph("Hết"))}
    )
    ids = [part.id.rsplit(".", 1)[-1] for part in read(write_docx(written)).sections if part.level == 3]
    assert len(ids) == 23 and "đ" in ids and letter not in ids
