"""The desk's screens of people: lists and pages in reach, forms that call one operation, nothing done unseen."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from lantoa.accounts.models import User
from lantoa.desk.drafts import drafts_of, save_draft
from lantoa.organisations.models import Deputy, Membership, Role
from lantoa.organisations.people_menu import standing_lines
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import LONG_AGO, NOON, District, appointed, founded, person

pytestmark = pytest.mark.django_db
LIST = "/desk/organisations/people/"


@pytest.fixture
def world() -> District:
    return District()


@pytest.fixture
def admin(world: District) -> Client:
    return signed_in(world.district)


def at(name: str, pk: int) -> str:
    return reverse(f"organisations:{name}", args=[pk])


def named(name: str) -> User:
    return person(name)


def test_the_list_shows_roles_in_reach_and_finds_people_without_accents(world: District, admin: Client) -> None:
    appointed(world.communes[0], who=named("Nguyệt"))
    appointed(founded("Xã Khác"), who=named("Kín"))
    page = admin.get(LIST).content.decode()
    assert "Nguyệt" in page
    assert "Kín" not in page
    assert "Nguyệt" in admin.get(LIST, {"q": "nguyet"}).content.decode()
    assert "Nguyệt" not in admin.get(LIST, {"role": "leader"}).content.decode()


def test_the_list_narrows_to_a_body_and_to_what_has_ended(world: District, admin: Client) -> None:
    left = appointed(world.communes[0], who=named("Nguyệt"))
    appointed(world.communes[1], who=named("Sương"))
    page = admin.get(LIST, {"body": world.communes[0].pk}).content.decode()
    assert "Nguyệt" in page
    assert "Sương" not in page
    Membership.objects.filter(person=left.person).update(until="2026-01-01")
    assert "Nguyệt" not in admin.get(LIST).content.decode()
    assert "Nguyệt" in admin.get(LIST, {"held": "ended"}).content.decode()
    assert "31/12/2025" in admin.get(LIST, {"held": "all"}).content.decode()


def test_only_an_administrator_sees_when_somebody_signed_in(world: District, admin: Client) -> None:
    who = named("Nguyệt")
    User.objects.filter(pk=who.pk).update(last_login="2026-03-04T05:06Z")
    appointed(world.communes[0], who=who)
    colleague = signed_in(world.communes[0], Role.OFFICER)
    assert "04/03/2026" in admin.get(LIST).content.decode()
    assert "Nguyệt" in colleague.get(LIST).content.decode()
    assert "04/03/2026" not in colleague.get(LIST).content.decode()


def test_pages_of_people_cost_the_same_for_any_number_of_roles(world: District, admin: Client) -> None:
    who = appointed(world.communes[0]).person
    page = at("person", who.pk)
    lists, pages = cost(admin, LIST), cost(admin, page)
    for role in (Role.EDITOR, Role.LEADER):
        appointed(world.communes[1], role, who)
    assert (cost(admin, LIST), cost(admin, page)) == (lists, pages)


def test_a_role_is_given_changed_and_ended_on_the_desk(world: District, admin: Client) -> None:
    who = appointed(world.communes[0]).person
    given = {"body": world.communes[1].pk, "role": "editor", "since": "23/11/2026", "last_day": "31/12/2030"}
    admin.post(at("appoint", who.pk), given)
    role = Membership.objects.get(role="editor")
    assert f"{role.last_day:%d/%m/%Y}" == "31/12/2030"
    admin.post(at("change_role", role.pk), {"role": "editor", "title": "Biên tập viên", "since": "23/11/2026"})
    role.refresh_from_db()
    assert (role.title, role.is_open) == ("Biên tập viên", True)
    admin.post(at("end_role", role.pk), {"last_day": "31/12/2026", "reason": "Chuyển công tác"})
    page = admin.get(at("person", who.pk)).content.decode()
    assert "31/12/2026" in page
    assert "Chuyển công tác" in page


def test_what_is_refused_is_told_and_what_was_typed_stays(world: District, admin: Client) -> None:
    who = appointed(world.communes[0]).person
    answer = admin.post(
        at("appoint", who.pk), {"body": world.communes[0].pk, "role": "officer", "since": "23/11/2026", "title": "Cũ"}
    )
    assert answer.status_code == 422
    assert "01/01/2000" in answer.content.decode()
    assert 'value="Cũ"' in answer.content.decode()
    foreign = admin.post(
        at("appoint", who.pk), {"body": founded("Xã Khác").pk, "role": "officer", "since": "23/11/2026"}
    )
    assert foreign.status_code == 422
    assert Membership.objects.filter(person=who).count() == 1


def test_a_colleague_stands_in_and_both_see_it(world: District, admin: Client) -> None:
    away, other = appointed(world.communes[0], who=named("Vân")), appointed(world.communes[0], who=named("Thay"))
    role = Membership.objects.get(person=away.person)
    values = {"person": other.person.pk, "since": "23/11/2026", "last_day": "30/11/2099", "reason": "Nghỉ thai sản"}
    assert admin.post(at("deputise", role.pk), values).status_code == 302
    for who, name in ((away, "Thay"), (other, "Vân")):
        client = Client()
        client.force_login(who.person)
        page = client.get(LIST + "standing-in/").content.decode()
        assert name in page
        assert "Nghỉ thai sản" in page
    deputy = Deputy.objects.get()
    assert "Nghỉ thai sản" in admin.get(at("person", away.person.pk)).content.decode()
    admin.post(at("end_deputising", deputy.pk), {"last_day": "24/11/2026"})
    deputy.refresh_from_db()
    assert f"{deputy.last_day:%d/%m/%Y}" == "24/11/2026"


def test_a_hand_over_is_looked_at_before_it_is_done(world: District, admin: Client) -> None:
    leaver, successor = appointed(world.communes[0]), appointed(world.communes[1])
    save_draft(address="/desk/x/", title="Đề cử chị Hoa", values={"name": ["Hoa"]}, by=leaver, at=NOON)
    values = {"successor": successor.person.pk, "body": world.communes[0].pk, "on": "23/11/2026", "reason": "Nghỉ hưu"}
    address = at("hand_over", leaver.person.pk)
    seen = admin.post(address, values)
    assert seen.status_code == 200
    assert "Đề cử chị Hoa" in seen.content.decode()
    assert Membership.objects.get(person=leaver.person).is_open
    assert admin.post(address, values | {"agreed": "1"}).status_code == 302
    assert drafts_of(successor.person).filter(title="Đề cử chị Hoa").exists()
    refused = admin.post(address, values)
    assert refused.status_code == 403


def test_work_that_nobody_takes_care_of_is_listed_and_given(world: District, admin: Client) -> None:
    leaver, successor = appointed(world.communes[0]), appointed(world.communes[1])
    save_draft(address="/desk/x/", title="Đề cử chị Hoa", values={}, by=leaver, at=NOON)
    hidden = appointed(founded("Xã Khác"), who=named("Kín"))
    save_draft(address="/desk/x/", title="Việc kín", values={}, by=hidden, at=NOON)
    assert "Đề cử chị Hoa" not in admin.get(LIST + "unclaimed/").content.decode()
    Membership.objects.filter(person__in=[leaver.person, hidden.person]).update(until="2026-01-01")
    page = admin.get(LIST + "unclaimed/").content.decode()
    assert "Đề cử chị Hoa" in page
    assert "Việc kín" not in page
    admin.post(at("give_work", leaver.person.pk), {"successor": successor.person.pk})
    assert "Đề cử chị Hoa" not in admin.get(LIST + "unclaimed/").content.decode()
    assert drafts_of(successor.person).count() == 1


def test_the_frame_says_where_a_person_stands(world: District, django_assert_num_queries) -> None:
    actor = appointed(world.communes[0], Role.OFFICER)
    appointed(world.communes[0], Role.EDITOR, actor.person, since=LONG_AGO)
    appointed(world.communes[1], Role.LEADER, actor.person)
    with django_assert_num_queries(1):
        lines = standing_lines(actor)
    assert lines[0] == world.communes[0].name
    assert len(lines) == 4
