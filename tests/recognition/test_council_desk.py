"""The screens of councils: from the form to the database and back, the member's work, and the documents."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from lantoa.desk.models import FormDraft
from lantoa.desk.work import open_work_of
from lantoa.kit.actors import Actor
from lantoa.recognition.council_documents import invitation_of, minutes_of
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.models import Council, Seat, Sitting, VoteCast
from lantoa.recognition.operations import attending, balloting, sittings
from tests.exemplars.worlds import entered
from tests.organisations.worlds import NOON
from tests.recognition.council_worlds import Room
from vanban.writing.checking import check
from vanban.writing.pdf import write_pdf
from vanban.writing.word import write_docx

pytestmark = pytest.mark.django_db
DESK = "/desk/recognition/"


@pytest.fixture
def room() -> Room:
    return Room()


def client_of(actor: Actor) -> Client:
    found = Client()
    found.force_login(actor.person)  # type: ignore[arg-type]
    return found


def test_an_officer_enters_a_council_its_members_and_a_sitting(room: Room) -> None:
    client = client_of(room.keeper)
    told: dict[str, Any] = {"body": room.district.pk, "name": "Hội đồng sáng kiến", "place": "Triệu Sơn"}
    answer = client.post(f"{DESK}councils/add/", told | {"since": "01/01/2026", "keeps_conflicted": "on"})
    council = Council.objects.get(name="Hội đồng sáng kiến")
    assert answer.headers["Location"] == f"{DESK}councils/{council.pk}/"
    member = {"name": "Ông Lò Văn Phúc", "role": "chair", "since": "01/01/2026"}
    client.post(f"{DESK}councils/{council.pk}/members/add/", member)
    assert Seat.objects.get(council=council).name == "Ông Lò Văn Phúc"
    planned = {"title": "Xét sáng kiến", "day": "05/12/2026", "time": "08:00", "place": "Phòng họp"}
    client.post(f"{DESK}councils/{council.pk}/sittings/add/", planned)
    sitting = Sitting.objects.get(council=council)
    proposal = room.appraised(entered(room.commune, "Mùa A Sình"))
    page = client.get(f"{DESK}sittings/{sitting.pk}/agenda/add/").content.decode()
    assert "Mùa A Sình" in page
    client.post(f"{DESK}sittings/{sitting.pk}/agenda/add/", {"proposals": [proposal.pk]})
    assert sitting.cases.get().proposal == proposal


def test_an_error_keeps_what_was_typed(room: Room) -> None:
    told = {"title": "Xét sáng kiến", "day": "05/12/1999", "time": "08:00", "place": "Phòng họp"}
    answer = client_of(room.keeper).post(f"{DESK}councils/{room.council.pk}/sittings/add/", told)
    assert answer.status_code == 422
    assert "Xét sáng kiến" in answer.content.decode()


def test_the_pages_of_a_council_open_at_every_stage(room: Room) -> None:
    pages = (f"councils/{room.council.pk}/", f"sittings/{room.sitting.pk}/", f"cases/{room.case.pk}/")
    room.voting()
    for place in range(5):
        room.vote(place)
    room.closed()
    client = client_of(room.members[2])
    for page in (*pages, "councils/", "sittings/", f"sittings/{room.sitting.pk}/room/"):
        assert client.get(DESK + page).status_code == 200, page
    assert "Đồng ý" not in client.get(f"{DESK}cases/{room.case.pk}/").content.decode().split("Ai đã bỏ phiếu")[1]


def test_nothing_but_the_box_keeps_a_ballot(room: Room) -> None:
    """No draft, no session and no message has the answer or the receipt of a secret ballot."""
    room.voting()
    client = client_of(room.members[3])
    address = f"{DESK}cases/{room.case.pk}/vote/"
    key = balloting.new_key()
    assert client.post(address, {"key": key}).status_code == 422
    assert client.post(address, {"key": "short", "choice": "against"}).status_code == 422
    shown = client.post(address, {"key": key, "choice": "against"})
    receipt = balloting.receipt_of(key)
    assert receipt in shown.content.decode()
    assert not FormDraft.objects.exists()
    kept = " ".join(str(each.get_decoded()) for each in Session.objects.all())
    assert receipt not in kept
    assert "against" not in kept
    assert receipt not in client.get(address).content.decode()
    assert receipt in client.post(address, {"key": key, "choice": "for"}).content.decode()
    assert VoteCast.objects.filter(case=room.case).count() == 1
    assert room.papers() == ["against"]


def test_a_ballot_that_is_refused_says_why_and_keeps_the_choice_on_the_page(room: Room) -> None:
    room.voting()
    attending.attend(room.sitting, room.seats[3], Standing.ABSENT, by=room.members[3], at=NOON)
    told = {"key": balloting.new_key(), "choice": "for"}
    answer = client_of(room.members[3]).post(f"{DESK}cases/{room.case.pk}/vote/", told)
    assert answer.status_code == 422
    assert "Tôi có mặt" in answer.content.decode()
    assert 'value="for" checked' in answer.content.decode()
    assert not FormDraft.objects.exists()


def test_members_find_what_waits_for_them(room: Room) -> None:
    person: Any = room.members[3].person
    assert not open_work_of(person, on=NOON.date()).own
    sittings.invite(room.sitting, by=room.keeper, at=NOON)
    verbs = {item.verb_url for item in open_work_of(person, on=NOON.date()).coming}
    assert verbs == {f"{DESK}cases/{room.case.pk}/declare/", f"{DESK}sittings/{room.sitting.pk}/room/"}
    room.voting()
    verbs = {item.verb_url for item in open_work_of(person, on=NOON.date()).coming}
    assert verbs == {f"{DESK}cases/{room.case.pk}/vote/", f"{DESK}sittings/{room.sitting.pk}/room/"}
    room.vote(3)
    verbs = {item.verb_url for item in open_work_of(person, on=NOON.date()).coming}
    assert verbs == {f"{DESK}sittings/{room.sitting.pk}/room/"}


def test_a_list_costs_the_same_however_long_it_is(room: Room, django_assert_max_num_queries: Any) -> None:
    client = client_of(room.keeper)
    client.get(f"{DESK}sittings/")  # what is kept for good is looked up now
    with django_assert_max_num_queries(60) as one:
        client.get(f"{DESK}sittings/")
    room.planned()
    room.planned()
    with django_assert_max_num_queries(60) as three:
        client.get(f"{DESK}sittings/")
    assert len(one) == len(three)


def test_minutes_and_invitation_stand_in_the_layout_of_the_decree(room: Room) -> None:
    room.voting()
    for place in range(4):
        room.vote(place)
    room.vote(4, Choice.ABSTAIN)
    room.closed()
    sitting = Sitting.objects.select_related("council__body").get(pk=room.sitting.pk)
    minutes = minutes_of(sitting, room.chair)
    told = str(minutes)
    for said in (
        "Đồng ý 4; không đồng ý 0; không có ý kiến 1",
        "5/5 thành viên tham gia",
        "tương ứng 4/5",
        "bỏ phiếu kín",
    ):
        assert said in told
    for document in (minutes, invitation_of(sitting)):
        assert not check(write_docx(document))
        assert write_pdf(document).startswith(b"%PDF")


def test_minutes_are_handed_out_as_word_and_pdf(room: Room) -> None:
    room.opened()
    for paper in ("minutes/word/", "minutes/pdf/", "invitation/word/", "invitation/pdf/"):
        answer = client_of(room.keeper).get(f"{DESK}sittings/{room.sitting.pk}/{paper}")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["Content-Disposition"]
