"""Money with an honour: by the wage of the day of the decision, rounded up, of several titles only the highest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from lantoa.kit.actors import PLATFORM
from lantoa.recognition.models import Honour
from lantoa.recognition.operations import decisions, honours
from lantoa.recognition.operations.decisions import Signing
from lantoa.recognition.queries.bonuses import bonus_of, payable, rounded_up, wage_on
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import SIGNED, Deciding, agreed, drafted, given, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Deciding:
    return Deciding()


@pytest.mark.parametrize(
    ("exact", "paid"), [("702000", 710_000), ("710000", 710_000), ("710000.01", 720_000), ("0", 0)]
)
def test_it_is_rounded_up_to_ten_thousand(exact: str, paid: int) -> None:
    assert rounded_up(Decimal(exact)) == paid


def test_the_wage_is_that_of_the_day(world: Deciding) -> None:
    assert wage_on(date(2026, 6, 30)) == 2_340_000
    assert wage_on(date(2026, 7, 1)) == 2_530_000
    assert wage_on(date(2019, 1, 1)) is None
    before = bonus_of(world.merit, "individual", date(2026, 6, 30))
    assert (before.multiple, before.amount) == (Decimal("0.3"), 710_000)
    assert bonus_of(world.merit, "individual", date(2026, 6, 30), rounds_up=False).amount == 702_000
    assert bonus_of(world.merit, "individual", SIGNED).amount == 760_000
    assert bonus_of(world.merit, "good_deed", SIGNED).amount == 760_000
    assert bonus_of(world.merit, "collective", SIGNED).amount is None
    assert bonus_of(world.merit, "individual", date(2019, 1, 1)).amount is None


def test_what_was_paid_does_not_change_with_the_catalogue(world: Deciding) -> None:
    honour = given(world)
    world.merit.bonus = {"individual": "5"}
    world.merit.save()
    honour.refresh_from_db()
    assert (honour.base_wage, honour.amount) == (2_530_000, 760_000)


def test_a_decision_that_does_not_round_up_pays_what_the_tables_say(world: Deciding) -> None:
    decision = drafted(world.commune, rounds_up=False)
    honours.put_on_list(decision, [agreed(world, world.merit)], by=PLATFORM, at=NOON)
    decisions.sign(decision, Signing("1/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    assert decision.honours.get().amount == 759_000


def test_of_titles_for_one_time_the_highest_is_paid_and_a_commendation_besides(world: Deciding) -> None:
    first = given(world)  # a commendation
    signed(world, agreed(world, world.lower, dossier=first.dossier), number="2/QĐ-UBND")
    signed(world, agreed(world, world.title, dossier=first.dossier), number="3/QĐ-UBND")
    found = Honour.objects.select_related("award").order_by("pk")
    paid = {each.honour.award.code: (each.amount, bool(each.why_not)) for each in payable(found)}
    assert paid == {"T_GK": (760_000, False), "T_LDTT": (0, True), "T_CSTDCS": (2_530_000, False)}


def test_two_equal_titles_for_one_time_are_paid_once(world: Deciding) -> None:
    first = given(world)
    world.title.bonus = {"individual": "0.3"}
    world.title.save()
    for number, award in (("2/QĐ-UBND", world.lower), ("3/QĐ-UBND", world.title)):
        signed(world, agreed(world, award, dossier=first.dossier), number=number)
    found = Honour.objects.filter(award__kind="title").select_related("award")
    assert sorted(each.amount for each in payable(found)) == [0, 760_000]
    one, other = found
    assert payable([one], [other])[0].amount + payable([other], [one])[0].amount == 760_000


def test_the_list_for_finance_adds_up(world: Deciding, client: object) -> None:
    decision = signed(world, agreed(world, world.merit, "Một"), agreed(world, world.merit, "Hai", dossier=None))
    client.force_login(world.officer.person)  # type: ignore[attr-defined]
    answer = client.get(f"/desk/recognition/decisions/{decision.pk}/bonuses/")  # type: ignore[attr-defined]
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [(row[1], row[4], row[5], row[6]) for row in rows[:-1]] == [
        ("Một", 0.3, 2_530_000, 760_000),
        ("Hai", 0.3, 2_530_000, 760_000),
    ]
    assert rows[-1][6] == 1_520_000
