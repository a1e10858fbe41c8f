"""What a programme chose about dossiers: how strict it is about honesty, by way of whom, and how soon they are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from lantoa.evidence.models import Claim, Grade
from lantoa.evidence.operations import claims, proofs
from lantoa.evidence.operations.claims import Said
from lantoa.evidence.operations.proofs import Shown
from lantoa.evidence.queries.honesty import overstated_in
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Round
from lantoa.exemplars.operations import moving
from lantoa.exemplars.operations.moving import Introduced
from lantoa.exemplars.queries.honesty import gate_for
from lantoa.exemplars.queries.promptness import promptly, waiting_too_long
from lantoa.exemplars.queries.routes import Route, route_for
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body, Role
from lantoa.plans.models import Plan
from lantoa.plans.options import Honesty
from tests.exemplars.pages import verified, written
from tests.exemplars.worlds import FOUND, ON, TODAY, Exemplars, entered, proposed, recognised
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import NOON, merged
from tests.plans.worlds import duty_of, owes, plan_of

pytestmark = pytest.mark.django_db
PLACE = "/desk/exemplars/"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def programme(body: Body, *owing: Body, **options: object) -> Plan:
    """A plan in force of `body` with these choices, under which `owing` owe something."""
    plan = plan_of(body, options=options)
    owes(duty_of(plan), *owing)
    return plan


def claimed(dossier: Dossier, text: str, grade: Grade | None = None) -> Claim:
    """A claim with one proof of this grade, or without any; nobody has verified it."""
    claim = claims.add(dossier.folder, Said(text), by=PLATFORM, at=NOON)
    if grade is not None:
        proofs.add(claim, Shown(grade, document="3/XN", note="Sổ theo dõi"), by=PLATFORM, at=NOON)
    return Claim.objects.get(pk=claim.pk)


def up(dossier: Dossier, to: Body, asked: Round | None = None) -> Dossier:
    return moving.introduce(dossier, Introduced(to, ON, round=asked), by=PLATFORM, at=NOON)


# --- 21: honesty -----------------------------------------------------------------------------------------------------
def test_what_is_overstated_and_how_each_is_settled(world: Exemplars) -> None:
    dossier = entered(world.commune, summary="Chị là người duy nhất dám làm.")
    bare, own = claimed(dossier, "Giúp 12 hộ"), claimed(dossier, "Trồng 2 ha", Grade.OWN_WORD)
    praised = claimed(dossier, "Hộ duy nhất của huyện giữ giống", Grade.OFFICIAL)
    contested = claims.contest(verified(dossier), by=PLATFORM, at=NOON, reason="Không đúng")
    found = overstated_in(dossier.folder, dossier.summary)
    assert len(found) == 5
    for claim, at in ((bare, 0), (own, 1), (praised, 2), (contested, 3)):
        assert claim.text in found[at]
    assert "duy nhất" in found[4]
    for claim in (bare, own):
        claims.withdraw(claim, by=PLATFORM, at=NOON, reason="Chưa rõ")
    for claim in (praised, contested):
        claims.verify(claim, by=PLATFORM, at=NOON)
    assert overstated_in(dossier.folder, dossier.summary) == []


@pytest.mark.parametrize(
    ("chosen", "held_back"), [({}, True), ({"honesty": "shown"}, False), ({"honesty": "off"}, False)]
)
def test_a_dossier_goes_up_as_its_programme_says(world: Exemplars, chosen: dict[str, str], held_back: bool) -> None:
    programme(world.district, world.commune, **chosen)
    dossier = proposed(world.commune)
    claim = claimed(dossier, "Giúp 12 hộ thoát nghèo")
    if held_back:
        with pytest.raises(MoveRefused) as refused:
            up(dossier, world.district)
        assert claim.text in str(refused.value)
        assert not Milestone.objects.filter(kind=MilestoneKind.INTRODUCED).exists()
        claims.withdraw(claim, by=PLATFORM, at=NOON, reason="Không có minh chứng")
    assert up(dossier, world.district).held_by == world.district


def test_who_only_collects_does_not_pass_on_what_is_contested_meanwhile(world: Exemplars) -> None:
    dossier = proposed(world.commune)
    claim = verified(dossier)
    told = Introduced(world.district, ON, via=world.offices[0])
    dossier = moving.introduce(dossier, told, by=PLATFORM, at=NOON)
    claims.contest(claim, by=PLATFORM, at=NOON, reason="Có đơn phản ánh")
    with pytest.raises(MoveRefused):
        moving.pass_on(dossier, by=PLATFORM, at=NOON)
    claims.verify(claim, by=PLATFORM, at=NOON)
    assert moving.pass_on(dossier, by=PLATFORM, at=NOON).held_by == world.district


def test_the_plan_that_a_round_serves_decides_and_elsewhere_the_strictest(world: Exemplars) -> None:
    here = world.commune
    assert gate_for(here, TODAY).strength == Honesty.SETTLED
    off, shown = programme(world.district, here, honesty="off"), programme(here, honesty="shown")
    assert (gate_for(here, TODAY).strength, gate_for(here, TODAY).plan) == (Honesty.SHOWN, shown)
    programme(world.district, world.communes[1])  # another commune's
    assert gate_for(here, TODAY).strength == Honesty.SHOWN
    days = {"since": ON, "until": TODAY, "to_body": world.district, "recorded_at": NOON}
    asked = Round.objects.create(body=world.district, title="Quý IV", duty=off.duties.get(), **days)
    assert (gate_for(here, TODAY, asked).strength, gate_for(here, TODAY, asked).plan) == (Honesty.OFF, off)
    dossier = proposed(here)
    claimed(dossier, "Giúp 12 hộ thoát nghèo")
    programme(here)
    with pytest.raises(MoveRefused):
        up(dossier, world.district)
    assert up(dossier, world.district, asked).held_by == world.district
    Plan.objects.update(state="ended")
    assert gate_for(here, TODAY).plan is None


@pytest.mark.parametrize(
    ("least", "short"),
    [(None, ()), (Grade.MEASUREMENT, ("Giúp 12 hộ",)), (Grade.OFFICIAL, ("Giúp 12 hộ", "Trồng 2 ha"))],
)
@pytest.mark.parametrize("strength", Honesty.values)
def test_claims_with_less_proof_than_the_programme_asks_are_told_and_held_back_as_it_says(
    world: Exemplars, strength: str, least: int | None, short: tuple[str, ...]
) -> None:
    programme(world.district, world.commune, honesty=strength, **({"least_proof": least} if least else {}))
    dossier, client = proposed(world.commune), signed_in(world.commune, Role.LEADER)
    proven = {"Giúp 12 hộ": Grade.THIRD_PARTY, "Trồng 2 ha": Grade.MEASUREMENT, "Được khen": Grade.OFFICIAL}
    for words, grade in proven.items():
        claimed(dossier, words, grade)
    told = short if strength != Honesty.OFF else ()
    for address in ("", "introduce/"):
        page = client.get(f"{PLACE}{dossier.pk}/{address}").text
        assert [words for words in proven if f"“{words}” mới" in page] == list(told)
    sent = {"to_body": world.district.pk, "on": f"{ON:%d/%m/%Y}", "document": "15/TTr-UBND"}
    held_back = bool(told) and strength == Honesty.SETTLED
    assert client.post(f"{PLACE}{dossier.pk}/introduce/", sent).status_code == (422 if held_back else 302)


def test_of_two_programmes_the_one_that_holds_back_decides_and_then_the_one_that_asks_for_more(
    world: Exemplars,
) -> None:
    programme(world.district, world.commune, honesty="shown", least_proof=Grade.OFFICIAL)
    holds = programme(world.district, world.commune)
    assert (gate_for(world.commune, TODAY).plan, gate_for(world.commune, TODAY).least_proof) == (holds, 2)
    asks = programme(world.district, world.commune, least_proof=Grade.MEASUREMENT)
    assert (gate_for(world.commune, TODAY).plan, gate_for(world.commune, TODAY).least_proof) == (asks, 3)


@pytest.mark.parametrize("strength", Honesty.values)
def test_the_screens_say_what_to_settle_before_anything_is_typed(world: Exemplars, strength: str) -> None:
    plan = programme(world.district, world.commune, honesty=strength)
    Plan.objects.filter(pk=plan.pk).update(options={"honesty": strength}, number="61/KH-UBND")
    dossier = proposed(world.commune)
    claimed(dossier, "Giúp 12 hộ thoát nghèo")
    client = signed_in(world.commune, Role.LEADER)
    page = client.get(f"{PLACE}{dossier.pk}/").content.decode()
    form = client.get(f"{PLACE}{dossier.pk}/introduce/").content.decode()
    assert ("Không nói quá" in page) is (strength != "off")
    assert ("Phải xử lý xong mới chuyển lên được (61/KH-UBND)" in page) is (strength == "settled")
    assert ("“Giúp 12 hộ thoát nghèo” mới chỉ có lời tự khai" in form) is (strength != "off")
    sent = {"to_body": world.district.pk, "on": f"{ON:%d/%m/%Y}", "document": "15/TTr-UBND"}
    answer = client.post(f"{PLACE}{dossier.pk}/introduce/", sent)
    assert answer.status_code == (422 if strength == "settled" else 302)
    assert strength != "settled" or "15/TTr-UBND" in answer.content.decode()


# --- 11: by way of whom ----------------------------------------------------------------------------------------------
def test_the_focal_office_of_the_programme_is_proposed(world: Exemplars) -> None:
    office, here = world.offices[1], world.commune
    plan = programme(world.district, here)
    assert route_for(here, TODAY) == Route(world.district.pk)
    client = signed_in(world.district, Role.SECRETARY)
    assert client.get(f"{PLACE}rounds/add/").context["form"].initial["via"] is None
    Plan.objects.filter(pk=plan.pk).update(options={"via": office.pk})
    assert route_for(here, TODAY) == Route(world.district.pk, office.pk)
    assert client.get(f"{PLACE}rounds/add/").context["form"].initial["via"] == office.pk
    merged(office, into=world.offices[0], on=TODAY)
    assert route_for(here, TODAY) == Route(world.district.pk, world.offices[0].pk)  # who answers for it today
    assert client.get(f"{PLACE}rounds/add/").context["form"].initial["via"] == world.offices[0].pk
    assert route_for(world.communes[1], TODAY) == Route(world.district.pk)  # it owes nothing under this plan
    programme(world.district, here, via=world.offices[2].pk)
    assert route_for(here, TODAY) == Route(world.district.pk)  # the plans do not agree


# --- 27: promptly ----------------------------------------------------------------------------------------------------
def names(day_offset: int) -> set[str]:
    found = waiting_too_long(Dossier.objects.all(), FOUND + timedelta(day_offset))
    return set(found.values_list("name", flat=True))


def test_dossiers_that_wait_too_long_for_the_public_by_what_their_programmes_say(world: Exemplars) -> None:
    one, two, three = world.communes
    for body, name in ((one, "Một"), (two, "Hai"), (three, "Ba")):
        entered(body, name)
    assert names(30) == set()
    assert names(31) == {"Một", "Hai", "Ba"}
    duty_days = plan_of(world.district, options={"publish_days": 10})
    for plan, body in ((duty_days, one), (plan_of(world.district, options={"publish_days": 60}), two)):
        duty = duty_of(plan)
        owes(duty, body, since=FOUND)
    assert names(10) == set()
    assert names(11) == {"Một"}
    assert names(31) == {"Một", "Ba"}
    assert names(61) == {"Một", "Hai", "Ba"}
    owes(duty_of(plan_of(world.district)), two, since=FOUND)  # and one with the usual days: the shortest holds
    assert names(31) == {"Một", "Hai", "Ba"}
    assert promptly(Dossier.objects.get(name="Một"), TODAY).days == 10
    assert promptly(Dossier.objects.get(name="Hai"), TODAY).days == 30
    assert promptly(Dossier.objects.get(name="Ba"), TODAY).plan is None


def test_what_was_public_once_or_goes_no_further_waits_no_more(world: Exemplars) -> None:
    told = recognised(world.commune, "Đã đăng")
    release = written(told)
    release.state, release.released_on = "taken_back", ON
    release.save()
    written(entered(world.commune, "Đang viết"))
    moving.refuse(proposed(world.commune, "Không nhận"), by=PLATFORM, at=NOON, reason="Chưa đủ")
    assert names(60) == {"Đang viết"}


def test_the_list_and_the_page_tell_it_and_the_list_costs_the_same(world: Exemplars) -> None:
    today = localdate()
    fresh = entered(world.commune, "Mới tìm")
    Dossier.objects.filter(pk=fresh.pk).update(found_on=today)
    entered(world.commune, "Đợi lâu")
    client = signed_in(world.commune, Role.SECRETARY)
    page = client.get(PLACE, {"unpublished": "on"}).content.decode()
    assert "Đợi lâu" in page and "Mới tìm" not in page
    due = f"{today + timedelta(30):%d/%m/%Y}"
    assert (
        f"trước {due}, trong 30 ngày từ khi phát hiện (mặc định)" in client.get(f"{PLACE}{fresh.pk}/").content.decode()
    )
    before = cost(client, f"{PLACE}?unpublished=on")
    for number in range(3):
        entered(world.commune, f"Đợi {number}")
    assert cost(client, f"{PLACE}?unpublished=on") == before
