"""Exports: what is shown, in a form that no spreadsheet mistakes for a formula."""

import csv
import io

import openpyxl
import pytest

LIST = "/desk/errands/"


def content(answer) -> bytes:
    return b"".join(answer.streaming_content)


def as_rows(answer) -> list[list[str]]:
    text = content(answer).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def sheet(answer):
    return openpyxl.load_workbook(io.BytesIO(content(answer))).active


def test_csv_holds_the_columns_shown_of_all_pages(client, errands) -> None:
    errands(55)
    answer = client.get(LIST, {"export": "csv", "columns": ["title", "due"], "page": "2"})
    rows = as_rows(answer)
    assert rows[0] == ["Nội dung", "Hạn"]
    assert rows[1] == ["Việc 000", "01/12/2026"]
    assert len(rows) == 56
    assert answer["Content-Disposition"] == 'attachment; filename="viec-cua-cac-don-vi.csv"'


def test_csv_begins_with_a_byte_order_mark_for_excel(client, errand) -> None:
    errand()
    assert content(client.get(LIST, {"export": "csv"})).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("title", ["=1+1", "+84 912", "-2", "@SUM(A1)", "\t=1"])
def test_words_never_become_a_formula(title, client, errand) -> None:
    errand(title)
    assert as_rows(client.get(LIST, {"export": "csv"}))[1][0] == f"'{title}"
    cell = sheet(client.get(LIST, {"export": "xlsx"}))["A2"]
    assert (cell.value, cell.data_type) == (title, "s")


def test_excel_keeps_days_as_days_and_has_vietnamese_headings(client, errand) -> None:
    errand()
    table = sheet(client.get(LIST, {"export": "xlsx"}))
    assert [cell.value for cell in table[1]] == ["Nội dung", "Cơ quan, đơn vị", "Hạn", "Trạng thái"]
    assert table["C2"].is_date
    assert table["D2"].value == "Đang làm"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_holds_only_what_is_in_reach_and_fits(kind, client, errand, elsewhere) -> None:
    errand("Của ta")
    errand("Của người", body=elsewhere)
    errand("Đã xong", state="done")
    answer = client.get(LIST, {"export": kind, "state": "open"})
    read = as_rows(answer) if kind == "csv" else [[cell.value for cell in row] for row in sheet(answer)]
    assert [row[0] for row in read[1:]] == ["Của ta"]


def test_an_unknown_kind_of_export_shows_the_list(client, errand) -> None:
    errand()
    assert client.get(LIST, {"export": "exe"})["Content-Type"].startswith("text/html")


def test_an_export_is_read_in_pieces_and_in_one_query(client, errands, queries_of) -> None:
    errands(3)
    few = queries_of(lambda: content(client.get(LIST, {"export": "csv"})))
    errands(40)
    assert queries_of(lambda: content(client.get(LIST, {"export": "csv"}))) == few
