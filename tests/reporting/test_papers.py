"""A report as Word, PDF, Excel and data: what its page shows, in the layout of the office."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.test import Client
from docx import Document as read_docx
from openpyxl import load_workbook

from lantoa.organisations.models import Body, Role
from lantoa.reporting.operations import reports
from tests.organisations.desk import signed_in
from tests.reporting.worlds import AT, Reporting, happened, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    """Where the files of a submitted report are."""
    world = Reporting()
    period = world.start()
    happened(world.commune)
    report = world.report()
    text = period.version.parts.all()[0]
    reports.write(report, {text.pk: "Xã làm tốt.\n\nĐề nghị nhân rộng."}, by=world.officer, at=AT)
    submitted(report)
    return f"/desk/reporting/{report.pk}/"


@pytest.fixture
def client(address: str) -> Client:
    return signed_in(Body.objects.get(name="Xã Dân Lực"), Role.READER)


def test_word_has_texts_table_and_list(client: Client, address: str) -> None:
    document = read_docx(BytesIO(client.get(f"{address}docx/").content))
    said = "\n".join(each.text for each in document.paragraphs)
    assert "Đề nghị nhân rộng." in said and "III. GƯƠNG ĐIỂN HÌNH" in said
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["1", "Điển hình tiên tiến được giới thiệu", "điển hình", "–", "1", "–"] in cells
    assert any("Lê Thị Mận" in row[1] for row in cells if len(row) == 4)


def test_pdf_is_written(client: Client, address: str) -> None:
    assert client.get(f"{address}pdf/").content.startswith(b"%PDF")


def test_excel_has_a_row_for_each_figure(client: Client, address: str) -> None:
    answer = client.get(f"{address}xlsx/")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[0].iter_rows(values_only=True))
    assert [(row[0], row[3:]) for row in rows[1:]] == [
        ("Số liệu", (1, 0, 1, None, 1)),
        ("Số liệu", (0, 0, 0, None, 0)),
        ("Gương điển hình", (1, 0, 1, None, 1)),
    ]


def test_data_say_when_figures_were_frozen(client: Client, address: str) -> None:
    told = json.loads(client.get(f"{address}json/").content)
    assert (told["state"], told["period"]["first_day"], told["period"]["until"]) == (
        "submitted",
        "2026-07-01",
        "2026-10-01",
    )
    [line] = told["parts"][2]["figures"]
    assert (line["total"], line["records"], line["as_of"]) == ("1.00", 1, AT.isoformat())
    assert line["listed"][0]["body"] == "Xã Dân Lực"
