"""Anybody nominates: question after question, with and without the browser's help, and nothing that is told leaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lantoa.evidence import retention, storage
from lantoa.evidence.models import Folder, StoredFile
from lantoa.exemplars import challenges, limits
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.nomination_states import NominationState
from lantoa.exemplars.operations import nominating, settling
from lantoa.exemplars.queries.destinations import destination_of, places_like
from lantoa.exemplars.tracking_codes import new_code, plain_code, said, spaced
from lantoa.exemplars.views.steps import STEPS
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Role
from tests.exemplars.nomination_worlds import DEED, FORM, VISITOR, Neighbourhood, begun_at, photo, worked
from tests.organisations.worlds import MERGED, NOON, appointed, founded, merged

pytestmark = pytest.mark.django_db
TWO_WEEKS = timedelta(days=14)
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'"


@pytest.fixture(autouse=True)
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a browser does in the background is waited for here."""
    monkeypatch.setattr(challenges, "BITS", 6)


@pytest.fixture
def world() -> Neighbourhood:
    return Neighbourhood()


def address(step: str) -> str:
    return reverse(f"nominating:{step}")


def answered(client: Client, step: str, **data: Any) -> Any:
    return client.post(address(step), data)


def filled_in(client: Client, world: Neighbourhood, **said: str) -> Nomination:
    """All questions but the last button."""
    begun_at(client)
    answered(client, "name", name=said.get("name", "Hà Thị Nhuần"), about=said.get("about", ""))
    answered(client, "place", where=world.commune.name, place=said.get("place", "Tổ 5"))
    answered(client, "field", field="")
    answered(client, "deed", deed=said.get("deed", DEED), since_when=said.get("since_when", "bốn năm nay"))
    answered(client, "proof", proof=said.get("proof", ""))
    answered(client, "photos")
    answered(client, "you", nominator=said.get("nominator", ""), contact=said.get("contact", ""))
    return Nomination.objects.get()


# --- The walk ------------------------------------------------------------------------------------------------------
def test_question_after_question_until_the_code(world: Neighbourhood, client: Client) -> None:
    filled_in(client, world, contact="0912 345 678")
    checked = client.get(address("check")).content.decode()
    assert "Hà Thị Nhuần" in checked
    assert world.commune.name in checked
    assert answered(client, "check").status_code == 422  # without the agreement
    sent = answered(client, "check", agreed="on")
    assert sent["Location"] == address("sent")
    nomination = Nomination.objects.get()
    assert (nomination.state, nomination.body, nomination.came_by) == ("sent", world.commune, "web")
    assert nomination.agreed_at
    assert spaced(nomination.tracking_code) in client.get(sent["Location"]).content.decode()


def test_each_answer_leads_to_the_next_question_and_is_there_when_one_goes_back(
    world: Neighbourhood, client: Client
) -> None:
    assert begun_at(client)["Location"] == address("name")
    for before, after in zip(STEPS[1:-1], STEPS[2:], strict=True):
        data = {"name": "Nhuần", "where": world.commune.name, "deed": DEED, "field": "", "proof": "Trưởng thôn"}
        assert answered(client, before.name, **data)["Location"] == after.url
    assert client.get(address("proof")).context["form"].initial["proof"] == "Trưởng thôn"
    assert client.get(address("place")).context["form"].initial["where"] == world.commune.name


def test_from_the_check_one_comes_back_to_the_check(world: Neighbourhood, client: Client) -> None:
    filled_in(client, world)
    assert "from_check" in client.get(f"{address('name')}?from_check=1").content.decode()
    assert answered(client, "name", name="Khác", from_check="1")["Location"] == address("check")


def test_without_a_beginning_every_question_leads_to_the_first(client: Client) -> None:
    for step in STEPS[1:]:
        assert client.get(step.url)["Location"] == FORM
    for name in ("later", "sent"):
        assert client.get(address(name))["Location"] == FORM


