"""Dossiers that may be about the same exemplar: across bodies and spellings, with reasons; two are two for good."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.models import Dossier, DuplicatePair
from lantoa.exemplars.operations import dossiers, likeness
from lantoa.exemplars.pair_states import PairState
from lantoa.exemplars.queries.likeness import OF_EACH, known_before, sharing, twins_of
from lantoa.exemplars.queries.pairs import pairs_of
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body, BodyKind, Role, Tree
from lantoa.organisations.operations.recording import NewBody
from tests.exemplars.worlds import Exemplars
from tests.exemplars.worlds import entered as entered_with_a_text
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON, merged

pytestmark = pytest.mark.django_db
LIST = "/desk/exemplars/duplicates/"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def entered(body: Body, name: str = "Lê Thị Mận", **said: Any) -> Dossier:
    """A dossier without a text, which would speak for it that two are one."""
    return entered_with_a_text(body, name, **{"summary": ""} | said)


def pairs() -> set[tuple[str, str]]:
    return {(pair.first.name, pair.second.name) for pair in DuplicatePair.objects.all()}


def reasons(one: Dossier) -> list[str]:
    return twins_of(one)[0].judged.reasons


def test_one_mistyped_word_hides_nobody_of_the_same_year(world: Exemplars) -> None:
    entered(world.communes[0], "Nguyễn Văn Bình", born_year=1971)
    again = entered(world.communes[1], "Ông NGUYEN VAN BINHH", born_year=1971)
    assert reasons(again) == ["like_name", "born_year"]
    entered(world.communes[2], "Nguyễn Văn Bình", born_year=1984)
    assert len(pairs()) == 1


SHORT = "Trần Bình"


@pytest.mark.parametrize("typed", ["Trần Bính", "Tran Binh", "Trần Bìn", "Trần Bìmh", "Trần Bìhn", "Trầnn Bình"])
def test_one_wrong_letter_of_a_short_name_hides_nobody_of_the_same_place(world: Exemplars, typed: str) -> None:
    known = entered(world.commune, SHORT, place="Thôn Đoài")
    twin = entered(world.commune, typed, place="thôn Đoài")
    assert [each.dossier for each in twins_of(twin)] == [known]
    assert [each.dossier for each in known_before(world.officer, twin)] == [known]


@pytest.mark.parametrize("other", ["Trần Minh", "Trần Bảo", "Phan Bình", "Trần Bằng"])
def test_another_short_name_of_the_same_place_is_somebody_else(world: Exemplars, other: str) -> None:
    entered(world.commune, SHORT, place="Thôn Đoài")
    told = entered(world.commune, other, place="Thôn Đoài")
    assert twins_of(told) == [] and known_before(world.officer, told) == []


@pytest.mark.parametrize("said", [{}, {"place": "Thôn Thượng"}, {"born_year": 1961}])
def test_a_short_name_that_is_only_much_the_same_needs_more_than_the_body(
    world: Exemplars, said: dict[str, Any]
) -> None:
    entered(world.commune, SHORT, place="Thôn Đoài", born_year=1990)
    told = entered(world.commune, "Trần Bìn", **said)
    assert twins_of(told) == [] and known_before(world.officer, told) == []


def test_a_short_name_and_the_year_of_birth_find_it_at_another_body(world: Exemplars) -> None:
    known = entered(world.commune, SHORT, born_year=1990, place="Thôn Đoài")
    told = entered(world.communes[1], "Trần Bìmh", born_year=1990, place="Thôn Đoài")
    assert [each.dossier for each in twins_of(told)] == [known]


def test_the_same_name_alone_is_nobody_in_particular(world: Exemplars) -> None:
    entered(world.communes[0], "Nguyễn Văn Bình")
    entered(world.communes[1], "Nguyễn Văn Bình")
    assert pairs() == set()


def test_the_commune_that_took_over_knows_whom_the_old_one_knew(world: Exemplars) -> None:
    old = entered(world.communes[0], "Hoàng Thị Pó")
    change = merged(
        *world.communes[:2], into=NewBody("Xã Dân Lực mới", BodyKind.COMMUNE, {Tree.GOVERNMENT: world.province})
    )
    new = entered(change.made_body.get(), "Hoàng Thị Póo", found_on=date(2026, 1, 5))
    assert reasons(new) == ["like_name", "took_over"]
    assert twins_of(new)[0].dossier == old


def test_a_unit_and_the_body_above_it(world: Exemplars) -> None:
    entered(world.offices[0], "Lê Thị Mận")
    assert reasons(entered(world.commune, "Lê Thị Mận")) == ["same_name", "above"]


def test_a_model_is_known_by_its_words_in_whatever_order(world: Exemplars) -> None:
    entered(world.commune, "Mô hình chè hữu cơ thôn Nà Lầu", kind="model")
    twin = entered(world.commune, "Chè hữu cơ Nà Lầu", kind="model")
    assert reasons(twin) == ["like_name", "same_body"]
    entered(world.commune, "Mô hình nuôi cá lồng lòng hồ", kind="model")
    assert len(pairs()) == 1


def test_the_same_text_speaks_for_it_too(world: Exemplars) -> None:
    text = "Ba năm liền vận động bà con hiến đất, góp ngày công mở rộng con đường liên thôn dài hơn một cây số."
    entered(world.communes[0], summary=text)
    assert reasons(entered(world.communes[1], summary=text)) == ["same_name", "same_text"]


def test_a_person_is_no_collective(world: Exemplars) -> None:
    entered(world.commune, "Lê Thị Mận")
    entered(world.commune, "Lê Thị Mận", kind="collective")
    assert pairs() == set()


def test_a_pair_goes_when_nothing_speaks_for_it_any_more(world: Exemplars) -> None:
    entered(world.commune, born_year=1960)
    other = entered(world.commune, born_year=1960)
    assert len(pairs()) == 1
    dossiers.change(other, {"name": "Trần Văn Khác"}, by=PLATFORM, at=NOON)
    assert pairs() == set()


def test_not_the_same_is_remembered(world: Exemplars) -> None:
    one, other = entered(world.commune, born_year=1960), entered(world.commune, born_year=1960)
    pair = likeness.dismiss(DuplicatePair.objects.get(), by=world.officer, at=NOON)
    dossiers.change(other, {"place": "Thôn 3"}, by=PLATFORM, at=NOON)
    pair.refresh_from_db()
    assert pair.state == PairState.DISMISSED
    assert pairs_of(world.officer, one).seen == []
    likeness.ask_again(pair, by=world.officer, at=NOON)
    assert pairs_of(world.officer, one).seen == [pair]


def test_who_sees_only_one_of_the_two_is_told_that_there_is_another(world: Exemplars) -> None:
    mine = entered(world.commune, "Hoàng Thị Pó", born_on=date(1960, 2, 1))
    entered(world.communes[1], "Hoàng Thị Pó", born_on=date(1960, 2, 1), place="Kín đáo")
    found = pairs_of(world.officer, mine)
    assert (found.seen, found.others) == ([], 1)
    pair = DuplicatePair.objects.get()
    with pytest.raises(Refused):
        likeness.dismiss(pair, by=world.officer, at=NOON)
    page = signed_in(world.commune, Role.OFFICER).get(f"/desk/exemplars/{mine.pk}/").content.decode()
    assert world.communes[1].name not in page
    assert pairs_of(world.above_officer, mine).seen == [pair]


def test_a_name_of_thousands_is_not_read_to_the_end(world: Exemplars) -> None:
    for _ in range(OF_EACH + 5):
        entered(world.commune, "Nguyễn Văn An")
    newest = Dossier.objects.order_by("-pk").first()
    assert newest
    assert len(sharing([key.hash for key in newest.likeness_keys.all()])) == OF_EACH


def test_two_that_somebody_compares_by_hand_stay_a_pair_though_nothing_else_speaks_for_it(world: Exemplars) -> None:
    one, other = entered(world.commune, "Hội Phụ nữ thôn 3"), entered(world.commune, "Bà Mận và các chị")
    pair = likeness.compare(other, one, by=world.officer, at=NOON)
    assert (pair.first, pair.second, pair.reasons) == (one, other, ["by_hand"])
    dossiers.change(other, {"place": "Thôn 3"}, by=PLATFORM, at=NOON)
    assert likeness.compare(one, other, by=world.officer, at=NOON) == pair
    with pytest.raises(ValidationError):
        likeness.compare(one, one, by=world.officer, at=NOON)
    stranger = entered(world.communes[1], "Người khác")
    with pytest.raises(Refused):
        likeness.compare(one, stranger, by=world.officer, at=NOON)


# --- Screens -------------------------------------------------------------------------------------------------------
def test_the_list_shows_open_pairs_with_their_reasons(world: Exemplars) -> None:
    entered(world.commune, born_year=1960)
    entered(world.commune, "Lê Thị Mân", born_year=1960)
    client = signed_in(world.commune, Role.OFFICER)
    page = client.get(LIST).content.decode()
    assert "cùng năm sinh" in page
    pair = DuplicatePair.objects.get()
    assert "cùng năm sinh" in client.get(f"{LIST}{pair.pk}/").content.decode()
    assert client.post(f"{LIST}{pair.pk}/not-the-same/", {"reason": ""}).status_code == 302
    assert "Lê Thị Mân" not in client.get(LIST).content.decode()
    assert "Lê Thị Mân" in client.get(f"{LIST}?dismissed=on").content.decode()
    assert client.post(f"{LIST}{pair.pk}/ask-again/").status_code == 302
    assert "Lê Thị Mân" in client.get(LIST).content.decode()
    assert client.get(f"{LIST}?export=csv").status_code == 200


def test_a_leader_reads_and_does_not_settle(world: Exemplars) -> None:
    entered(world.commune, born_year=1960)
    entered(world.commune, born_year=1960)
    pair = DuplicatePair.objects.get()
    client = signed_in(world.commune, Role.LEADER)
    assert client.get(f"{LIST}{pair.pk}/").status_code == 200
    assert client.post(f"{LIST}{pair.pk}/not-the-same/").status_code == 403
    assert client.post(f"{LIST}{pair.pk}/merge/", {"stays": pair.first_id}).status_code == 403


def test_one_way_leads_from_a_dossier_to_another_one_found_by_name(world: Exemplars) -> None:
    """Whatever is merged was seen side by side before."""
    mine, other = entered(world.commune, "Bà Mận và các chị"), entered(world.commune, "Hội Phụ nữ thôn 3")
    client = signed_in(world.commune, Role.OFFICER)
    address = f"/desk/exemplars/{mine.pk}/merge/"
    assert other.name not in client.get(address).content.decode()
    answer = client.post(address, {"named": "phu nu thon"})
    assert answer.status_code == 422 and other.name in answer.content.decode()
    answer = client.post(address, {"named": "phu nu thon", "dossier": other.pk})
    pair = DuplicatePair.objects.get()
    assert answer["Location"] == f"{LIST}{pair.pk}/"
    assert client.post(f"{LIST}{pair.pk}/merge/", {"stays": mine.pk}).status_code == 302
    other.refresh_from_db()
    assert other.merged_into == mine


def test_the_page_of_a_dossier_names_each_other_one_once(world: Exemplars) -> None:
    text = "Ba năm liền vận động bà con hiến đất, góp ngày công mở rộng con đường liên thôn dài hơn một cây số."
    mine = entered(world.commune, summary=text)
    entered(world.commune, summary=text)
    entered(world.commune, "Tổ hợp tác thôn 4", kind="collective", summary=text)
    page = signed_in(world.commune, Role.OFFICER).get(f"/desk/exemplars/{mine.pk}/").content.decode()
    assert page.count("100 % bài viết này") == 2
    assert page.count("Cùng tên") == 1 and "same-words" in page
