"""A Word file is held against the layout of Decree 30/2020 on the desk; nothing of it is kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from docx import Document
from docx.shared import Mm, Pt

from lantoa.desk.models import FormDraft
from lantoa.evidence.models import StoredFile
from lantoa.recognition.desk_views import checking
from tests.recognition.decision_worlds import Deciding
from tests.vanban.writing.documents import DECISION
from vanban.writing.word import write_docx

pytestmark = pytest.mark.django_db
GOOD = write_docx(DECISION)


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(Deciding().officer.person)  # type: ignore[arg-type]
    return client


def sent(office: Client, content: bytes, name: str = "quyet-dinh.docx") -> HttpResponse:
    return office.post("/desk/recognition/check/", {"file": SimpleUploadedFile(name, content)})


def departing() -> bytes:
    """The same decision with a narrow margin and small letters."""
    document, kept = Document(BytesIO(GOOD)), BytesIO()
    document.sections[0].left_margin = Mm(12)
    for run in document.paragraphs[-1].runs:
        run.font.size = Pt(7)
    document.save(kept)
    return kept.getvalue()


def test_what_departs_is_listed_with_what_to_do(office: Client) -> None:
    answer = sent(office, departing())
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "quyet-dinh.docx" in text
    assert "Lề trái 12 mm; hãy đặt từ 30 đến 35 mm." in text
    assert "Không phát hiện điểm nào" not in text


def test_a_good_file_is_said_to_be_good_and_nothing_is_kept(office: Client) -> None:
    text = sent(office, GOOD).content.decode()
    assert "Không phát hiện điểm nào" in text
    assert not StoredFile.objects.exists()
    assert not FormDraft.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"%PDF-1.4\n%%EOF\n", "qd.pdf", "Tệp qd.pdf"),
        ("Quyết định về việc tặng Giấy khen".encode(), "qd.txt", "không phải là tệp Word"),
        (b"PK\x03\x04 broken", "qd.docx", "Tệp qd.docx"),
        (b"", "qd.docx", "không có nội dung"),
    ],
)
def test_what_is_no_word_file_is_told_at_the_field(office: Client, content: bytes, name: str, said: str) -> None:
    answer = sent(office, content, name)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'class="error"' in text
    assert said in text
    assert not FormDraft.objects.exists()


def test_what_is_too_large_is_refused_before_it_is_read(office: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_BYTES", 100)
    answer = sent(office, GOOD)
    assert answer.status_code == 422
    assert "Tệp lớn hơn 10 MB" in answer.content.decode()


def test_it_has_a_place_in_the_menu(office: Client) -> None:
    assert 'href="/desk/recognition/check/"' in office.get("/desk/recognition/check/").content.decode()
