"""Units that a round asks: who has put nobody forward stands first, is reminded, and finds it in her work."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now
from openpyxl import load_workbook

from lantoa.exemplars.models import Milestone, MilestoneKind, Round
from lantoa.exemplars.operations import milestones, round_reminding, rounds
from lantoa.exemplars.queries.round_units import units_of, with_nothing
from lantoa.exemplars.queries.routes import Route, route_for
from lantoa.exemplars.work import RoundsToAnswer
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Body, BodyKind, Role
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import appointed, founded
from tests.plans.worlds import duty_of, owes, plan_of

pytestmark = pytest.mark.django_db
TEXT = "Đề nghị giới thiệu gương trước ngày 30/11."


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def opened(body: Body, **said: Any) -> Round:
    today = localdate()
    days = {"since": today - timedelta(days=9), "until": today + timedelta(days=9)}
    return Round.objects.create(body=body, title="Đăng ký quý IV", to_body=body, recorded_at=now(), **days | said)


def brought(asked: Round, body: Body, home: Body | None = None, *, on: date | None = None) -> Milestone:
    made = Milestone(dossier=entered(home or body), kind=MilestoneKind.REGISTERED, body=body, round=asked)
    made.on = on or localdate()
    return milestones.record(made, by=PLATFORM, at=now())


def numbers(asked: Round) -> dict[str, int]:
    found = units_of(asked, localdate()).order_by("brought", "sort_key")
    return {unit.name: unit.brought for unit in found}


def test_units_with_nobody_stand_first_and_what_lies_below_counts(world: Exemplars) -> None:
    asked = opened(world.district)
    brought(asked, world.communes[1])
    brought(asked, world.offices[1], world.communes[1])
    assert list(numbers(asked).items()) == [("Xã Dân Lực", 0), ("Xã Minh Sơn", 0), ("Xã Dân Lý", 2)]


def test_what_was_struck_out_or_came_in_another_round_does_not_count(world: Exemplars) -> None:
    asked, other = opened(world.district), opened(world.district)
    brought(other, world.commune)
    struck = brought(asked, world.communes[1])
    struck.strike_out(None, now(), "Nhầm")
    assert set(numbers(asked).values()) == {0}
    assert numbers(other)["Xã Dân Lực"] == 1


def test_an_exemplar_registered_and_introduced_counts_once(world: Exemplars) -> None:
    asked = opened(world.district)
    made = brought(asked, world.commune)
    again = Milestone(dossier=made.dossier, kind=MilestoneKind.INTRODUCED, body=world.commune, round=asked)
    again.on, again.to_body = localdate(), world.district
    milestones.record(again, by=PLATFORM, at=now())
    assert numbers(asked)["Xã Dân Lực"] == 1


def test_clusters_are_not_asked_for_they_have_no_officers(world: Exemplars) -> None:
    founded("Cụm thi đua số 1", BodyKind.CLUSTER, world.district)
    assert "Cụm thi đua số 1" not in numbers(opened(world.district))


# --- Held by the office that the papers go through ----------------------------------------------------------------
@pytest.fixture
def focal(world: Exemplars) -> Body:
    """The office of home affairs, which the papers of the district's programme go through."""
    office = founded("Phòng Nội vụ", BodyKind.OFFICE, world.district)
    owes(duty_of(plan_of(world.district, options={"via": office.pk})), world.commune)
    return office


def test_the_focal_office_asks_those_below_the_body_whose_programme_it_is(world: Exemplars, focal: Body) -> None:
    asked, today = opened(focal, asked_below=world.district, kind="registration"), localdate()
    assert set(numbers(asked)) == {"Xã Dân Lực", "Xã Minh Sơn", "Xã Dân Lý"}  # and the office does not ask itself
    route = route_for(world.commune, today)
    assert route.round_id is None  # a registration; introductions go by the route of the round
    Round.objects.update(kind="introduction", to_body=world.district, via=focal)
    assert route_for(world.commune, today) == Route(world.district.pk, focal.pk, asked.pk)
    assert may(world.officer, "view", asked) and not may(world.officer, "oversee", asked)
    assert list(visible(world.officer, Round.objects.all())) == [asked]
    officer = appointed(focal, Role.OFFICER)
    assert sentences(world, officer.person) == []
    assert len(sentences(world, world.officer.person)) == 1
    brought(asked, world.communes[1])
    units = round_reminding.remind(asked, TEXT, by=officer, at=now())
    assert [unit.name for unit in units] == ["Xã Dân Lực", "Xã Minh Sơn"]


