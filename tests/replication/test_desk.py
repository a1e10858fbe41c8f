"""The screens of the room: from the page of a dossier to the ledger, and into everybody's work."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook
from PIL import Image

from lantoa.kit.actors import Actor
from lantoa.replication.models import Adoption, BuildingBlock, LearningVisit
from lantoa.replication.operations import blocks
from tests.organisations.worlds import NOON
from tests.replication.worlds import SINCE, Spread, adopted, told_of

pytestmark = pytest.mark.django_db
ROOM = "/desk/replication/"


@pytest.fixture
def world() -> Spread:
    return Spread()


def at_desk(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person)  # type: ignore[arg-type]
    return client


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def posted(client: Client, address: str, status: int = 302, **typed: Any) -> str:
    answer = client.post(ROOM + address, typed)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return str(answer.content.decode())


def picture() -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (200, 100), "green").save(written, "PNG")
    return SimpleUploadedFile("thung-rac.png", written.getvalue())


def test_a_model_is_written_down_in_blocks_on_the_page_of_its_dossier(world: Spread) -> None:
    office, page = at_desk(world.officer), f"/desk/exemplars/{world.model.pk}/"
    assert "Chưa ai viết cách làm" in text_of(office, page)
    typed = {"title": "Phát thùng", "what": "Mỗi nhà hai thùng", "pitfalls": "Đừng phát một lần", "position": 1}
    posted(office, f"dossiers/{world.model.pk}/blocks/add/", **typed)
    shown = text_of(office, page)
    assert "Mỗi nhà hai thùng" in shown
    assert "Đừng phát một lần" in shown
    block = BuildingBlock.objects.get()
    posted(office, f"blocks/{block.pk}/take-out/")
    assert "Đã bỏ ra (1)" in text_of(office, page)
    posted(office, f"blocks/{block.pk}/put-back/")
    assert "Mỗi nhà hai thùng" in text_of(at_desk(world.leader), page)


def test_a_leader_chooses_what_the_public_reads_of_how_it_is_done(world: Spread) -> None:
    release, told = told_of(world.model), {"what": "Hai thùng mỗi nhà", "contact": "0912 345 678"}
    first, second = (
        blocks.write(BuildingBlock(dossier=world.model, title=title, **told), by=world.officer, at=NOON)
        for title in ("Phát thùng", "Cân rác")
    )
    form, page = f"dossiers/{world.model.pk}/blocks/public/", reverse("portal:exemplar", args=[release.slug])
    assert "Chọn phần cho mọi người đọc" not in text_of(at_desk(world.officer), f"/desk/exemplars/{world.model.pk}/")
    assert "Chọn phần cho mọi người đọc" in text_of(at_desk(world.leader), f"/desk/exemplars/{world.model.pk}/")
    assert "Phát thùng" not in text_of(Client(), page)
    posted(at_desk(world.leader), form, chosen=[first.pk])
    shown = text_of(Client(), page)
    assert "Phát thùng" in shown and "Hai thùng mỗi nhà" in shown
    assert second.title not in shown and "0912 345 678" not in shown


def test_the_public_reads_which_bodies_do_the_same_and_of_nobody_else(world: Spread) -> None:
    release = told_of(world.model)
    adopted(world.model, world.adopter)
    agreed = {"kind": "person", "name": "Lê Thị Lan", "consented_on": SINCE}
    adopted(world.model, world.communes[2], **agreed)
    shown = text_of(Client(), reverse("portal:exemplar", args=[release.slug]))
    assert f"{world.adopter.name} (đã học)" in shown
    assert "Lê Thị Lan" not in shown


def test_an_office_registers_what_it_learned_from_a_public_page(world: Spread) -> None:
    office = at_desk(world.their_officer)
    told = posted(office, "adoptions/find/", 422, source="Phân loại rác")
    assert "Không có điển hình nào bạn xem được" in told
    slug = told_of(world.model).slug
    found = office.post(f"{ROOM}adoptions/find/", {"source": f"https://lantoa.example/dien-hinh/{slug}/"})
    assert found.url == f"{ROOM}dossiers/{world.model.pk}/adopt/"  # type: ignore[attr-defined]
    assert f'value="{world.adopter.pk}"' in text_of(office, found.url)  # type: ignore[attr-defined]
    typed = {"kind": "person", "body": world.adopter.pk, "name": "Lê Thị Lan", "level": "learned", "on": "02/03/2026"}
    refused = posted(office, f"dossiers/{world.model.pk}/adopt/", 422, note="Đi học về", **typed)
    assert "Chỉ nêu tên cá nhân khi người đó đồng ý" in refused
    posted(office, f"dossiers/{world.model.pk}/adopt/", note="Đi học về", **typed | {"name": ""})
    made = Adoption.objects.get()
    shown = text_of(office, f"{ROOM}adoptions/{made.pk}/")
    assert "một cá nhân không nêu tên" in shown
    assert f"/desk/exemplars/{world.model.pk}/" not in shown  # they may not open the dossier
    assert "một cá nhân không nêu tên" in text_of(at_desk(world.officer), f"/desk/exemplars/{world.model.pk}/")


def test_each_level_has_its_day_and_its_proof(world: Spread) -> None:
    office, made = at_desk(world.their_officer), adopted(world.model, world.adopter)
    page = f"adoptions/{made.pk}/"
    posted(office, f"{page}try-out/", on="01/06/2026", note="Thử ở thôn 1", proof=picture())
    shown = text_of(office, ROOM + page)
    assert "Thử ở thôn 1" in shown
    assert "Mở tệp" in shown
    posted(office, f"{page}undo-try-out/", reason="Ghi nhầm nơi")
    assert "đã gạch bỏ" in text_of(office, ROOM + page)
    posted(office, f"{page}end/", on="01/07/2026", reason="Thiếu xe gom")
    assert "Thiếu xe gom" in text_of(office, ROOM + page)
    assert "Đã thôi" in text_of(office, f"{ROOM}adoptions/?state=ended")
    posted(office, f"{page}take-up-again/")
    sheet = office.get(f"{ROOM}adoptions/?export=xlsx")
    rows = list(load_workbook(BytesIO(b"".join(sheet))).active.values)  # type: ignore[union-attr]
    assert any(world.adopter.name in row and "Phân loại rác tại nguồn" in row for row in rows)


def test_an_adoption_is_asked_after_and_leaves_the_work(world: Spread) -> None:
    office = at_desk(world.their_officer)
    made = adopted(world.model, world.adopter, on=localdate() - timedelta(days=190))
    assert "Hỏi tình hình áp dụng" in text_of(office, "/desk/")
    first = made.follow_ups.first()
    assert first is not None
    posted(office, f"follow-ups/{first.pk}/", on=f"{localdate():%d/%m/%Y}", found="Vẫn làm đều")
    assert "Hỏi tình hình áp dụng" not in text_of(office, "/desk/")
    assert "Vẫn làm đều" in text_of(office, f"{ROOM}adoptions/{made.pk}/")


def test_a_learning_visit_is_asked_for_answered_and_held(world: Spread) -> None:
    told_of(world.model)
    theirs, ours, day = at_desk(world.their_officer), at_desk(world.officer), f"{localdate():%d/%m/%Y}"
    typed = {"body": world.adopter.pk, "purpose": "Xem cách gom rác", "wished_on": day, "people": 12}
    posted(theirs, f"dossiers/{world.model.pk}/learn/", **typed)
    visit = LearningVisit.objects.get()
    assert "muốn đến học tập" in text_of(ours, "/desk/")
    assert "muốn đến học tập" not in text_of(theirs, "/desk/")
    assert theirs.post(f"{ROOM}visits/{visit.pk}/agree/", {"on": day}).status_code == 403
    posted(ours, f"visits/{visit.pk}/agree/", on=day, answer="Mời đến 8 giờ")
    assert "Mời đến 8 giờ" in text_of(theirs, f"{ROOM}visits/{visit.pk}/")
    assert "Ghi nhận đã tổ chức" in text_of(ours, "/desk/")
    posted(ours, f"visits/{visit.pk}/hold/", on=day, attended=11)
    visit.refresh_from_db()
    assert (visit.state, visit.attended) == ("held", 11)
    assert "muốn đến học tập" not in text_of(ours, "/desk/")


def test_the_spread_of_a_model_is_drawn_and_told(world: Spread) -> None:
    office, page = at_desk(world.officer), f"{ROOM}dossiers/{world.model.pk}/spread/"
    assert "Chưa ghi nhận nơi nào áp dụng" in text_of(office, page)
    first = adopted(world.model, world.adopter, on=localdate() - timedelta(days=500))
    adopted(world.model, world.communes[2], learned_from=first)
    shown = text_of(office, page)
    assert "0,50 (từ 0,01 đến 2,78" in shown
    assert "100%" in shown
    assert shown.count('r="5"/><text') == 3
    assert page in text_of(office, f"/desk/exemplars/{world.model.pk}/")


def test_the_ledger_and_the_spread_cost_the_same_for_any_number(world: Spread) -> None:
    office = at_desk(world.officer)
    addresses = (f"{ROOM}adoptions/", f"{ROOM}dossiers/{world.model.pk}/spread/")
    adopted(world.model, world.adopter)

    def queries(address: str) -> int:
        text_of(office, address)
        with CaptureQueriesContext(connection) as asked:
            text_of(office, address)
        return len(asked)

    before = [queries(address) for address in addresses]
    for _time in range(3):
        adopted(world.model, world.communes[2], learned_from=Adoption.objects.first())
    assert [queries(address) for address in addresses] == before