def test_what_is_missing_is_told_and_what_was_typed_stays(world: Neighbourhood, client: Client) -> None:
    begun_at(client)
    answer = answered(client, "name", name="", about="cô giáo")
    assert answer.status_code == 422
    assert "cô giáo" in answer.content.decode()
    answer = answered(client, "deed", deed="", since_when="năm ngoái")
    assert answer.status_code == 422
    assert "năm ngoái" in answer.content.decode()
    assert answered(client, "check", agreed="on").status_code == 422
    assert Nomination.objects.get().state == NominationState.BEGUN


def test_what_is_typed_is_kept_before_anything_is_pressed(world: Neighbourhood, client: Client) -> None:
    begun_at(client)
    answer = client.post(address("deed"), {"deed": "Nấu ch"}, headers={"X-Nomination-Save": "1"})
    assert list(answer.json()) == ["saved"]
    assert Nomination.objects.get().deed == "Nấu ch"
    client.post(address("name"), {"name": "", "about": "cô giáo"}, headers={"X-Nomination-Save": "1"})
    assert Nomination.objects.get().about == "cô giáo"  # the name is missing, and no reason to lose the rest


def test_the_same_form_in_english(world: Neighbourhood, client: Client) -> None:
    assert "Whom do you want to tell us about?" in client.get("/en/nominate/").content.decode()


# --- Stopping and going on -----------------------------------------------------------------------------------------
def test_a_code_leads_back_on_another_machine(world: Neighbourhood, client: Client) -> None:
    begun_at(client)
    assert answered(client, "name", name="Hà Thị Nhuần", later="1")["Location"] == address("later")
    nomination = Nomination.objects.get()
    assert nomination.name == "Hà Thị Nhuần"
    assert spaced(nomination.tracking_code) in client.get(address("later")).content.decode()
    other = Client()
    typed = spaced(nomination.tracking_code).lower()
    assert other.post(address("follow"), {"code": typed})["Location"] == address("place")
    assert other.get(address("name")).context["form"].initial["name"] == "Hà Thị Nhuần"


def test_a_code_in_an_address_leads_back_to_nothing_that_was_told(world: Neighbourhood, client: Client) -> None:
    nomination = world.begun()
    shown = client.get(address("follow"), {"code": nomination.tracking_code})
    assert shown.status_code == 200
    assert client.get(address("check"))["Location"] == FORM
    assert "Nhuần" not in shown.content.decode()


def test_a_machine_that_others_use_forgets_it(world: Neighbourhood, client: Client) -> None:
    filled_in(client, world)
    assert client.post(address("leave"))["Location"] == FORM
    assert client.get(address("check"))["Location"] == FORM


def test_what_nobody_sends_is_deleted_after_two_weeks_with_its_files(world: Neighbourhood) -> None:
    left, fresh, sent = world.begun(), world.begun(), world.sent()
    stored = nominating.attach(left, name="a.jpg", content=photo(), by=VISITOR, at=NOON)
    nominating.answer(fresh, {"about": "cô giáo"}, by=VISITOR, at=NOON + TWO_WEEKS)
    assert nominating.forget_left_lying(at=NOON + TWO_WEEKS) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda do, **options: do())
        assert nominating.forget_left_lying(at=NOON + TWO_WEEKS + timedelta(seconds=1)) == 1
    assert set(Nomination.objects.all()) == {fresh, sent}
    assert not Folder.objects.exists()
    assert not storage.place_of(stored.sha256).exists()