def test_no_other_office_asks_those_below_its_district(world: Exemplars, focal: Body) -> None:
    other = founded("Phòng Tài chính", BodyKind.OFFICE, world.district)
    for body, right in ((other, False), (focal, True)):
        officer = appointed(body, Role.OFFICER)
        made = Round(body=body, title="Quý IV", since=localdate(), until=localdate(), to_body=world.district)
        made.asked_below = world.district
        if right:
            assert rounds.open_round(made, by=officer, at=now()).asked_below == world.district
            continue
        with pytest.raises(ValidationError) as refused:
            rounds.open_round(made, by=officer, at=now())
        assert list(refused.value.message_dict) == ["asked_below"]
        assert not Round.objects.exists()


def test_the_form_begins_with_whom_the_office_collects_for_and_the_page_tells_it(world: Exemplars, focal: Body) -> None:
    client, place, day = signed_in(focal, Role.OFFICER), "/desk/exemplars/rounds/", f"{localdate():%d/%m/%Y}"
    begun = client.get(f"{place}add/").context_data["form"].initial
    assert (begun["asked_below"], begun["to_body"]) == (world.district.pk, world.district.pk)
    told = {"kind": "introduction", "title": "Quý IV", "body": focal.pk, "since": day, "until": day}
    told |= {"to_body": world.district.pk, "asked_below": world.district.pk}
    made = client.post(f"{place}add/", told)["Location"]
    page = client.get(made).text
    assert "Xã Minh Sơn" in page and "3 đơn vị chưa giới thiệu ai" in page and "trực thuộc Huyện Triệu Sơn" in page
    assert "Xã Minh Sơn" in client.get(f"{made}units/").text
    changed = client.post(f"{made}change/", told | {"asked_below": "", "title": "Quý IV, lần hai"})
    assert changed.status_code == 302
    assert Round.objects.get().asked_below == focal


# --- Reminding -------------------------------------------------------------------------------------------------------
def test_those_with_nobody_get_one_letter_a_day(world: Exemplars) -> None:
    asked = opened(world.district)
    brought(asked, world.communes[1])
    units = round_reminding.remind(asked, TEXT, by=world.above_officer, at=now())
    assert [unit.name for unit in units] == ["Xã Dân Lực", "Xã Minh Sơn"]
    [letter] = OutgoingMessage.objects.filter(key__startswith="round-")  # nobody works at Minh Sơn yet
    assert letter.payload["to"] == world.officer.person.email
    assert TEXT in letter.payload["text"]
    assert "Đăng ký quý IV" in letter.payload["subject"]
    round_reminding.remind(asked, TEXT, by=world.above_officer, at=now())
    assert OutgoingMessage.objects.filter(key__startswith="round-").count() == 1


def test_nobody_is_reminded_without_need(world: Exemplars) -> None:
    asked = opened(world.district)
    with pytest.raises(ValidationError):
        round_reminding.remind(asked, " ", by=world.above_officer, at=now())
    with pytest.raises(MoveRefused):
        over = opened(world.district, until=localdate() - timedelta(days=1))
        round_reminding.remind(over, TEXT, by=world.above_officer, at=now())
    for commune in world.communes:
        brought(asked, commune)
    with pytest.raises(MoveRefused):
        round_reminding.remind(asked, TEXT, by=world.above_officer, at=now())
    assert not OutgoingMessage.objects.filter(key__startswith="round-").exists()


def test_only_who_keeps_the_rounds_reminds(world: Exemplars) -> None:
    asked = opened(world.district)
    with pytest.raises(Refused):
        round_reminding.remind(asked, TEXT, by=world.officer, at=now())
    with pytest.raises(Refused):
        round_reminding.remind(asked, TEXT, by=world.above_leader, at=now())


# --- Everybody's work ------------------------------------------------------------------------------------------------
def sentences(world: Exemplars, person: Any) -> list[str]:
    return [item.sentence for item in RoundsToAnswer().items(person, localdate())]


