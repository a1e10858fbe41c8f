"""What an office does with nominations, on its screens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lantoa.evidence.models import StoredFile
from lantoa.exemplars.models import Dossier, Nomination
from lantoa.exemplars.nomination_states import NominationState
from lantoa.exemplars.nomination_work import NominationsToRead
from lantoa.exemplars.operations import nominating, settling
from lantoa.kit.access import may
from lantoa.kit.audit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Role
from tests.exemplars.nomination_worlds import DEED, VISITOR, Neighbourhood, photo
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
PLACE = "/desk/exemplars/nominations/"


@pytest.fixture
def world() -> Neighbourhood:
    return Neighbourhood()


@pytest.fixture
def client(world: Neighbourhood) -> Client:
    browser = Client()
    browser.force_login(world.officer.person)
    return browser


def text(client: Client, address: str = "") -> str:
    answer = client.get(PLACE + address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def posted(client: Client, nomination: Nomination, act: str, **data: Any) -> Any:
    return client.post(f"{PLACE}{nomination.pk}/{act}/", data)


# --- List and page -------------------------------------------------------------------------------------------------
def test_the_list_says_how_long_each_has_waited_the_longest_first(world: Neighbourhood, client: Client) -> None:
    late = nominating.send(world.begun(name="Lê Thị Mận"), by=VISITOR, at=NOON - timedelta(days=9))
    world.sent()
    page = text(client)
    assert page.index("Lê Thị Mận") < page.index("Hà Thị Nhuần")
    assert "Chờ" in page or "chờ" in page
    settling.refuse(late, refusal_class="unconfirmed", by=world.officer, at=NOON, reason="Không ai biết")
    assert "Lê Thị Mận" not in text(client, "?undecided=on")
    assert "Hà Thị Nhuần" in text(client, "?q=ha+thi+nhuan")
    assert client.get(f"{PLACE}?export=csv").status_code == 200


def test_one_that_is_still_written_is_on_no_screen(world: Neighbourhood, client: Client) -> None:
    begun = world.begun()
    everything = signed_in()
    everything_ = Client()
    everything_.force_login(appointed(world.province, Role.ADMINISTRATOR).person)
    for browser in (client, everything, everything_):
        assert browser.get(f"{PLACE}{begun.pk}/").status_code in (302, 404)
    assert "Nhuần" not in text(client)


def test_the_page_shows_what_was_told_and_who_may_be_meant(world: Neighbourhood, client: Client) -> None:
    first = world.sent(name="Bà Hà Thị Nhuần")
    settling.take_up(first, by=world.officer, at=NOON)
    told = world.sent(proof="ông Bảy", about="cô giáo", contact="0912 345 678")
    page = text(client, f"{told.pk}/")
    for word in (DEED, "ông Bảy", "cô giáo", "0912 345 678", reverse("exemplars:dossier", args=[first.pk])[:15]):
        assert word in page
    assert page.count("Bà Hà Thị Nhuần") >= 2  # the dossier, and the nomination before


def test_a_page_costs_the_same_for_any_number_of_namesakes(world: Neighbourhood, client: Client) -> None:
    told = world.sent()
    world.sent()
    before = cost(client, f"{PLACE}{told.pk}/")
    for _each in range(3):
        world.sent()
    assert cost(client, f"{PLACE}{told.pk}/") == before


# --- Taking up and joining -----------------------------------------------------------------------------------------
def test_taken_up_it_is_a_dossier_with_its_files(world: Neighbourhood, client: Client) -> None:
    begun = world.begun(since_when="bốn năm nay", place="Tổ 5")
    nominating.attach(begun, name="a.jpg", content=photo(), by=VISITOR, at=NOON)
    nomination = nominating.send(begun, by=VISITOR, at=NOON)
    answer = posted(client, nomination, "take-up")
    dossier = Dossier.objects.get()
    assert answer["Location"] == reverse("exemplars:dossier", args=[dossier.pk])
    assert (dossier.name, dossier.body, dossier.found_how, dossier.place) == (
        "Hà Thị Nhuần",
        world.commune,
        "citizen",
        "Tổ 5",
    )
    assert DEED in dossier.summary
    assert StoredFile.objects.get().folder == dossier.folder
    nomination.refresh_from_db()
    assert (nomination.state, nomination.dossier) == (NominationState.TAKEN_UP, dossier)
    assert posted(client, nomination, "take-up").status_code == 403  # twice is once
    assert Dossier.objects.count() == 1


def test_joined_its_files_go_to_the_dossier_that_exists(world: Neighbourhood, client: Client) -> None:
    first, second = world.begun(), world.begun()
    for each, colours in ((first, ["red"]), (second, ["red", "blue"])):
        for colour in colours:
            nominating.attach(each, name="a.jpg", content=photo(colour), by=VISITOR, at=NOON)
        nominating.send(each, by=VISITOR, at=NOON)
    settling.take_up(first, by=world.officer, at=NOON)
    dossier = Dossier.objects.get()
    assert posted(client, second, "join").status_code == 422
    assert posted(client, second, "join", dossier=dossier.pk).status_code == 302
    assert dossier.folder.files.count() == 2  # the red one lay there already
    assert dossier.nominations.count() == 2


def test_a_dossier_of_another_name_is_found_to_join(world: Neighbourhood, client: Client) -> None:
    settling.take_up(world.sent(name="Lê Thị Mận"), by=world.officer, at=NOON)
    told, dossier = world.sent(), Dossier.objects.get()
    assert posted(client, told, "join", dossier=dossier.pk).status_code == 422  # nobody offered it
    offered = posted(client, told, "join", named="man")
    assert "Lê Thị Mận" in offered.content.decode()
    assert posted(client, told, "join", named="man", dossier=dossier.pk).status_code == 302


# --- Asking back, passing on, refusing -----------------------------------------------------------------------------
def test_asked_back_by_letter_where_there_is_an_address(world: Neighbourhood, client: Client) -> None:
    by_mail, by_phone = world.sent(contact="ha@xa.example"), world.sent(contact="0912 345 678")
    assert "ha@xa.example" in text(client, f"{by_mail.pk}/ask/")
    posted(client, by_mail, "ask", reason="Trạm y tế nào?")
    letter = OutgoingMessage.objects.get(kind="mail").payload
    assert letter["to"] == "ha@xa.example"
    assert "Trạm y tế nào?" in letter["text"]
    posted(client, by_phone, "ask", reason="Trạm y tế nào?")
    assert OutgoingMessage.objects.filter(kind="mail").count() == 1
    posted(client, by_mail, "answer", answer="Trạm phường Thanh Bình")
    by_mail.refresh_from_db()
    assert by_mail.state == NominationState.SENT
    assert "23/11/2026: " in by_mail.answers or "Trạm phường Thanh Bình" in by_mail.answers


def test_nobody_can_be_asked_who_left_no_way(world: Neighbourhood, client: Client) -> None:
    assert client.get(f"{PLACE}{world.sent().pk}/ask/").status_code == 403


def test_passed_on_it_is_out_of_hand_with_its_files(world: Neighbourhood, client: Client) -> None:
    begun = world.begun()
    nominating.attach(begun, name="a.jpg", content=photo(), by=VISITOR, at=NOON)
    nomination = nominating.send(begun, by=VISITOR, at=NOON)
    assert posted(client, nomination, "pass-on", to=world.commune.pk, reason="Ở đó").status_code == 422
    assert posted(client, nomination, "pass-on", to=world.communes[1].pk, reason="Ở đó").status_code == 302
    assert client.get(f"{PLACE}{nomination.pk}/").status_code == 404
    assert not may(world.officer, "view", StoredFile.objects.get().folder)
    there = appointed(world.communes[1], Role.OFFICER)
    assert may(there, "view", StoredFile.objects.get().folder)
    assert may(there, "keep", Nomination.objects.get())


def test_refused_with_a_class_and_opened_again(world: Neighbourhood, client: Client) -> None:
    nomination = world.sent()
    assert posted(client, nomination, "refuse", reason="Đã khen").status_code == 422
    assert posted(client, nomination, "refuse", refusal_class="honoured").status_code == 422
    posted(client, nomination, "refuse", refusal_class="honoured", reason="Đã khen năm 2024")
    nomination.refresh_from_db()
    assert (nomination.state, nomination.refusal_class) == (NominationState.REFUSED, "honoured")
    posted(client, nomination, "reopen", reason="Việc khác")
    nomination.refresh_from_db()
    assert (nomination.state, nomination.refusal_class) == (NominationState.SENT, "")


def test_two_officers_at_once_decide_once(world: Neighbourhood) -> None:
    nomination = world.sent()
    settling.refuse(nomination, refusal_class="honoured", by=world.officer, at=NOON, reason="Đã khen")
    with pytest.raises(MoveRefused):
        settling.take_up(nomination, by=world.officer, at=NOON)  # what she saw was older
    assert not Dossier.objects.exists()


# --- From paper and telephone --------------------------------------------------------------------------------------
def test_what_came_on_paper_is_typed_in_and_has_a_code(world: Neighbourhood, client: Client) -> None:
    data = {"came_by": "paper", "body": world.commune.pk, "kind": "household", "name": "Hộ ông Thứ"}
    data |= {"commune": world.commune.pk, "deed": "Hiến 1.500 m² đất"}
    assert client.post(f"{PLACE}add/", data).status_code == 422  # nobody asked whether the nominator agrees
    answer = client.post(f"{PLACE}add/", data | {"agreed": "on"})
    nomination = Nomination.objects.get()
    assert answer["Location"] == f"{PLACE}{nomination.pk}/"
    assert (nomination.state, nomination.came_by, nomination.recorded_by_id) == (
        "sent",
        "paper",
        world.officer.person.pk,
    )
    assert len(nomination.tracking_code) == 10


def test_an_officer_elsewhere_neither_sees_nor_keeps_it(world: Neighbourhood) -> None:
    nomination, beside = world.sent(), signed_in(world.communes[1], Role.OFFICER)
    assert beside.get(f"{PLACE}{nomination.pk}/").status_code == 404
    data = {"came_by": "paper", "body": world.commune.pk, "kind": "household", "name": "Hộ", "agreed": "on"}
    answer = beside.post(f"{PLACE}add/", data | {"commune": world.commune.pk, "deed": "Hiến đất"})
    assert answer.status_code == 422
    above = Client()
    above.force_login(world.above.person)
    assert above.get(f"{PLACE}{nomination.pk}/").status_code == 200
    assert posted(above, nomination, "refuse", refusal_class="honoured", reason="x").status_code == 403


# --- The log -------------------------------------------------------------------------------------------------------
def test_the_log_keeps_nothing_that_a_nominator_trusted_the_office_with(world: Neighbourhood) -> None:
    nomination = world.sent(contact="ha@xa.example", nominator="Lê Thị Hà", proof="ông Bảy")
    settling.ask(nomination, by=world.officer, at=NOON, reason="Ở đâu?")
    settling.note_answer(nomination, answer="Tổ 5, nhà ông Bảy", by=world.officer, at=NOON)
    logged = " ".join(LogEntry.objects.filter(kind="exemplars.nomination").values_list("changes_json", flat=True))
    assert logged
    assert [word for word in ("ha@xa", "Lê Thị Hà", "ông Bảy") if word in logged] == []


# --- My work, and the dossier --------------------------------------------------------------------------------------
def test_what_waits_is_work_of_those_who_decide(world: Neighbourhood) -> None:
    asked, leader = world.sent(contact="0912 345 678", name="Lê Thị Mận"), appointed(world.commune, Role.LEADER)
    world.sent()
    settling.ask(asked, by=world.officer, at=NOON, reason="Ở đâu?")
    mine = list(NominationsToRead().items(world.officer.person, NOON.date()))
    assert {str(item.sentence).split(": ")[1]: bool(item.waiting_for) for item in mine} == {
        "Hà Thị Nhuần": False,
        "Lê Thị Mận": True,
    }
    assert list(NominationsToRead().items(leader.person, NOON.date())) == []


def test_the_dossier_shows_what_nominators_told(world: Neighbourhood, client: Client) -> None:
    settling.take_up(world.sent(), by=world.officer, at=NOON)
    dossier = Dossier.objects.get()
    settling.join(world.sent(deed="Dạy chữ cho trẻ trong xóm."), dossier=dossier, by=world.officer, at=NOON)
    page = client.get(reverse("exemplars:dossier", args=[dossier.pk])).content.decode()
    assert "Dạy chữ cho trẻ trong xóm." in page
