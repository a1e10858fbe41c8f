"""The board: shapes and words, one column for narrow screens, exports."""

from lantoa.desk.boards import PROGRESS, BoardCell
from tests.desk.test_exports import as_rows

BOARD = "/desk/errands/board/"


def test_a_cell_says_in_words_what_its_shape_shows() -> None:
    assert [BoardCell(state).words for state in PROGRESS] == [
        "Chưa có minh chứng", "Chưa thực hiện", "Mới được một phần", "Gần xong", "Hoàn thành"
    ]  # fmt: skip
    assert BoardCell("limited", overdue=True).words == "Mới được một phần, quá hạn"


def test_a_board_shows_rows_columns_and_sums_in_reach(client, errand, elsewhere) -> None:
    errand("A", state="done")
    errand("B", note="Đã họp")
    errand("B", body=elsewhere)
    page = client.get(BOARD).content.decode()
    assert "1/1" in page
    assert elsewhere.name not in page
    assert 'aria-label="Mới được một phần"' in page


def test_a_late_cell_carries_a_flag_outside_its_shape(client, errand) -> None:
    errand("A", due="2020-01-01")
    page = client.get(BOARD).content.decode()
    assert 'aria-label="Chưa thực hiện, quá hạn"' in page
    assert 'class="flag"' in page


def test_a_narrow_screen_shows_the_column_that_is_picked(body, elsewhere, client, officer, errand) -> None:
    from tests.organisations.worlds import appointed

    appointed(elsewhere, "officer", officer)
    errand("A")
    errand("A", body=elsewhere)
    picked = client.get(BOARD, {"column": str(body.pk)}).context["picked"]
    assert (picked["previous"], picked["here"].key, picked["next"].key) == (None, str(body.pk), str(elsewhere.pk))
    assert client.get(BOARD, {"column": "none"}).context["picked"]["here"].current


def test_a_board_is_exported_in_words(client, body, errand) -> None:
    errand("A", state="done")
    assert as_rows(client.get(BOARD, {"export": "csv"})) == [
        ["Nội dung", f"Quý IV/2026 {body.name}"],
        ["A", "Hoàn thành"],
    ]


def test_an_empty_board_is_calm(client) -> None:
    assert "Chưa có gì để theo dõi" in client.get(BOARD).content.decode()


def test_a_board_costs_the_same_for_any_length(client, errand, queries_of) -> None:
    errand("A")
    one = queries_of(lambda: client.get(BOARD))
    for title in "BCD":
        errand(title)
    assert queries_of(lambda: client.get(BOARD)) == one