def test_for_how_long_is_a_rule_with_its_reason_and_the_form_says_it(
    world: Neighbourhood, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "giữ 14 ngày" in client.get(FORM).text
    [rule] = [rule for rule in retention.rules() if rule.what == "nomination_draft"]
    assert rule.source and rule.verified
    shorter = tmp_path / "retention.csv"
    shorter.write_text("what,days,source,verified\nnomination_draft,3,Quy chế,1\n", encoding="utf-8")
    monkeypatch.setattr(retention, "RULES", shorter)
    assert "giữ 3 ngày" in client.get(FORM).text
    world.begun()
    assert nominating.forget_left_lying(at=NOON + timedelta(days=3, seconds=1)) == 1


# --- Which commune, and who reads it -------------------------------------------------------------------------------
def test_a_commune_is_found_without_accents_and_asked_for_where_several_fit(
    world: Neighbourhood, client: Client
) -> None:
    begun_at(client)
    several = answered(client, "place", where="dan l")
    assert several.status_code == 422
    offered = several.context["form"].places
    assert {place.name for place in offered} == {"Xã Dân Lực", "Xã Dân Lý"}
    chosen = next(place for place in offered if place.name == "Xã Dân Lý")
    answer = answered(client, "place", where="dan l", chosen=chosen.id, chosen_for="dan l")
    assert answer["Location"] == address("field")
    assert Nomination.objects.get().commune == world.communes[1]
    # Other words than those that it was chosen for are looked up anew.
    answered(client, "place", where="minh son", chosen=chosen.id, chosen_for="dan l")
    assert Nomination.objects.get().commune == world.communes[2]
    assert answered(client, "place", where="không có đâu").status_code == 422


def test_communes_are_offered_while_one_types(world: Neighbourhood, client: Client) -> None:
    found = client.get(address("places"), {"q": "minh son"})
    assert "Xã Minh Sơn" in found.content.decode()
    assert client.get(address("places"), {"q": "Tỉnh"}).content.decode().count("radio") == 0  # communes only


def test_the_name_from_before_a_merger_leads_to_the_commune_of_today(world: Neighbourhood) -> None:
    new = founded("Xã Triệu Sơn", under=world.province, on=MERGED)
    merged(*world.communes[:2], into=new)
    found = places_like("dan ly", MERGED)
    assert [place.name for place in found] == ["Xã Triệu Sơn"]
    assert "Xã Dân Lý" in found[0].note


def test_it_goes_to_the_nearest_body_where_somebody_reads(world: Neighbourhood) -> None:
    assert destination_of(world.commune, NOON.date()) == world.commune
    assert destination_of(world.communes[1], NOON.date()) == world.province  # nobody at the commune or the district
    appointed(world.district, Role.LEADER)  # who leads does not read them
    assert destination_of(world.communes[1], NOON.date()) == world.province
    appointed(world.district, Role.OFFICER)
    assert destination_of(world.communes[1], NOON.date()) == world.district
    alone = founded("Xã Một Mình")
    assert destination_of(alone, NOON.date()) == alone


# --- Files ---------------------------------------------------------------------------------------------------------
def test_photos_are_sent_looked_at_and_removed(world: Neighbourhood, client: Client) -> None:
    begun_at(client)
    answered(client, "place", where=world.commune.name)
    pictures = [SimpleUploadedFile(f"{name}.jpg", photo(name)) for name in ("red", "blue")]
    shown = answered(client, "photos", files=pictures, upload="1")
    assert shown.status_code == 200
    first, second = Nomination.objects.get().files()
    picture = client.get(reverse("nominating:own_file", args=[first.pk]))
    assert b"".join(picture.streaming_content).startswith(b"\xff\xd8")
    assert answered(client, "photos").status_code == 422  # those on them were not thought of
    assert answered(client, "photos", photos_known="on")["Location"] == address("you")
    answered(client, "photos", remove=second.pk)
    assert [file.pk for file in Nomination.objects.get().files()] == [first.pk]
    assert Client().get(reverse("nominating:own_file", args=[first.pk])).status_code == 404


def test_the_same_photo_twice_is_one_and_a_refused_one_keeps_no_other_out(world: Neighbourhood, client: Client) -> None:
    begun_at(client)
    answered(client, "place", where=world.commune.name)
    files = [SimpleUploadedFile(name, content) for name, content in (("a.jpg", photo()), ("a.exe", b"MZ\x90\x00"))]
    answer = answered(client, "photos", files=files, upload="1")
    assert answer.status_code == 422
    assert "a.exe" in answer.content.decode()
    answered(client, "photos", files=[SimpleUploadedFile("b.jpg", photo())], upload="1")
    assert Nomination.objects.get().files().count() == 1


def test_no_more_than_eight_files(world: Neighbourhood) -> None:
    nomination = world.begun()
    for size in range(20, 20 + nominating.MOST_FILES):
        nomination = Nomination.objects.get(pk=nomination.pk)
        nominating.attach(nomination, name="a.jpg", content=photo(size=size), by=VISITOR, at=NOON)
    with pytest.raises(Exception, match=str(nominating.MOST_FILES)):
        nominating.attach(nomination, name="a.jpg", content=photo(size=99), by=VISITOR, at=NOON)


def test_an_upload_that_broke_off_leaves_nothing(
    world: Neighbourhood, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_at(client)
    answered(client, "place", where=world.commune.name)

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Nomination, "save", full)
    client.raise_request_exception = False
    answer = answered(client, "photos", files=[SimpleUploadedFile("a.jpg", photo())], upload="1")
    assert answer.status_code == 500
    monkeypatch.undo()
    assert not StoredFile.objects.exists()
    assert client.get(address("photos")).status_code == 200


def test_a_voice_tells_what_nobody_wrote(world: Neighbourhood, client: Client) -> None:
    begun_at(client)
    answered(client, "name", name="Nhuần")
    answered(client, "place", where=world.commune.name)
    voice = SimpleUploadedFile("voice.ogg", b"OggS" + bytes(400))
    assert answered(client, "deed", voice=voice)["Location"] == address("proof")
    assert answered(client, "check", agreed="on")["Location"] == address("sent")


def test_files_of_one_that_is_written_are_nobody_s_yet(world: Neighbourhood) -> None:
    nomination = world.begun()
    stored = nominating.attach(nomination, name="a.jpg", content=photo(), by=VISITOR, at=NOON)
    assert not may(world.officer, "view", stored.folder)
    assert not visible(world.officer, StoredFile.objects.all())
    nominating.send(nomination, by=VISITOR, at=NOON)
    assert may(world.officer, "view", Folder.objects.get())
    assert visible(world.officer, StoredFile.objects.all())


# --- Twice, and too often ------------------------------------------------------------------------------------------
def test_sent_twice_is_sent_once(world: Neighbourhood, client: Client) -> None:
    filled_in(client, world)
    answered(client, "check", agreed="on")
    again = answered(client, "check", agreed="on")
    assert again["Location"] == address("sent")
    assert Nomination.objects.count() == 1
    with pytest.raises(Refused):
        nominating.send(Nomination.objects.get(), by=VISITOR, at=NOON)
    with pytest.raises(MoveRefused):
        nominating.answer(Nomination.objects.get(), {"name": "Khác"}, by=VISITOR, at=NOON)


def test_a_machine_gets_in_neither_without_work_nor_with_old_work(world: Neighbourhood, client: Client) -> None:
    token = client.get(FORM).context["challenge"].token
    nonce = worked(token)
    refused = ({"nonce": ""}, {"nonce": "x"}, {"nonce": nonce, "token": f"{token}x"}, {"added": "1"})
    for said_ in refused:
        answer = client.post(FORM, {"kind": "individual", "token": token} | said_)
        assert answer.status_code == 422
    assert client.post(FORM, {"kind": "individual", "token": token, "nonce": nonce}).status_code == 302
    assert Client().post(FORM, {"kind": "individual", "token": token, "nonce": nonce}).status_code == 422
    assert Nomination.objects.count() == 1


def test_the_trap_is_for_machines_and_says_so_to_people(client: Client) -> None:
    token = client.get(FORM).context["challenge"].token
    data = {"kind": "individual", "token": token, "nonce": worked(token), "website": "https://x.example"}
    answer = client.post(FORM, data)
    assert answer.status_code == 422
    assert "website" in answer.context["form"].errors


def test_without_javascript_a_sum_in_words_lets_people_in(client: Client) -> None:
    challenge = client.get(FORM).context["challenge"]
    words = dict(zip("hai ba bốn năm sáu bảy tám chín".split(), range(2, 10), strict=True))
    first, second = challenge.question.split(" cộng ")
    data = {"kind": "individual", "token": challenge.token, "added": str(words[first] + words[second])}
    assert client.post(FORM, data)["Location"] == address("name")


def test_a_challenge_goes_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    challenge = challenges.new_challenge()
    nonce = worked(challenge.token)
    monkeypatch.setattr(challenges, "LASTS", timedelta(seconds=-1))
    assert not challenges.is_worked(challenge.token, nonce)


@pytest.mark.parametrize(
    ("limit", "ask"),
    [
        ("begin_by_words", lambda client: client.post(FORM, {"kind": "individual"})),
        ("begin", lambda client: client.post(FORM, {"kind": "individual", "nonce": "1"})),
        ("follow", lambda client: client.post(address("follow"), {"code": "HK47296318"})),
        ("places", lambda client: client.get(address("places"), {"q": "dan"})),
    ],
)
def test_a_flood_is_asked_to_wait(
    limit: str, ask: Callable[[Client], Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.RATES, limit, "3/h")
    answers = [ask(client).status_code for _each in range(5)]
    assert answers[3:] == [429, 429]
    assert 429 not in answers[:3]
    answer = ask(client)
    assert int(answer["Retry-After"]) > 0


def test_a_flood_of_files_and_of_nominations_is_stopped(
    world: Neighbourhood, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.RATES, "upload", "2/h")
    monkeypatch.setitem(limits.RATES, "send", "1/h")
    filled_in(client, world)
    for colour in ("red", "blue", "green"):
        answered(client, "photos", files=[SimpleUploadedFile("a.jpg", photo(colour))], upload="1")
    assert Nomination.objects.get().files().count() == 2
    answered(client, "photos", photos_known="on")
    assert answered(client, "check", agreed="on").status_code == 302
    other = Client()
    other.post(address("follow"), {"code": world.begun().tracking_code})
    assert answered(other, "check", agreed="on").status_code == 429


# --- What leaks to nobody ------------------------------------------------------------------------------------------
def test_whoever_has_the_code_sees_the_state_and_no_name(world: Neighbourhood, client: Client) -> None:
    told = {"about": "cô giáo", "place": "Tổ 5", "nominator": "Lê Thị Hà", "contact": "0912345678", "proof": "ông Bảy"}
    nomination = world.sent(**told)
    settling.refuse(
        nomination, refusal_class="honoured", by=world.officer, at=NOON, reason="Bà Nhuần đã được khen năm 2024"
    )
    shown = client.post(address("follow"), {"code": nomination.tracking_code}).content.decode()
    assert "Phiếu không được tiếp nhận." in shown
    assert "đã được khen về việc này" in shown
    assert [word for word in ("Nhuần", "cháo", "2024", *told.values()) if word in shown] == []


def test_a_wrong_code_says_nothing(world: Neighbourhood, client: Client) -> None:
    world.sent()
    for code in ("HK", "HK00000000", "' OR 1=1", "\x00", "a" * 500):
        answer = client.post(address("follow"), {"code": code})
        assert answer.status_code == 422, code
        assert "Nhuần" not in answer.content.decode()


def test_markup_in_any_answer_stays_text(world: Neighbourhood, client: Client) -> None:
    names = ("name", "about", "place", "deed", "since_when", "proof", "nominator", "contact")
    filled_in(client, world, **{name: f"{name}{ATTACK}" for name in names})
    upload = SimpleUploadedFile('"><svg onload=alert(1)>.jpg', photo())
    answered(client, "photos", files=[upload], upload="1")
    pages = [client.get(step.url).content.decode() for step in STEPS]
    pages.append(answered(client, "place", where=ATTACK).content.decode())
    pages.append(client.get(address("places"), {"q": ATTACK}).content.decode())
    pages.append(client.post(address("follow"), {"code": ATTACK}).content.decode())
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg onload" not in page


# --- Codes ---------------------------------------------------------------------------------------------------------
def test_a_code_can_be_said_and_typed_in_any_way() -> None:
    assert said("HK47296318") == "hát ca, bốn bảy, hai chín, sáu ba, một tám"
    assert plain_code(" hk 47-29 63.18 ") == "HK47296318"
    codes = {new_code() for _each in range(200)}
    assert len(codes) == 200
    assert all(plain_code(spaced(code)) == code and said(code) for code in codes)


def test_two_nominations_never_share_a_code(world: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["HK00000000", "HK00000000", "HK00000001"])
    monkeypatch.setattr(nominating, "new_code", lambda: next(codes))
    assert [world.begun().tracking_code, world.begun().tracking_code] == ["HK00000000", "HK00000001"]


def test_the_paper_form_leads_to_the_form_on_the_web(client: Client) -> None:
    page = client.get(address("paper")).content.decode()
    assert "<svg" in page
    assert FORM in page
