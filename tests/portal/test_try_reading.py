"""The first screen: what a visitor gives is read and shown, what cannot be read is said, and nothing is kept."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from secrets import token_bytes
from typing import Any
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document
from openpyxl import load_workbook

from lantoa.portal.try_reading.forms import MOST_CHARACTERS
from lantoa.portal.try_reading.items import Reading
from lantoa.portal.try_reading.paper import Table, paper
from lantoa.portal.try_reading.uploads import MOST_BYTES
from lantoa.portal.try_reading.wording import MEASURES, UNITS, amount, duty
from vanban.reading import read
from vanban.reading.model import Target
from vanban.reading.vocabulary import COUNTED
from vanban.samples import plan_of_dong_mai

FORM, SAMPLE, DOWNLOAD = "/doc-thu/", "/doc-thu/van-ban-mau/", "/doc-thu/tai-ve/"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def upload(content: bytes, name: str = "ke-hoach.txt") -> dict[str, Any]:
    return {"given": "file", "file": SimpleUploadedFile(name, content), "text": ""}


def paste(text: str) -> dict[str, Any]:
    return {"given": "text", "text": text}


def words(response: HttpResponse) -> str:
    """What a visitor sees of a page: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def is_reading(response: HttpResponse) -> bool:
    return response.status_code == 200 and "data-reading" in response.content.decode()


def as_word(text: str) -> bytes:
    document, content = Document(), BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(content)
    return content.getvalue()


# --- Reading ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "given",
    [
        pytest.param(lambda text: upload(text.encode()), id="text file"),
        pytest.param(lambda text: upload(as_word(text), "ke-hoach.docx"), id="Word file"),
        pytest.param(lambda text: upload(as_word(text), "khong-duoi"), id="Word file without a suffix"),
        pytest.param(paste, id="pasted text"),
    ],
)
def test_a_plan_is_read_and_shown_at_once(client: Client, given: Callable[[str], dict[str, Any]]) -> None:
    response = client.post(FORM, given(plan_of_dong_mai()))
    assert is_reading(response)
    assert "18/KH-UBND" in words(response)
    assert "Ít nhất 2 điển hình" in words(response).replace("ít nhất 2", "Ít nhất 2")
    assert 'id="text-target-1"' in response.content.decode()


def test_every_item_has_its_place_in_the_text_and_in_the_list(client: Client) -> None:
    page = client.get(SAMPLE).content.decode()
    places = re.findall(r' id="([^"]+)"', page)
    assert len(places) == len(set(places))
    for item in Reading(read(plan_of_dong_mai())).items:
        assert {item.key, f"text-{item.key}"} <= set(places)
        assert f'href="#text-{item.key}"' in page


def test_every_link_within_the_page_leads_somewhere(client: Client) -> None:
    page = client.get(SAMPLE).content.decode()
    places = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= places


def test_the_text_is_shown_whole_and_in_order(client: Client) -> None:
    reading = Reading(read(plan_of_dong_mai()))
    shown = "".join(piece.text for block in paper(reading) if not isinstance(block, Table) for piece in block.pieces)
    assert "".join(shown.split()) == "".join(reading.plan.text.split())


def test_a_request_is_not_shown_as_an_order(client: Client) -> None:
    page = words(client.get(SAMPLE))
    assert "Đề nghị, không phải giao việc" in page
    assert "Giao việc" not in page.replace("không phải giao việc", "")


def test_a_table_of_tasks_is_shown_as_a_table(client: Client) -> None:
    table = "| Nội dung | Đơn vị chủ trì | Thời gian |\n| Tổ chức hội nghị biểu dương | Phòng Kinh tế | 30/9/2026 |"
    plan = plan_of_dong_mai().replace("2. Phòng Kinh tế", f"2. Phân công\n{table}\n3. Phòng Kinh tế")
    page = client.post(FORM, paste(plan)).content.decode()
    assert page.count("<tr>") == 2
    assert re.search(r"<td>\s*Phòng Kinh tế\s*</td>", page)


