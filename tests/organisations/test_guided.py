"""Changes of bodies on the desk: filled in, looked at, agreed; nothing happens before, and what is refused is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from lantoa.organisations import effects_lines
from lantoa.organisations.models import (
    Body,
    BodyKind,
    Change,
    ChangeKind,
    Membership,
    Placement,
    Role,
    Succession,
    Tree,
)
from tests.organisations.desk import PLACE, signed_in
from tests.organisations.worlds import District, appointed, founded, merged

pytestmark = pytest.mark.django_db
DAY = {"on": "01/01/2026", "document": "Nghị quyết 01/NQ-HĐND", "note": ""}


@pytest.fixture
def world() -> District:
    return District()


def looked(client: Client, what: str, data: Mapping[str, Any]) -> str:
    """The page that says what would be."""
    answer = client.post(f"{PLACE}{what}/", {**DAY, **data})
    assert answer.status_code == 200, answer.content.decode()
    assert 'name="agreed"' in (page := answer.content.decode())
    return page


def agreed(client: Client, what: str, data: Mapping[str, Any]) -> Change:
    """The change, after a look that recorded nothing."""
    before = Change.objects.count()
    looked(client, what, data)
    assert Change.objects.count() == before
    answer = client.post(f"{PLACE}{what}/", {**DAY, **data, "agreed": "1"})
    change = Change.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (302, f"{PLACE}changes/{change.pk}/")
    return change


def refused(client: Client, what: str, data: Mapping[str, Any]) -> str:
    """The form again, with the reason and with what was typed; nothing is recorded."""
    before = Change.objects.count()
    for further in ({}, {"agreed": "1"}):
        answer = client.post(f"{PLACE}{what}/", {**DAY, **data, **further})
        assert answer.status_code == 422
    assert Change.objects.count() == before
    page = answer.content.decode()
    assert "Nghị quyết 01/NQ-HĐND" in page
    return page


def test_a_body_is_founded_below_another(world: District) -> None:
    client = signed_in(world.district)
    page = client.get(f"{PLACE}found/?body={world.district.pk}").content.decode()
    assert f'name="above" value="{world.district.pk}"' in page
    data = {"name": "Xã Hợp Lý", "kind": BodyKind.COMMUNE, "tree": Tree.GOVERNMENT, "above": world.district.pk}
    assert "Xã Hợp Lý" in looked(client, "found", data)
    body = agreed(client, "found", data).made_body.get()
    assert Placement.objects.get(body=body).parent == world.district


def test_only_whoever_runs_the_installation_founds_a_top(world: District) -> None:
    data = {"name": "Tỉnh mới", "kind": BodyKind.PROVINCE, "tree": Tree.GOVERNMENT}
    page = refused(signed_in(world.province), "found", data)
    assert "Tỉnh mới" in page


def test_a_body_is_renamed_and_its_name_typed(world: District) -> None:
    data = {"body_text": "dan luc", "name": "Xã Triệu Sơn"}
    page = refused(signed_in(world.district), "rename", data)
    assert "Văn phòng Xã Dân Lực" in page  # two bodies fit: one is chosen
    change = agreed(signed_in(world.district), "rename", {"body_text": "Xã Dân Lực", "name": "Xã Triệu Sơn"})
    assert (change.kind, Body.objects.get(pk=world.communes[0].pk).name) == (ChangeKind.RENAMING, "Xã Triệu Sơn")


def test_a_body_gets_another_place(world: District) -> None:
    data = {"body": world.communes[0].pk, "tree": Tree.GOVERNMENT, "above": world.province.pk}
    agreed(signed_in(world.province), "move", data)
    assert Placement.objects.open().get(body=world.communes[0]).parent == world.province
    refused(signed_in(world.province), "move", {"body": world.communes[1].pk, "tree": Tree.GOVERNMENT})


def test_communes_become_a_new_one_with_people_and_offices(world: District) -> None:
    officer = appointed(world.communes[0])
    data = {"bodies": [body.pk for body in world.communes[:2]], "into": "new", "name": "Xã Mới", "kind": "commune"}
    page = looked(signed_in(world.district), "merge", data)
    for told in ("Xã Mới", "Xã Dân Lực", "Xã Dân Lý", "Văn phòng Xã Dân Lực", str(officer.person)):
        assert told in page
    new = agreed(signed_in(world.district), "merge", data).made_body.get()
    assert Placement.objects.get(body=new).parent == world.district
    assert Membership.objects.open().get(person=officer.person).body == new


def test_a_merger_asks_for_what_its_choice_needs(world: District) -> None:
    bodies = [body.pk for body in world.communes[:2]]
    client = signed_in(world.district)
    for into, needed in (("new", ("id_name", "id_kind")), ("standing", ("id_standing",))):
        page = refused(client, "merge", {"bodies": bodies, "into": into})
        assert all(f'id="{name}_error"' in page for name in needed), into
    change = agreed(client, "merge", {"bodies": bodies, "into": "standing", "standing": bodies[0]})
    assert [body.pk for body in change.ended_body.all()] == [bodies[1]]


def test_a_body_is_split_and_those_below_are_given_out(world: District) -> None:
    data = {
        "body": world.district.pk,
        "ends": "yes",
        "rest": "on",
        "part1_name": "Huyện Một",
        "part1_kind": BodyKind.DISTRICT,
        "part2_name": "Huyện Hai",
        "part2_kind": BodyKind.DISTRICT,
        "part2_takes": [world.communes[2].pk],
    }
    page = refused(signed_in(world.district), "split", data | {"part2_kind": ""})
    assert "Huyện Hai" in page
    change = agreed(signed_in(world.province), "split", data)
    one, two = change.made_body.order_by("pk")
    assert set(Placement.objects.open().filter(parent=one).values_list("body", flat=True)) == {
        world.communes[0].pk,
        world.communes[1].pk,
    }
    assert Placement.objects.open().get(parent=two).body == world.communes[2]
    assert Placement.objects.get(body=two).parent == world.province
    refused(signed_in(world.province), "split", data | {"body": world.department.pk})  # the commune is not below it


def test_a_body_is_abolished_with_heirs_and_those_below(world: District) -> None:
    client = signed_in(world.province)
    data = {
        "body": world.district.pk,
        "goes": "below",
        "heir1_body": world.province.pk,
        "heir2_body": world.department.pk,
        "heir2_share": "part",
        "heir2_what": "hồ sơ thi đua",
    }
    page = refused(client, "abolish", data)
    assert "Xã Dân Lực" in page  # who still stands below
    change = agreed(client, "abolish", data | {"to": world.province.pk})
    assert set(Succession.objects.filter(change=change).values_list("successor", "share", "part")) == {
        (world.province.pk, "whole", ""),
        (world.department.pk, "part", "hồ sơ thi đua"),
    }
    assert Placement.objects.open().get(body=world.communes[0]).parent == world.province


def test_everything_below_can_end_along(world: District) -> None:
    change = agreed(signed_in(world.province), "abolish", {"body": world.district.pk, "goes": "end"})
    assert change.ended_body.count() == 7


def test_nobody_hands_herself_up_by_abolishing_her_body(world: District) -> None:
    client = signed_in(world.communes[0])
    refused(client, "abolish", {"body": world.communes[0].pk, "goes": "end", "heir1_body": world.province.pk})


@pytest.mark.parametrize(
    ("where", "role"),
    [("sibling", Role.ADMINISTRATOR), ("child", Role.ADMINISTRATOR), ("self", Role.OFFICER), ("", "")],
)
def test_bodies_out_of_reach_are_refused_by_id(where: str, role: str, world: District) -> None:
    own = {"sibling": world.communes[1], "child": world.offices[0], "self": world.communes[0]}.get(where)
    data = {"body": world.communes[0].pk, "name": "Xã Khác"}
    client = signed_in(own, role) if own else signed_in()
    answer = client.post(f"{PLACE}rename/", {**DAY, **data, "agreed": "1"})
    assert answer.status_code == {Role.ADMINISTRATOR: 422, Role.OFFICER: 403}.get(role, 302)
    assert not Change.objects.filter(kind=ChangeKind.RENAMING).exists()
    above = signed_in(world.province)
    assert above.post(f"{PLACE}rename/", {**DAY, **data, "agreed": "1"}).status_code == 302


def test_what_was_typed_can_be_mended(world: District) -> None:
    client = signed_in(world.district)
    data = {**DAY, "body": world.communes[0].pk, "name": "Xã Sai", "mend": "1"}
    answer = client.post(f"{PLACE}rename/", data)
    assert (answer.status_code, 'value="Xã Sai"' in answer.content.decode()) == (200, True)


def test_higher_rooms_say_what_a_change_does_there(world: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effects_lines, "_tellers", [])
    effects_lines.register(lambda change: [("Nhiệm vụ", [f"Báo cáo {change.made_body.count()}"]), ("Hồ sơ", [])])
    data = {"bodies": [body.pk for body in world.communes[:2]], "into": "new", "name": "Xã Mới", "kind": "commune"}
    page = looked(signed_in(world.district), "merge", data)
    assert "Báo cáo 1" in page
    assert "Hồ sơ" not in page


def test_old_bodies_without_a_common_place_ask_for_one(world: District) -> None:
    other = founded("Xã Xa", under=world.province)
    data = {"bodies": [world.communes[0].pk, other.pk], "into": "new", "name": "Xã Mới", "kind": "commune"}
    refused(signed_in(world.province), "merge", data)
    agreed(signed_in(world.province), "merge", data | {"above": world.province.pk})


def test_a_day_on_which_the_body_no_longer_stands_is_refused(world: District) -> None:
    merged(world.communes[1], into=world.communes[0])
    page = refused(signed_in(world.district), "rename", {"body": world.communes[1].pk, "name": "Xã Khác"})
    assert "Xã Khác" in page
