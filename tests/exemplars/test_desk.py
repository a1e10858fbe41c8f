"""The screens: what is filled in arrives, what is refused says why, and the page says what can be done now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from lantoa.desk.work import open_work_of
from lantoa.evidence.operations import claims
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Round, Screening, Visit
from lantoa.exemplars.states import DossierState, ScreeningState
from lantoa.organisations.models import Role
from tests.exemplars.worlds import Exemplars, entered, proposed
from tests.movements.worlds import in_force
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
PLACE = "/desk/exemplars/"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


@pytest.fixture
def client(world: Exemplars) -> Client:
    return signed_in(world.commune, Role.SECRETARY)


def text(client: Client, address: str) -> str:
    answer = client.get(PLACE + address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_entering_asks_whether_it_is_one_that_is_known(world: Exemplars, client: Client) -> None:
    known = entered(world.commune, "Lê Thị Mận", born_year=1961)
    data = {"kind": "individual", "name": "Bà Le Thi Man", "found_on": "01/03/2026", "found_how": "citizen"}
    data |= {"summary": "Trồng lúa hữu cơ", "born_year": "1961", "body": str(world.commune.pk)}
    answer = client.post(f"{PLACE}add/", data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f"{PLACE}{known.pk}/" in page and "Trồng lúa hữu cơ" in page and 'type="checkbox" name="is_another"' in page
    answer = client.post(f"{PLACE}add/", data | {"is_another": "on"})
    made = Dossier.objects.exclude(pk=known.pk).get()
    assert answer["Location"] == f"{PLACE}{made.pk}/"
    assert "Trồng lúa hữu cơ" in text(client, f"{made.pk}/")
    changed = data | {"name": "Lê Thị Man", "follow_every": "3", "review_every": "24"}
    assert client.post(f"{PLACE}{made.pk}/change/", changed).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.follow_every, made.review_every) == ("Lê Thị Man", 3, 24)


def test_a_dossier_goes_up_on_the_route_of_the_open_round(world: Exemplars, client: Client) -> None:
    day = localdate()
    above = signed_in(world.district, Role.SECRETARY)
    data = {"kind": "introduction", "title": "Quý IV", "body": world.district.pk, "to_body": world.district.pk}
    data |= {"since": f"{day:%d/%m/%Y}", "until": f"{day:%d/%m/%Y}", "via": world.offices[0].pk}
    assert above.post(f"{PLACE}rounds/add/", data).status_code == 302
    made = Round.objects.get()
    dossier = proposed(world.commune)
    form = client.get(f"{PLACE}{dossier.pk}/introduce/").context_data["form"]
    assert form.initial == {"to_body": world.district.pk, "via": world.offices[0].pk, "round": made.pk}
    sent = {"to_body": world.district.pk, "via": world.offices[0].pk, "on": f"{day:%d/%m/%Y}", "round": made.pk}
    assert client.post(f"{PLACE}{dossier.pk}/introduce/", sent).status_code == 302
    dossier.refresh_from_db()
    assert (dossier.held_by, dossier.bound_for) == (world.offices[0], world.district)
    page = text(above, f"rounds/{made.pk}/")
    assert "Lê Thị Mận" in page and "0/1" in page  # nobody on it has a class yet
    assert "Quý IV" in text(above, "rounds/?open=on")
    collects = signed_in(world.offices[0], Role.OFFICER)
    assert collects.post(f"{PLACE}{dossier.pk}/pass-on/").status_code == 302
    assert above.post(f"{PLACE}{dossier.pk}/send-back/", {"reason": "Thiếu ảnh"}).status_code == 302
    dossier.refresh_from_db()
    assert (dossier.state, dossier.held_by) == (DossierState.RETURNED, world.commune)


def test_a_milestone_is_recorded_and_struck_out(world: Exemplars, client: Client) -> None:
    dossier = entered(world.commune)
    data = {"kind": "registered", "on": "01/02/2026", "body": world.commune.pk}
    assert client.post(f"{PLACE}{dossier.pk}/milestones/add/", data).status_code == 302
    made = Milestone.objects.get(kind=MilestoneKind.REGISTERED)
    strike = f"{PLACE}milestones/{made.pk}/strike/"
    assert strike in text(client, f"{dossier.pk}/")
    assert client.post(strike, {"reason": ""}).status_code == 422
    assert client.post(strike, {"reason": "Ghi nhầm"}).status_code == 302
    page = text(client, f"{dossier.pk}/")
    assert "Ghi nhầm" in page and strike not in page


def test_a_visit_reaches_my_work_and_is_recorded(world: Exemplars, client: Client) -> None:
    dossier = entered(world.commune)
    day = localdate()
    data = {"planned_on": f"{day:%d/%m/%Y}", "body": world.commune.pk}
    assert client.post(f"{PLACE}{dossier.pk}/nurture/visits/add/", data).status_code == 302
    visit = Visit.objects.get()
    assert client.post(f"{PLACE}{dossier.pk}/nurture/visits/add/", data).status_code == 422
    who = world.officer.person
    assert who is not None
    found = open_work_of(who, on=day + timedelta(days=3))
    assert [item.verb_url for item in found.overdue] == [f"{PLACE}visits/{visit.pk}/made/"]
    assert client.post(f"{PLACE}visits/{visit.pk}/made/", {"on": f"{day:%d/%m/%Y}", "found": ""}).status_code == 422
    sent = {"on": f"{day:%d/%m/%Y}", "found": "Đã nhân ra ba hộ"}
    assert client.post(f"{PLACE}visits/{visit.pk}/made/", sent).status_code == 302
    assert "Đã nhân ra ba hộ" in text(client, f"{dossier.pk}/nurture/")
    assert open_work_of(who, on=day + timedelta(days=3)).overdue == []
    assert dossier.visits.count() == 2


def test_needs_support_and_impact_stand_on_the_page_of_nurture(world: Exemplars, client: Client) -> None:
    dossier, nurture = entered(world.commune), "nurture"
    to = f"{PLACE}{dossier.pk}/{nurture}/"
    assert client.post(f"{to}needs/add/", {"kind": "need", "text": "Thiếu vốn"}).status_code == 302
    support = {"kind": "material", "what": "Giống", "giver": "Hội", "promised_on": "01/02/2026", "cost": "2000000"}
    assert client.post(f"{to}support/add/", support).status_code == 302
    assert client.post(f"{to}impact/add/", {"on": "01/03/2026", "effect": "Tăng thu nhập"}).status_code == 302
    page = text(client, f"{dossier.pk}/nurture/")
    assert all(words in page for words in ("Thiếu vốn", "2.000.000 đ", "Tăng thu nhập"))
    arrival = f"{PLACE}support/{dossier.supports.get().pk}/arrival/"
    assert client.post(arrival, {"on": "05/02/2026", "note": ""}).status_code == 422
    assert client.post(arrival, {"on": "05/02/2026", "note": "Biên nhận"}).status_code == 302
    assert dossier.supports.get().arrived_on == date(2026, 2, 5)
    need = f"{PLACE}needs/{dossier.needs.get().pk}/settle/"
    assert client.post(need, {"on": "06/02/2026"}).status_code == 302
    assert client.post(need, {"on": ""}).status_code == 302
    assert dossier.needs.get().settled_on is None


def test_the_criteria_are_answered_one_by_one_and_the_head_confirms(world: Exemplars, client: Client) -> None:
    held = in_force(world.commune, date(2024, 1, 1), "Có sáng kiến", "Được dân tin")
    dossier = entered(world.commune)
    begin = {"criteria_set": held.pk, "is_anonymous": "on"}
    assert client.post(f"{PLACE}{dossier.pk}/screening/add/", begin).status_code == 302
    screening = Screening.objects.get()
    page = text(client, f"screening/{screening.pk}/")
    assert "Có sáng kiến" in page and "Lê Thị Mận" not in page
    endorse = f"{PLACE}screening/{screening.pk}/endorse/"
    assert client.get(endorse).status_code == 403  # criteria wait for an answer
    one, two = screening.answers.all()
    answer = client.post(f"{PLACE}screening/answers/{one.pk}/", {"met": "yes"})
    assert answer["Location"] == f"{PLACE}screening/answers/{two.pk}/"
    answer = client.post(f"{PLACE}screening/answers/{two.pk}/", {"met": "no", "note": "Chưa lấy ý kiến"})
    assert answer["Location"] == f"{PLACE}screening/{screening.pk}/"
    vote = {"how": "vote", "on": f"{localdate():%d/%m/%Y}", "votes_for": "3"}
    assert client.post(endorse, vote).status_code == 422
    assert client.post(endorse, vote | {"votes_against": "5"}).status_code == 422
    assert client.post(endorse, vote | {"votes_against": "0"}).status_code == 302
    assert client.post(f"{PLACE}screening/{screening.pk}/confirm/").status_code == 302
    screening.refresh_from_db()
    assert screening.state == ScreeningState.CONFIRMED and screening.confirmed_by
    assert client.post(f"{PLACE}screening/answers/{one.pk}/", {"met": "no"}).status_code == 422


def test_without_the_name_neither_text_nor_claims_tell_it_and_the_page_says_to_read_it(
    world: Exemplars, client: Client
) -> None:
    held = in_force(world.commune, date(2024, 1, 1), "Có sáng kiến")
    dossier = entered(world.commune, summary="Năm 2023 chị Mận vận động 30 hộ; LÊ THỊ MẬN không nhận công.")
    claim = claims.add(dossier.folder, Said("Bà Mận dạy nghề cho 30 người."), by=world.officer, at=NOON)
    begin = {"criteria_set": held.pk, "is_anonymous": "on"}
    assert "Hãy đọc lại" in text(client, f"{dossier.pk}/screening/add/")
    client.post(f"{PLACE}{dossier.pk}/screening/add/", begin)
    screening = Screening.objects.get()
    answer = screening.answers.get()
    assert "Bà … dạy nghề" in text(client, f"screening/answers/{answer.pk}/")
    said = {"met": "yes", "claim": claim.pk, "note": "Chị Mận có sáng kiến thật."}
    client.post(f"{PLACE}screening/answers/{answer.pk}/", said)
    page = text(client, f"screening/{screening.pk}/")
    main = page[page.index("<main") : page.index("</main>")]
    assert "Mận" not in main and "MẬN" not in main
    assert "chị … vận động 30 hộ" in main
    assert "hãy đọc lại" in main


def test_where_nothing_is_heard_of_says_whom_to_ask(world: Exemplars) -> None:
    for commune, days in ((world.communes[1], 1), (world.communes[2], 200)):
        found = Dossier.objects.filter(pk=entered(commune).pk)
        found.update(found_on=localdate() - timedelta(days=days))
    above = signed_in(world.district, Role.ADMINISTRATOR)
    found, of_year = (above.get(f"{PLACE}silent/{days}").context_data["found"].records for days in ("", "?days=365"))
    one, two, three = world.communes
    assert one in found and three in found and two not in found
    assert three not in of_year
    assert world.officer.person is not None
    assert [each.asked for each in found if each == one] == [world.officer.person.get_full_name()]
    reader = signed_in(world.district, Role.READER)  # who is told of the bodies below, and not of their staff
    told = reader.get(f"{PLACE}silent/").context_data["found"].records
    assert [each.asked for each in told if each == one] == [""]


def test_the_list_is_narrowed_and_says_how_long_each_has_waited(world: Exemplars, client: Client) -> None:
    entered(world.commune, "Một")
    waits = proposed(world.commune, "Hai")
    page = text(client, "?to_decide=on")
    assert "Hai" in page.split("<tbody>")[1] and "Một" not in page.split("<tbody>")[1]
    assert "Chờ" in page
    above = signed_in(world.district, Role.SECRETARY)
    found = above.get(f"{PLACE}?body={world.district.pk}&happened_in=2026").context_data["found"].records
    assert {each.name for each in found} == {"Một", "Hai"}
    assert above.get(f"{PLACE}?body={world.communes[1].pk}").context_data["found"].records == []
    assert client.get(f"{PLACE}?export=csv").status_code == 200
    assert waits.pk
