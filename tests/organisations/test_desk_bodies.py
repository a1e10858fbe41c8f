"""A body's page, its lineage, and the changes that were recorded."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from lantoa.organisations import effects_lines
from lantoa.organisations.models import Body, BodyKind, Change, Role, Tree
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.organisations.queries.lineage import lineage_of
from lantoa.organisations.queries.lives import day_of_life, life_of, standing_of
from tests.organisations.desk import PLACE, administrator, cost, signed_in
from tests.organisations.worlds import MERGED, NOON, PLATFORM, District, appointed, founded, merged, person

pytestmark = pytest.mark.django_db
BEFORE = date(2025, 6, 30)
HOW = {"by": PLATFORM, "at": NOON}


class Merged(District):
    """The three communes of the district made one new one."""

    def __init__(self) -> None:
        super().__init__()
        new = NewBody("Xã Triệu Sơn", BodyKind.COMMUNE, {Tree.GOVERNMENT: self.province})
        self.change = merged(*self.communes, into=new)
        self.new = Body.objects.get(name="Xã Triệu Sơn")


@pytest.fixture
def world() -> Merged:
    return Merged()


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(f"{PLACE}{address}")
    assert answer.status_code == status
    return answer.content.decode()


# --- The life of a body --------------------------------------------------------------------------------------------
def test_where_a_body_stands_is_asked_as_of_a_day(world: Merged) -> None:
    commune = Body.objects.get(pk=world.communes[0].pk)
    [standing] = standing_of(commune, BEFORE)
    assert [body.name for body in standing.above] == ["Tỉnh Thanh Hóa", "Huyện Triệu Sơn"]
    assert standing.below == 1
    assert standing_of(commune, MERGED) == []
    assert day_of_life(commune, MERGED) == BEFORE
    assert day_of_life(world.new, BEFORE) == MERGED


def test_each_change_is_told_from_the_body_it_concerns(world: Merged) -> None:
    commune = Body.objects.get(pk=world.communes[0].pk)
    assert [event.sentence for event in life_of(commune)] == ["Sáp nhập vào Xã Triệu Sơn", "Thành lập"]
    assert [event.sentence for event in life_of(world.new)] == [
        "Thành lập; Nhận sáp nhập Xã Dân Lực, Xã Dân Lý, Xã Minh Sơn"
    ]
    changes.rename(world.department, "Sở Nội vụ mới", decided=Decided(MERGED), **HOW)
    assert "Đổi tên từ “Sở Nội vụ” thành “Sở Nội vụ mới”" in [e.sentence for e in life_of(world.department)]
    changes.move(world.division, Tree.GOVERNMENT, world.new, decided=Decided(MERGED), **HOW)
    assert "Về trực thuộc Xã Triệu Sơn (Chính quyền)" in [e.sentence for e in life_of(world.division)]


def test_the_life_of_a_body_costs_four_queries(world: Merged, django_assert_num_queries) -> None:
    with django_assert_num_queries(4):
        life_of(world.new)


def test_the_lineage_follows_both_ways(world: Merged) -> None:
    assert len(lineage_of(world.new).successions) == 3
    assert {body.name for body in lineage_of(world.communes[0]).bodies.values()} == {"Xã Dân Lực", "Xã Triệu Sơn"}


# --- The page ------------------------------------------------------------------------------------------------------
def test_the_page_tells_of_an_ended_body_who_answers_today(world: Merged) -> None:
    text = page(signed_in(world.department, Role.READER), f"bodies/{world.communes[0].pk}/")
    assert "Nay do ai chịu trách nhiệm" in text and "Xã Triệu Sơn" in text
    assert "30/06/2025" in text
    assert "Nay do ai chịu trách nhiệm" not in page(administrator(), f"bodies/{world.new.pk}/")


def test_what_may_be_done_is_open_to_administrators_and_locked_with_the_reason_for_others(world: Merged) -> None:
    address = f"bodies/{world.new.pk}/"
    merge = f"{PLACE}merge/?body={world.new.pk}"
    assert merge in page(signed_in(world.province), address)
    for client in (signed_in(world.province, Role.OFFICER), signed_in(world.department), signed_in(world.offices[0])):
        text = page(client, address)
        assert merge not in text and "locked" in text
    assert "Đơn vị này đã kết thúc." in page(administrator(), f"bodies/{world.communes[0].pk}/")


def test_people_are_named_only_to_those_who_may_see_them(world: Merged) -> None:
    appointed(world.new, Role.OFFICER, person("Kín"))
    address = f"bodies/{world.new.pk}/"
    assert "Lê Thị Kín" in page(signed_in(world.province), address)
    assert "Lê Thị Kín" in page(signed_in(world.new, Role.READER), address)
    assert "Kín" not in page(signed_in(world.department), address)


def test_the_history_is_a_tab(world: Merged) -> None:
    assert "Sáp nhập" in page(administrator(), f"bodies/{world.new.pk}/?tab=history")


def test_the_lineage_is_drawn_with_its_table(world: Merged) -> None:
    client = signed_in(world.department, Role.READER)
    text = page(client, f"bodies/{world.new.pk}/lineage/")
    assert text.count('class="link merged"') == 3 + 1  # and once in the legend
    assert "Nghị quyết 1686/NQ-UBTVQH15" in text and text.count("<tr>") == 1 + 3 + 1  # the shell has one of its own
    assert 'class="link merged" d="M' not in page(client, f"bodies/{world.new.pk}/lineage/?show=now").split("legend")[0]
    assert "Chưa có đơn vị trước và sau" in page(client, f"bodies/{world.department.pk}/lineage/")
    page(client, "bodies/999999/lineage/", 404)


def test_the_page_costs_the_same_for_one_and_for_three() -> None:
    world = District()
    merged(world.communes[0], into=world.communes[2])
    client = signed_in(world.province)
    one = cost(client, f"{PLACE}bodies/{world.communes[2].pk}/")
    merged(world.communes[1], into=world.communes[2], on=date(2025, 8, 1))
    founded("Văn phòng Hai", BodyKind.OFFICE, world.communes[2])
    assert cost(client, f"{PLACE}bodies/{world.communes[2].pk}/") == one


# --- Changes -------------------------------------------------------------------------------------------------------
def test_changes_are_listed_filtered_and_exported(world: Merged) -> None:
    client = signed_in(world.department, Role.READER)
    text = page(client, "changes/?q=1686&kind=merger")
    assert "Nghị quyết 1686/NQ-UBTVQH15" in text and "Xã Dân Lực, Xã Dân Lý, Xã Minh Sơn" in text
    assert "và 4 đơn vị khác" in text
    assert "Nghị quyết" not in page(client, "changes/?kind=split")
    export = b"".join(client.get(f"{PLACE}changes/?export=csv&kind=merger").streaming_content).decode()
    assert "Nghị quyết 1686" in export


def test_the_list_costs_the_same_for_one_and_for_three() -> None:
    top = founded("Tỉnh An", BodyKind.PROVINCE)
    client = signed_in(top)
    one = cost(client, f"{PLACE}changes/")
    founded("Xã Hai", under=top)
    founded("Xã Ba", under=top)
    assert cost(client, f"{PLACE}changes/") == one


def test_the_page_of_a_change_tells_what_it_did_and_what_higher_rooms_say(world: Merged, monkeypatch) -> None:
    monkeypatch.setattr(effects_lines, "_tellers", [lambda change: [("Việc chuyển theo", ["5 việc"])]])
    text = page(signed_in(world.department, Role.READER), f"changes/{world.change.pk}/")
    assert "Xã Dân Lực → Xã Triệu Sơn" in text and "5 việc" in text


def test_who_went_along_is_told_only_to_those_who_administer_the_bodies() -> None:
    world = District()
    appointed(world.communes[0], Role.OFFICER, person("Kín"))
    change = merged(world.communes[0], into=world.communes[1])
    address = f"changes/{change.pk}/"
    assert "Kín" in page(signed_in(world.province), address)
    for body in (world.department, world.communes[1]):
        assert "Kín" not in page(signed_in(body, Role.READER), address)


def test_a_change_is_undone_with_a_reason_and_only_by_who_administers_every_body(world: Merged) -> None:
    address = f"{PLACE}changes/{world.change.pk}/undo/"
    for client in (signed_in(world.department), signed_in(world.communes[0]), signed_in(world.province, Role.OFFICER)):
        assert client.post(address, {"reason": "Nhầm"}).status_code == 403
    client = signed_in(world.province)
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Nhập nhầm"}).status_code == 302
    assert not Body.objects.filter(name="Xã Triệu Sơn").exists()
    text = page(client, f"changes/{world.change.pk}/")
    assert "Nhập nhầm" in text and "undo/" not in text
    assert client.post(address, {"reason": "Nữa"}).status_code == 403


def test_undoing_is_refused_with_the_reason_when_something_depends_on_it(world: Merged) -> None:
    changes.rename(world.new, "Xã Triệu Sơn Mới", decided=Decided(date(2026, 1, 1)), **HOW)
    answer = signed_in(world.province).post(f"{PLACE}changes/{world.change.pk}/undo/", {"reason": "Lý do đã gõ"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Lý do đã gõ" in text and "01/01/2026" in text
    assert Change.objects.get(pk=world.change.pk).state == "in_force"


def test_strangers_see_nothing(world: Merged) -> None:
    for address in ("", f"bodies/{world.new.pk}/", f"bodies/{world.new.pk}/lineage/", "changes/"):
        for client in (Client(), signed_in()):
            assert client.get(PLACE + address).status_code == 302