def test_what_is_written_in_a_plan_is_never_markup(client: Client) -> None:
    plan = plan_of_dong_mai().replace("Mỗi thôn giới thiệu", "Mỗi thôn <img onerror=alert(1) & giới thiệu")
    page = client.post(FORM, paste(plan)).content.decode()
    assert "<img" not in page
    assert "&lt;img onerror=alert(1) &amp; giới thiệu" in page


def test_a_document_that_is_no_plan_is_named(client: Client) -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ ĐÔNG MAI\n\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc thành lập Tổ biên tập"
    decision = f"{head}\n\nĐiều 1. Thành lập Tổ biên tập.\n"
    page = words(client.post(FORM, paste(decision)))
    assert "Đây là Quyết định, không phải kế hoạch" in page


def test_a_plan_in_which_nothing_was_found_says_so(client: Client) -> None:
    response = client.post(FORM, paste("KẾ HOẠCH\nNghỉ hè\n\nMùa hè năm nay trời rất đẹp.\n"))
    assert is_reading(response)
    assert "Không thấy chỉ tiêu, nhiệm vụ hay tiêu chí nào" in words(response)


def test_english_pages_say_it_in_english(client: Client) -> None:
    with translation.override("en"):
        page = words(client.get(reverse("portal:try_reading_sample")))
    assert "at least 2 exemplars" in page
    assert "every year" in page


# --- What cannot be read ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"given": "file"}, "Hãy chọn tệp kế hoạch trước"),
        ({}, "Hãy chọn tệp kế hoạch trước"),
        (paste("  \n "), "Hãy dán nội dung kế hoạch vào ô trước"),
        (upload(b""), "Tệp không có nội dung"),
        (upload(b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "anh.docx"), "là hình ảnh"),
        (upload(b"x" * (MOST_BYTES + 1)), "Tệp lớn hơn 10 MB"),
        (paste("a" * (MOST_CHARACTERS + 1)), "Văn bản dài hơn 300.000 ký tự"),
        (upload(b"a " * MOST_CHARACTERS), "Văn bản dài hơn 300.000 ký tự"),
        (paste("a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)), "Văn bản dài hơn 300.000 ký tự"),
    ],
    ids=["no file", "nothing", "blank", "empty", "picture", "large", "long", "long file", "longer than Django takes"],
)
def test_what_cannot_be_read_is_answered_with_what_to_do(client: Client, given: dict[str, Any], advice: str) -> None:
    response = client.post(FORM, given)
    assert not is_reading(response)
    assert advice in words(response)


def test_an_unreadable_file_is_explained_in_the_language_of_the_page(client: Client) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
    with translation.override("en"):
        page = words(client.post(reverse("portal:try_reading"), upload(picture, "picture.pdf")))
    assert "The file picture.pdf is a picture" in page


def test_typed_text_survives_an_error(client: Client) -> None:
    given = upload(b"\x89PNG\r\n\x1a\n" + b"\0" * 200) | {"text": "KẾ HOẠCH & những gì đã dán"}
    assert "KẾ HOẠCH &amp; những gì đã dán</textarea>" in client.post(FORM, given).content.decode()


def test_text_without_the_form_s_token_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post(FORM, paste(plan_of_dong_mai())).status_code == 403


def test_a_file_goes_through_with_the_form_s_token() -> None:
    client = Client(enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(FORM).content.decode())
    assert token
    given = upload(plan_of_dong_mai().encode()) | {"csrfmiddlewaretoken": token[1]}
    assert is_reading(client.post(FORM, given))


# --- How often -------------------------------------------------------------------------------------------------------
def test_a_visitor_who_asks_too_often_is_told_how_long_to_wait(client: Client) -> None:
    for _ in range(20):
        assert client.post(FORM, {}).status_code == 200
    response = client.post(FORM, paste("KẾ HOẠCH đã dán"))
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert f"Hãy chờ {response['Retry-After']} giây" in words(response)
    assert "KẾ HOẠCH đã dán</textarea>" in response.content.decode()


