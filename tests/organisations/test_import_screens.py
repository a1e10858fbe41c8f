"""Lists of bodies on the desk: sent, tried, recorded, taken away."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Alias, Body, BodyImport, Role, Tree
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided
from lantoa.organisations.spreadsheets import importing
from tests.organisations.desk import PLACE, administrator, signed_in
from tests.organisations.lists import OFFICE, workbook
from tests.organisations.worlds import LONG_AGO, MERGED, NOON, District

pytestmark = pytest.mark.django_db
IMPORT = f"{PLACE}import/"


def sent(client: Client, content: bytes, **said: Any) -> Any:
    file = SimpleUploadedFile("danh-sach.xlsx", content)
    return client.post(IMPORT, {"file": file, "tree": "government", "on": "01/07/2025"} | said, follow=True)


def sheet(answer: Any) -> list[tuple[Any, ...]]:
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_a_list_is_sent_seen_and_recorded() -> None:
    world = District()
    client = signed_in(world.district)
    page = sent(client, workbook(("v1", "Văn phòng huyện", OFFICE)), under=world.district.pk)
    assert "Đây là kết quả nếu ghi danh sách" in page.text
    assert "Thuộc Huyện Triệu Sơn" in page.text
    assert not Body.objects.filter(code="v1").exists()
    body_import = BodyImport.objects.get()
    done = client.post(f"{IMPORT}{body_import.pk}/apply/", follow=True)
    assert "Đã ghi danh sách." in done.text
    body_import.refresh_from_db()
    assert f"{PLACE}changes/{body_import.change.pk}/" in done.text
    assert Body.objects.get(code="v1").since == MERGED


def test_errors_are_shown_with_their_rows_and_nothing_can_be_recorded() -> None:
    world = District()
    client = signed_in(world.district)
    page = sent(client, workbook(("v1", "Văn phòng", OFFICE), ("v2", None, OFFICE)), under=world.district.pk)
    assert "Thiếu tên gọi." in page.text
    [body_import] = BodyImport.objects.all()
    assert client.post(f"{IMPORT}{body_import.pk}/apply/").status_code == 403
    rows = sheet(client.get(f"{IMPORT}{body_import.pk}/lines/", {"show": "refused"}))
    assert rows[1:] == [(3, "v2", None, "Lỗi", "Thiếu tên gọi.")]


def test_what_is_no_list_is_refused_on_the_form() -> None:
    world = District()
    page = sent(signed_in(world.district), b"khong phai Excel", under=world.district.pk)
    assert page.status_code == 422
    assert "Đây không phải tệp Excel" in page.text
    assert not BodyImport.objects.exists()


def test_without_a_body_above_only_an_administrator_of_the_installation_sends_a_list() -> None:
    world = District()
    content = workbook(("v1", "Văn phòng", OFFICE, None, world.district.code))
    assert sent(signed_in(world.district), content).status_code == 422
    assert sent(administrator(), content).status_code == 200


def test_officers_see_neither_the_form_nor_lists_of_others() -> None:
    world = District()
    sent(administrator(), workbook(("v1", "Văn phòng", OFFICE, None, world.district.code)))
    [body_import] = BodyImport.objects.all()
    assert signed_in(world.district, Role.OFFICER).get(IMPORT).status_code == 403
    assert signed_in(world.district).get(f"{IMPORT}{body_import.pk}/").status_code == 404


def test_a_long_list_is_done_in_the_background(monkeypatch) -> None:
    world = District()
    client = signed_in(world.district)
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    rows = [(f"v{number}", f"Văn phòng {number}", OFFICE) for number in range(2)]
    page = sent(client, workbook(*rows), under=world.district.pk)
    assert "Danh sách dài đang được kiểm tra" in page.text
    assert page["Refresh"]
    [body_import] = BodyImport.objects.all()
    importing.work(OutgoingMessage.objects.get())
    assert "Refresh" not in client.get(f"{IMPORT}{body_import.pk}/")
    waiting = client.post(f"{IMPORT}{body_import.pk}/apply/", follow=True)
    assert "Danh sách đang được ghi" in waiting.text
    importing.work(OutgoingMessage.objects.latest("pk"))
    assert Body.objects.filter(code__in=("v0", "v1")).count() == 2


def test_an_export_is_the_tree_of_a_day_and_can_be_sent_back_without_effect() -> None:
    world = District()
    changes.rename(world.district, "Huyện Mới", decided=Decided(MERGED, "NQ 1"), by=PLATFORM, at=NOON)
    Alias.objects.create(body=world.district, text="=TS", since=LONG_AGO)
    client = signed_in(world.province)
    asked = {"tree": Tree.GOVERNMENT, "under": world.district.pk}
    before = sheet(client.get(f"{PLACE}export/", asked | {"on": "30/06/2025"}))
    assert before[1][:2] == (world.district.code, "Huyện Triệu Sơn")
    answer = client.get(f"{PLACE}export/", asked)
    content = b"".join(answer.streaming_content)
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert rows[0][0] == "Mã"
    assert {row[1] for row in rows[1:]} == {"Huyện Mới", *(body.name for body in (*world.communes, *world.offices))}
    assert rows[1][7] == "=TS"
    page = sent(client, content, under=world.province.pk, on=f"{date.today():%d/%m/%Y}")
    assert BodyImport.objects.get().changing == 0
    assert "không có gì để ghi" in page.text


def export_cost(client: Client, **asked: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert len(sheet(client.get(f"{PLACE}export/", {"tree": "government"} | asked))) > 1
    return len(queries)


def test_an_export_costs_the_same_for_any_length() -> None:
    world = District()
    client = signed_in(world.province)
    export_cost(client, under=world.province.pk)
    assert export_cost(client, under=world.offices[0].pk) == export_cost(client, under=world.province.pk)


def test_the_template_reads_as_an_empty_list_and_names_the_words() -> None:
    world = District()
    answer = signed_in(world.district, Role.OFFICER).get(f"{IMPORT}template/")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert [cell.value for cell in book.worksheets[0][1]][:3] == ["Mã", "Tên gọi", "Loại"]
    assert "xã" in {row[0] for row in book.worksheets[1].iter_rows(values_only=True)}