def test_an_open_round_is_work_until_somebody_is_put_forward(world: Exemplars) -> None:
    asked = opened(world.district)
    opened(world.district, since=localdate() + timedelta(days=1))
    assert len(sentences(world, world.officer.person)) == 1
    assert sentences(world, world.leader.person) == []
    assert sentences(world, world.above_officer.person) == []
    brought(asked, world.commune)
    assert sentences(world, world.officer.person) == []


def test_work_costs_the_same_for_any_number_of_rounds(world: Exemplars, django_assert_num_queries: Any) -> None:
    for _each in range(3):
        opened(world.district)
        with django_assert_num_queries(2):
            sentences(world, world.officer.person)


# --- On the screen ---------------------------------------------------------------------------------------------------
def test_the_page_of_a_round_tells_who_is_missing(world: Exemplars) -> None:
    asked = opened(world.district)
    brought(asked, world.communes[1])
    client = signed_in(world.district, Role.OFFICER)
    page = client.get(f"/desk/exemplars/rounds/{asked.pk}/").text
    assert "2 trong 3 đơn vị chưa giới thiệu ai" in page
    assert page.index("Xã Minh Sơn") < page.index("Xã Dân Lý")
    form = client.get(f"/desk/exemplars/rounds/{asked.pk}/remind/").text
    assert "Xã Dân Lực, Xã Minh Sơn" in form
    done = client.post(f"/desk/exemplars/rounds/{asked.pk}/remind/", {"text": TEXT}, follow=True).text
    assert "Đã nhắc 2 đơn vị." in done
    assert "đã nhắc đơn vị chưa giới thiệu" in done.lower()  # its history


def test_a_unit_that_is_asked_is_told_nothing_of_the_others(world: Exemplars) -> None:
    asked = opened(world.district)
    client = signed_in(world.commune, Role.OFFICER)
    assert "Xã Minh Sơn" not in client.get(f"/desk/exemplars/rounds/{asked.pk}/").text
    assert client.get(f"/desk/exemplars/rounds/{asked.pk}/units/").status_code == 403
    leader = signed_in(world.district, Role.LEADER)
    assert "/remind/" not in leader.get(f"/desk/exemplars/rounds/{asked.pk}/").text
    assert leader.get(f"/desk/exemplars/rounds/{asked.pk}/units/").status_code == 200


def test_a_round_of_a_body_without_units_says_so(world: Exemplars) -> None:
    asked = opened(world.offices[0])
    page = signed_in(world.offices[0], Role.OFFICER).get(f"/desk/exemplars/rounds/{asked.pk}/").text
    assert "Không có đơn vị nào trực thuộc" in page


def test_the_list_is_narrowed_searched_and_taken_away(world: Exemplars) -> None:
    asked = opened(world.district)
    brought(asked, world.communes[1])
    client = signed_in(world.district, Role.OFFICER)
    place = f"/desk/exemplars/rounds/{asked.pk}/units/"
    assert "Xã Dân Lý" in client.get(place).text
    assert "Xã Dân Lý" not in client.get(f"{place}?nothing=on").text
    assert "Xã Minh Sơn" not in client.get(f"{place}?q=dan").text
    answer = client.get(f"{place}?export=xlsx")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[0].iter_rows(values_only=True))
    assert [row[:2] for row in rows[1:]] == [("Xã Dân Lực", 0), ("Xã Minh Sơn", 0), ("Xã Dân Lý", 1)]


def test_the_list_costs_the_same_for_any_number_of_units(world: Exemplars) -> None:
    small, large = opened(world.commune), opened(world.district)
    client = signed_in(world.province, Role.ADMINISTRATOR)
    for asked in (small, large):
        cost(client, f"/desk/exemplars/rounds/{asked.pk}/units/")
    first, second = (cost(client, f"/desk/exemplars/rounds/{each.pk}/units/") for each in (small, large))
    assert first == second
    assert len(with_nothing(large, localdate())) == 3


def test_an_officer_appointed_twice_gets_one_letter(world: Exemplars) -> None:
    asked = opened(world.district)
    appointed(world.commune, Role.SECRETARY, world.officer.person)
    round_reminding.remind(asked, TEXT, by=world.above_officer, at=now())
    assert OutgoingMessage.objects.filter(key__startswith="round-").count() == 1
