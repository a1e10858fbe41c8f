"""Bodies are founded, renamed, moved, merged, split and abolished; every question can be asked as of a day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Ancestry, Body, BodyKind, BodyName, Membership, Placement, Role, Tree
from lantoa.organisations.operations import ancestry, changes
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.operations.undoing import undo
from lantoa.organisations.queries import trees
from tests.organisations.worlds import LONG_AGO, MERGED, NOON, District, appointed, founded, merged, person

pytestmark = pytest.mark.django_db
BEFORE = date(2025, 6, 30)
GOVERNMENT = Tree.GOVERNMENT
HOW = {"by": PLATFORM, "at": NOON}


def names(bodies: QuerySet[Body] | list[Body]) -> set[str]:
    return {body.name for body in bodies}


def everything() -> list[list[tuple]]:
    """All that a change writes, as it stands."""
    models = (Body, BodyName, Placement, Membership)
    rows = [list(model.objects.order_by("pk").values_list()) for model in models]
    lines = Ancestry.objects.values_list("ancestor", "descendant", "tree", "depth", "inherited", "since", "until")
    return [*rows, sorted(lines)]


def test_below_and_above_are_asked_as_of_a_day() -> None:
    world = District()
    new = NewBody("Xã Triệu Sơn", BodyKind.COMMUNE, {GOVERNMENT: world.province})
    merged(*world.communes, into=new)
    communes = (BodyKind.COMMUNE,)
    assert names(trees.below([world.district], GOVERNMENT, BEFORE, kinds=communes)) == names(world.communes)
    assert names(trees.below([world.province], GOVERNMENT, MERGED, kinds=communes)) == {"Xã Triệu Sơn"}
    [office] = world.offices[:1]
    assert [body.name for body in trees.above(office, GOVERNMENT, BEFORE)] == [
        "Tỉnh Thanh Hóa",
        "Huyện Triệu Sơn",
        "Xã Dân Lực",
    ]
    assert [body.name for body in trees.above(office, GOVERNMENT, MERGED)] == ["Tỉnh Thanh Hóa", "Xã Triệu Sơn"]
    assert names(trees.tops(GOVERNMENT, MERGED)) == {"Tỉnh Thanh Hóa"}


def test_a_merger_takes_no_more_statements_when_more_take_part() -> None:
    province = founded("Tỉnh Thanh Hóa", BodyKind.PROVINCE)
    communes = [founded(f"Xã Dân Lực {number}", under=province) for number in range(10)]
    for commune in communes:
        appointed(commune)
        founded("Văn phòng", BodyKind.OFFICE, commune)
    taken = []
    for some in (communes[:2], communes[2:]):
        with CaptureQueriesContext(connection) as statements:
            merged(*some, into=NewBody("Xã Triệu Sơn", BodyKind.COMMUNE, {GOVERNMENT: province}))
        taken.append(len(statements))
    few, many = taken
    assert many == few


def test_who_answers_today_for_what_the_former_district_owed() -> None:
    world = District()
    new = NewBody("Xã Triệu Sơn", BodyKind.COMMUNE, {GOVERNMENT: world.province})
    merged(*world.communes, into=new)
    commune = Body.objects.get(name="Xã Triệu Sơn")
    changes.abolish(
        world.district,
        [changes.Heir(world.province, "part", "hồ sơ"), changes.Heir(commune, "part", "việc của xã")],
        changes.Below(),
        decided=Decided(MERGED),
        **HOW,
    )
    assert names(trees.answering_for(world.district, BEFORE)) == {"Huyện Triệu Sơn"}
    assert names(trees.answering_for(world.district, MERGED)) == {"Tỉnh Thanh Hóa", "Xã Triệu Sơn"}
    assert names(trees.answering_for(world.communes[0], MERGED)) == {"Xã Triệu Sơn"}


def test_a_merger_takes_offices_and_people_along_and_a_role_is_held_once() -> None:
    world = District()
    both = person("Hai xã")
    for commune in world.communes[:2]:
        appointed(commune, Role.OFFICER, both)
    heir = world.communes[2]
    merged(*world.communes, into=heir)
    assert Membership.objects.on(MERGED).filter(person=both).values_list("body__name", flat=True).get() == heir.name
    assert trees.below([heir], GOVERNMENT, MERGED, direct=True).count() == 3


@pytest.mark.parametrize("kind", ["merge", "split", "abolish", "rename", "move"])
def test_undoing_leaves_nothing_behind(kind: str) -> None:
    world = District()
    appointed(world.communes[0])
    before = everything()
    one, two, three = world.communes
    decided = Decided(MERGED)
    match kind:
        case "merge":
            change = merged(one, two, into=NewBody("Xã Mới", BodyKind.COMMUNE, {GOVERNMENT: world.province}))
        case "split":
            part = NewBody("Xã Mới", BodyKind.COMMUNE, {GOVERNMENT: world.district})
            parts = [changes.Part(part, world.offices[:1]), changes.Part(two)]
            change = changes.split(one, parts, ends=True, decided=decided, **HOW)
        case "abolish":
            below = changes.Below(to=world.province)
            change = changes.abolish(world.district, [changes.Heir(world.province)], below, decided=decided, **HOW)
        case "rename":
            change = changes.rename(one, "Xã Khác", decided=decided, **HOW)
        case "move":
            change = changes.move(three, GOVERNMENT, world.province, decided=decided, **HOW)
    assert everything() != before
    undo(change, by=PLATFORM, at=NOON, reason="Nhập nhầm")
    assert everything() == before
    change.refresh_from_db()
    assert change.state == "undone"


def test_undoing_waits_for_what_was_built_on_it() -> None:
    world = District()
    change = merged(*world.communes, into=NewBody("Xã Mới", BodyKind.COMMUNE, {GOVERNMENT: world.province}))
    new = Body.objects.get(name="Xã Mới")
    alias = new.aliases.create(text="XM", since=MERGED)
    with pytest.raises(ChangeRefused, match="XM"):
        undo(change, by=PLATFORM, at=NOON, reason="Nhầm")
    alias.delete()
    renamed = changes.rename(new, "Xã Mới Hơn", decided=Decided(date(2026, 1, 1)), **HOW)
    with pytest.raises(ChangeRefused):
        undo(change, by=PLATFORM, at=NOON, reason="Nhầm")
    undo(renamed, by=PLATFORM, at=NOON, reason="Nhầm")
    undo(change, by=PLATFORM, at=NOON, reason="Nhầm")
    assert not Body.objects.filter(name__startswith="Xã Mới").exists()


def test_whoever_is_stood_below_in_a_tree_becomes_the_top_of_its_part() -> None:
    world = District()
    union = founded("Công đoàn cơ sở", BodyKind.MASS_ORGANISATION, places={Tree.FRONT: world.department})
    assert list(trees.below([world.department], Tree.FRONT, BEFORE)) == [union]
    assert list(trees.tops(Tree.FRONT, BEFORE)) == [world.department]


def test_a_body_cannot_stand_above_itself() -> None:
    world = District()
    with pytest.raises(ChangeRefused):
        changes.move(world.province, GOVERNMENT, world.communes[0], decided=Decided(MERGED), **HOW)
    assert Placement.objects.open().get(body=world.province).parent is None


def test_a_body_with_others_below_it_does_not_simply_end() -> None:
    world = District()
    with pytest.raises(ChangeRefused, match="Dân"):
        changes.abolish(world.district, [], changes.Below(), decided=Decided(MERGED), **HOW)


def test_a_change_before_the_founding_or_after_the_end_is_refused() -> None:
    world = District()
    merged(*world.communes[:2], into=world.communes[2])
    for day in (LONG_AGO.replace(year=1999), MERGED):
        with pytest.raises(ChangeRefused, match=f"{day:%d/%m/%Y}"):
            changes.rename(world.communes[0], "Xã Khác", decided=Decided(day), **HOW)


def test_a_renaming_in_the_past_stands_between_the_names() -> None:
    body = founded("Xã A")
    changes.rename(body, "Xã C", decided=Decided(date(2020, 1, 1)), **HOW)
    changes.rename(body, "Xã B", decided=Decided(date(2010, 1, 1)), **HOW)
    body.refresh_from_db()
    assert body.name == "Xã C"
    days = (date(2005, 1, 1), date(2015, 1, 1), date(2025, 1, 1))
    assert [body.names.on(day).get().name for day in days] == ["Xã A", "Xã B", "Xã C"]


def test_only_who_administers_every_body_may_change_it() -> None:
    world = District()
    of_one = appointed(world.communes[0], Role.ADMINISTRATOR)
    of_all = appointed(world.province, Role.ADMINISTRATOR)
    officer = appointed(world.province, Role.OFFICER)
    for actor in (of_one, officer):
        with pytest.raises(Refused):
            changes.merge(world.communes[:2], world.communes[2], decided=Decided(MERGED), by=actor, at=NOON)
    change = changes.merge(world.communes[:2], world.communes[2], decided=Decided(MERGED), by=of_all, at=NOON)
    elsewhere = appointed(founded("Xã Khác", under=world.district), Role.ADMINISTRATOR)
    for actor in (elsewhere, officer):
        with pytest.raises(Refused):
            undo(change, by=actor, at=NOON, reason="Nhầm")
    undo(change, by=of_all, at=NOON, reason="Nhầm")


def test_working_out_everything_anew_changes_nothing() -> None:
    world = District()
    merged(*world.communes, into=NewBody("Xã Mới", BodyKind.COMMUNE, {GOVERNMENT: world.province}))
    before = everything()
    ancestry.rebuild_all()
    assert everything() == before
