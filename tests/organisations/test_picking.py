"""Bodies are found by any of their names, without accents, and a form offers and takes only those in reach."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from lantoa.desk.reach_fields import within_reach
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.fields import BodiesField, BodyField
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided
from lantoa.organisations.queries.naming import named, named_like
from lantoa.organisations.queries.places import places_of
from tests.organisations.desk import PLACE, cost, signed_in
from tests.organisations.worlds import LONG_AGO, NOON, District, appointed, founded, merged

pytestmark = pytest.mark.django_db


class PickForm(forms.Form):
    body = BodyField(verb="administer", required=False)
    several = BodiesField(required=False)


def form_of(actor: Actor, data: str | None = None, **options: object) -> PickForm:
    form = PickForm(QueryDict(data) if data is not None else None, **options)
    within_reach(form, actor)
    return form


def test_a_body_is_found_by_its_name_a_former_name_and_an_alias() -> None:
    body = founded("Xã Dân Lực")
    changes.rename(body, "Xã Triệu Sơn", decided=Decided(date(2020, 1, 1)), by=PLATFORM, at=NOON)
    body.aliases.create(text="UBND xã TS", since=LONG_AGO)
    founded("Xã Minh Sơn")
    for text in ("trieu son", "dan luc", "ubnd ts", "Xã Dân Lực", "DÂN"):
        assert [found.pk for found in named_like(Body.objects.all(), text)] == [body.pk], text
    assert named(Body.objects.all(), "xa dan luc").get() == body
    for text in ("", "…", "dan minh"):
        assert not named_like(Body.objects.all(), text), text


def test_the_likeliest_come_first_and_ended_bodies_last() -> None:
    world = District()
    founded("Dân Lý Một")
    found = named_like(Body.objects.all(), "dan ly")
    assert [body.name for body in found] == ["Dân Lý Một", "Xã Dân Lý", "Văn phòng Xã Dân Lý"]
    merged(world.communes[1], into=world.communes[0])
    assert [body.name for body in named_like(Body.objects.all(), "dan ly")][-1] == "Xã Dân Lý"


def test_where_bodies_stand_or_stood_last_is_one_query(django_assert_num_queries) -> None:
    world = District()
    merged(world.communes[1], into=world.communes[0])
    ended = Body.objects.get(pk=world.communes[1].pk)
    with django_assert_num_queries(1):
        places = places_of([world.division, ended, world.province])
    assert places == {
        world.division.pk: "Sở Nội vụ, Tỉnh Thanh Hóa",
        ended.pk: "Huyện Triệu Sơn, Tỉnh Thanh Hóa",
    }


def test_a_name_that_is_clear_is_taken_and_one_that_is_not_is_asked_about() -> None:
    world = District()
    actor = appointed(world.district, Role.ADMINISTRATOR)
    form = form_of(actor, "body_text=xa+dan+luc&several_text=xã+dân+lý;+minh+son,+xa")
    assert form.is_valid() is False
    assert form.cleaned_data["body"] == world.communes[0]
    form = form_of(actor, "body_text=dan+l&several_text=xa+dan+ly;xa")
    assert not form.is_valid()
    html = str(form["body"])
    assert "Xã Dân Lực" in html and "Xã Dân Lý" in html and 'value="dan l"' in html
    several = str(form["several"])
    assert f'value="{world.communes[1].pk}" checked' in several
    assert f'value="{world.communes[0].pk}">' in several
    form = form_of(actor, f"body_text=dan+l&body_for=dan+l&body={world.communes[1].pk}")
    assert form.is_valid() and form.cleaned_data["body"] == world.communes[1]


def test_another_text_counts_more_than_what_was_picked_before() -> None:
    world = District()
    actor = appointed(world.district, Role.ADMINISTRATOR)
    picked = world.communes[0].pk
    form = form_of(actor, f"body={picked}&body_for=Xã+Dân+Lực&body_text=xã+minh+sơn")
    assert form.is_valid() and form.cleaned_data["body"] == world.communes[2]
    form = form_of(actor, f"body={picked}")
    assert form.is_valid() and form.cleaned_data["body"] == world.communes[0]
    assert form_of(actor, "").is_valid()


def test_a_body_out_of_reach_is_not_taken_by_name_or_id() -> None:
    world = District()
    actor = appointed(world.communes[0], Role.ADMINISTRATOR)
    other = world.communes[1]
    for data in ("body_text=xa+dan+ly", f"body={other.pk}", "body=nonsense", "body=²"):
        form = form_of(actor, data)
        assert not form.is_valid(), data
        assert other.name not in str(form["body"])
    assert form_of(actor, f"body={world.communes[0].pk}").is_valid()


def test_a_picker_shows_what_stands_in_it() -> None:
    world = District()
    actor = appointed(world.province, Role.ADMINISTRATOR)
    form = form_of(actor, initial={"body": world.district, "several": world.communes[:2]})
    assert 'value="Huyện Triệu Sơn"' in str(form["body"])
    assert str(form["several"]).count("checked") == 2


def test_ended_bodies_are_offered_only_where_they_are_asked_for() -> None:
    world = District()
    merged(*world.communes[:2], into=world.communes[2])
    client = signed_in(world.province)
    offered = client.get(f"{PLACE}pick/?q=dan+luc&verb=view").json()["bodies"]
    assert {body["name"] for body in offered} == {"Văn phòng Xã Dân Lực"}
    [ended] = [body for body in client.get(f"{PLACE}pick/?q=dan+luc&ended=1").json()["bodies"] if body["ended"]]
    assert ended["name"] == "Xã Dân Lực" and f"{date(2025, 6, 30):%d/%m/%Y}" in ended["note"]


def test_the_picker_offers_by_reach_and_kind() -> None:
    world = District()
    founded("Xã Dân Xa", under=founded("Huyện Khác", BodyKind.DISTRICT, world.province))
    client = signed_in(world.district)
    names = lambda query: {body["name"] for body in client.get(f"{PLACE}pick/?{query}").json()["bodies"]}  # noqa: E731
    assert "Xã Dân Xa" in names("q=xa+dan&kind=commune")
    assert names("q=xa+dan&kind=commune&verb=administer") == {"Xã Dân Lực", "Xã Dân Lý"}
    assert client.get(f"{PLACE}pick/?q=xa&verb=nonsense").status_code == 400
    assert signed_in().get(f"{PLACE}pick/?q=xa").status_code == 302


def test_offering_costs_the_same_for_one_and_for_three() -> None:
    top = founded("Tỉnh An", BodyKind.PROVINCE)
    founded("Xã Bình Một", under=top)
    client, address = signed_in(top), f"{PLACE}pick/?q=xa+binh&verb=administer"
    one = cost(client, address)
    founded("Xã Bình Hai", under=top)
    founded("Xã Bình Ba", under=top)
    assert cost(client, address) == one
