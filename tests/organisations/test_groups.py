"""Groups, leads and aliases: kept by an office, dated, and shown to everybody."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.kit.models import LogEntry
from lantoa.organisations.models import Alias, Body, BodyKind, ClusterLead, Group, Role, Tree
from lantoa.organisations.queries.groups import members
from tests.organisations.desk import PLACE, cost, signed_in
from tests.organisations.worlds import LONG_AGO, District, founded

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def world() -> District:
    return District()


def group_of(world: District, name: str = "Các xã") -> Group:
    return Group.objects.create(
        body=world.district, name=name, tree=Tree.GOVERNMENT, under=world.district, kinds=[BodyKind.COMMUNE]
    )


def named(group: Group, day: date = TODAY) -> list[str]:
    return list(members(group, day).order_by("sort_key").values_list("name", flat=True))


def test_a_group_is_looked_at_before_it_is_defined(world: District) -> None:
    client = signed_in(world.district, Role.OFFICER)
    data = {
        "name": "Các xã",
        "body": world.district.pk,
        "under": world.district.pk,
        "tree": Tree.GOVERNMENT,
        "kinds": [BodyKind.COMMUNE],
    }
    page = client.post(f"{PLACE}groups/add/", data | {"look": "1"})
    assert (page.status_code, Group.objects.count()) == (200, 0)
    assert all(name in page.content.decode() for name in ("Xã Dân Lực", "Xã Dân Lý", "Xã Minh Sơn"))
    answer = client.post(f"{PLACE}groups/add/", data)
    group = Group.objects.get()
    assert answer["Location"] == f"{PLACE}groups/{group.pk}/"
    assert len(named(group)) == 3
    again = client.post(f"{PLACE}groups/add/", data)
    assert (again.status_code, Group.objects.count()) == (422, 1)


def test_a_definition_is_changed(world: District) -> None:
    group = group_of(world)
    data = {"name": "Tất cả", "under": world.district.pk, "tree": Tree.GOVERNMENT}
    assert signed_in(world.district).post(f"{PLACE}groups/{group.pk}/change/", data).status_code == 302
    group.refresh_from_db()
    assert (group.name, len(named(group))) == ("Tất cả", 6)


def test_bodies_are_put_in_and_left_out_from_a_day(world: District) -> None:
    group, client = group_of(world), signed_in(world.district)
    out = {"body": world.communes[0].pk, "since": "01/01/2026"}
    assert client.post(f"{PLACE}groups/{group.pk}/leave-out/", out).status_code == 302
    put = {"body": world.department.pk, "since": "01/02/2026"}
    assert client.post(f"{PLACE}groups/{group.pk}/put-in/", put).status_code == 302
    assert named(group) == ["Sở Nội vụ", "Xã Dân Lý", "Xã Minh Sơn"]
    assert named(group, date(2025, 12, 31)) == ["Xã Dân Lực", "Xã Dân Lý", "Xã Minh Sơn"]
    page = client.get(f"{PLACE}groups/{group.pk}/?on=31/12/2025").content.decode()
    assert "Xã Dân Lực" in page
    refused = client.post(f"{PLACE}groups/{group.pk}/put-in/", put)
    assert refused.status_code == 422
    member = group.members.get(body=world.department)
    ended = client.post(f"{PLACE}groups/{group.pk}/by-hand/{member.pk}/end/", {"on": "01/03/2026"})
    assert (ended.status_code, named(group)) == (302, ["Xã Dân Lý", "Xã Minh Sơn"])
    assert LogEntry.objects.filter(verb__in=("put_in", "leave_out", "end_group_member")).count() == 3


def test_a_member_of_another_group_is_not_found(world: District) -> None:
    group, other = group_of(world), group_of(world, "Khác")
    member = other.members.create(body=world.department, since=LONG_AGO)
    client = signed_in(world.district)
    assert client.post(f"{PLACE}groups/{group.pk}/by-hand/{member.pk}/end/", {"on": "01/03/2026"}).status_code == 404
    assert other.members.get().is_open


def test_members_are_a_list_that_is_taken_away(world: District) -> None:
    client = signed_in(world.communes[0], Role.READER)
    answer = client.get(f"{PLACE}groups/{group_of(world).pk}/members/?export=csv&on=01/01/2026")
    content = b"".join(answer.streaming_content).decode()
    assert all(name in content for name in ("Xã Dân Lực", "Xã Dân Lý", "Xã Minh Sơn"))


def test_everybody_sees_a_group_and_only_its_keepers_change_it(world: District) -> None:
    group = group_of(world)
    page = f"{PLACE}groups/{group.pk}/"
    for body, role, may in (
        (world.district, Role.OFFICER, True),
        (world.province, Role.ADMINISTRATOR, True),
        (world.province, Role.OFFICER, False),
        (world.department, Role.ADMINISTRATOR, False),
        (world.communes[0], Role.ADMINISTRATOR, False),
        (world.district, Role.READER, False),
    ):
        client = signed_in(body, role)
        assert client.get(page).status_code == 200
        asked = [client.get(f"{page}{what}/").status_code for what in ("change", "put-in", "leave-out")]
        assert asked == [200 if may else 403] * 3, (body, role)


def test_groups_cost_the_same_for_any_length(world: District) -> None:
    client = signed_in(world.district)
    group_of(world, "Một")
    one = cost(client, f"{PLACE}groups/")
    group_of(world, "Hai")
    group_of(world, "Ba")
    assert cost(client, f"{PLACE}groups/") == one


def cluster_of(world: District) -> Body:
    cluster = founded("Cụm thi đua số 1", BodyKind.CLUSTER, places={Tree.EMULATION: world.province})
    for name in ("Sở Một", "Sở Hai"):
        founded(name, BodyKind.DEPARTMENT, places={Tree.GOVERNMENT: world.province, Tree.EMULATION: cluster})
    return cluster


def test_a_member_leads_the_cluster_for_a_year(world: District) -> None:
    cluster = cluster_of(world)
    one, two = Body.objects.get(name="Sở Một"), Body.objects.get(name="Sở Hai")
    client = signed_in(cluster, Role.SECRETARY)
    address = f"{PLACE}bodies/{cluster.pk}/lead/"
    assert client.post(address, {"year": "2025", "leader": one.pk, "deputies": [two.pk]}).status_code == 302
    assert client.post(address, {"year": "2026", "leader": two.pk}).status_code == 302
    assert client.post(address, {"year": "2026", "leader": one.pk}).status_code == 302  # named anew
    leads = ClusterLead.objects.order_by("since", "is_deputy").values_list("leader__name", "since__year", "is_deputy")
    assert list(leads) == [("Sở Một", 2025, False), ("Sở Hai", 2025, True), ("Sở Một", 2026, False)]
    refused = client.post(address, {"year": "2026", "leader": world.department.pk})
    assert (refused.status_code, ClusterLead.objects.count()) == (422, 3)
    assert client.get(f"{PLACE}bodies/{world.district.pk}/lead/").status_code == 404
    assert signed_in(one).post(address, {"year": "2026", "leader": one.pk}).status_code == 403


def test_aliases_are_added_and_ended_by_keepers(world: District) -> None:
    body = world.communes[0]
    address = f"{PLACE}bodies/{body.pk}/aliases/add/"
    data = {"text": "UBND xã DL", "since": "01/01/2026"}
    client = signed_in(body, Role.OFFICER)
    assert client.post(address, data).status_code == 302
    assert client.post(address, data).status_code == 422
    alias = Alias.objects.get()
    end = f"{PLACE}aliases/{alias.pk}/end/"
    for other in (world.communes[1], world.offices[0]):
        assert signed_in(other).post(address, data).status_code == 403
        assert signed_in(other).post(end, {"on": "01/02/2026"}).status_code == 403
    assert client.post(end, {"on": "01/02/2026"}).status_code == 302
    alias.refresh_from_db()
    assert alias.until == date(2026, 2, 1)
    assert client.post(end, {"on": "01/02/2026"}).status_code in (302, 422)