def test_one_visitor_does_not_use_up_the_turns_of_another(client: Client) -> None:
    for _ in range(21):
        client.post(FORM, {})
    assert client.post(FORM, {}, REMOTE_ADDR="203.0.113.7").status_code == 200


def test_downloads_are_limited_too(client: Client) -> None:
    for _ in range(20):
        assert client.post(DOWNLOAD, {}).status_code == 400
    response = client.post(DOWNLOAD, {"text": plan_of_dong_mai(), "format": "json"})
    assert response.status_code == 429
    assert int(response["Retry-After"]) >= 1


# --- Nothing is kept -------------------------------------------------------------------------------------------------
def files_under(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def kept_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """A folder that takes the places where something might be kept: uploads, temporary files, media."""
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path


def with_pictures(word: bytes) -> bytes:
    """A Word file so large that Django's own upload handlers would put it on the disk."""
    content = BytesIO(word)
    with ZipFile(content, "a") as archive:
        archive.writestr("word/media/image1.bin", token_bytes(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    return content.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ke-hoach.txt", "ke-hoach.docx"])
def test_nothing_that_was_given_is_kept(
    client: Client, kept_places: Path, name: str, caplog: pytest.LogCaptureFixture, django_assert_num_queries: Any
) -> None:
    secret = "Thôn Bí Mật Vô Cùng"
    text = plan_of_dong_mai().replace("Toàn xã", secret)
    content = with_pictures(as_word(text)) if name.endswith("docx") else text.encode()
    with django_assert_num_queries(0), caplog.at_level("DEBUG"):
        response = client.post(FORM, upload(content, name))
        assert is_reading(response)
        assert secret in words(response)
        download(client, text, "xlsx")
    assert files_under(kept_places) == set()
    assert secret not in caplog.text
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_a_browser_is_told_not_to_keep_the_reading(client: Client) -> None:
    assert "no-store" in client.post(FORM, paste(plan_of_dong_mai()))["Cache-Control"]


def test_an_error_report_leaves_the_text_out(client: Client) -> None:
    response = client.post(FORM, paste("bí mật"))
    assert response.wsgi_request.sensitive_post_parameters == ("text",)


# --- Downloads -------------------------------------------------------------------------------------------------------
def download(client: Client, text: str, format_: str) -> HttpResponse:
    response = client.post(DOWNLOAD, {"text": text, "format": format_})
    assert response.status_code == 200
    return response


def test_the_page_sends_back_a_text_that_reads_the_same(client: Client) -> None:
    once = read(plan_of_dong_mai())
    assert read(once.text) == once


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five plans are not here: ../shared/seeds")
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_a_real_plan_is_downloaded_as_it_was_shown(seed: Path) -> None:
    once = read(seed)
    assert read(once.text).to_json() == once.to_json()


def test_json_is_the_published_shape(client: Client) -> None:
    plan = read(plan_of_dong_mai())
    response = download(client, plan.text, "json")
    assert response["Content-Disposition"] == 'attachment; filename="ke-hoach-18-kh-ubnd.json"'
    assert json.loads(response.content) == json.loads(json.dumps(plan.to_json()))


def test_the_workbook_has_a_sheet_for_each_kind(client: Client) -> None:
    reading = Reading(read(plan_of_dong_mai()))
    response = download(client, reading.plan.text, "xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="ke-hoach-18-kh-ubnd.xlsx"'
    book = load_workbook(BytesIO(response.content))
    with translation.override("vi"):
        kinds = [str(group.kind.name) for group in reading.groups if group.kind.code != "header"]
    assert book.sheetnames == ["Văn bản", *kinds]
    for group in reading.groups:
        if group.kind.code != "header":
            sheet = book[kinds.pop(0)]
            assert sheet.max_row == len(group.items) + 1
            assert sheet.freeze_panes == "A2"


def test_a_row_says_what_the_reading_says(client: Client) -> None:
    plan = read(plan_of_dong_mai())
    sheet = load_workbook(BytesIO(download(client, plan.text, "xlsx").content))["Chỉ tiêu"]
    headings, first = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    row = dict(zip(headings, first, strict=True))
    target = plan.targets[0]
    assert row["Mã mục"] == "CT 1"
    assert row["Nguyên văn"] == target.quote
    assert (row["So sánh"], row["Con số"], row["Kỳ"]) == ("ít nhất", 2, "hằng năm")
    assert row["Mục"] == "II.1"
    assert (row["Ký tự đầu"], row["Sau ký tự cuối"]) == target.span


@pytest.mark.parametrize("opening", ["=", "+", "-", "@"])
def test_words_of_a_plan_never_become_a_formula(client: Client, opening: str) -> None:
    plan = plan_of_dong_mai().replace("- Các thôn;", f'- {opening}HYPERLINK("http://example.org");')
    book = load_workbook(BytesIO(download(client, plan, "xlsx").content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    risky = [cell for cell in cells if str(cell.value).startswith(opening + "HYPERLINK")]
    assert risky or opening == "-"  # a second dash is read as a bullet
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
    assert not any(cell.data_type == "f" for cell in cells)


def test_the_workbook_speaks_english_on_an_english_page(client: Client) -> None:
    with translation.override("en"):
        response = client.post(reverse("portal:try_reading_download"), {"text": plan_of_dong_mai(), "format": "xlsx"})
    book = load_workbook(BytesIO(response.content))
    assert "Targets" in book.sheetnames
    assert book["Targets"]["A1"].value == "No."


@pytest.mark.parametrize("number", ["../../etc/passwd", 'a"b\r\nX: y', "…", ""])
def test_a_file_name_is_safe_whatever_the_plan_is_called(client: Client, number: str) -> None:
    text = f"KẾ HOẠCH\n{number}\n\nI. MỤC ĐÍCH\n1. Mỗi thôn giới thiệu ít nhất 02 điển hình mỗi năm.\n"
    disposition = download(client, text, "json")["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.json"', disposition)


@pytest.mark.parametrize("given", [{}, {"text": "a"}, {"text": "a", "format": "exe"}, {"format": "json"}])
def test_a_download_of_nothing_is_refused(client: Client, given: dict[str, str]) -> None:
    assert client.post(DOWNLOAD, given).status_code == 400


# --- Words -----------------------------------------------------------------------------------------------------------
def target(**facts: Any) -> Target:
    nothing = dict.fromkeys(("section", "comparator", "value", "unit", "per", "period", "deadline"))
    return Target(**nothing | {"quote": "nguyên văn", "measure": "other", "span": (0, 1)} | facts)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            target(comparator=">=", value=2, unit="exemplar", per="mỗi xã", period="year"),
            "ít nhất 2 điển hình, mỗi xã, hằng năm",
        ),
        (target(comparator="=", value=100, unit="%", per="thôn", period="once"), "100%, thôn"),
        (
            target(comparator="<=", value=1234.5, unit="media item", period="month"),
            "không quá 1.234,5 tin, bài, hằng tháng",
        ),
        (target(comparator=">", value=3, unit="con trâu"), "trên 3 con trâu"),
        (target(period="quarter"), "nguyên văn"),
    ],
)
def test_a_target_is_said_in_plain_words(found: Target, said: str) -> None:
    assert ", ".join(duty(found)) == said


def test_a_single_exemplar_is_singular_in_english() -> None:
    with translation.override("en"):
        assert amount(target(value=1, unit="exemplar")) == "1 exemplar"
        assert amount(target(value=2, unit="exemplar")) == "2 exemplars"


def test_every_unit_that_the_reader_counts_has_its_words() -> None:
    assert set(COUNTED.values()) <= set(UNITS)


def test_every_measure_of_the_five_plans_has_its_words() -> None:
    measures = {target.measure for target in read(plan_of_dong_mai()).targets} - {"other"}
    assert measures
    assert measures <= set(MEASURES)
