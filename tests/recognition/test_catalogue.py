"""The catalogue as data: supplied with its certainty, versioned by day, switched with a reason, taken from a file."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.models import Kind
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.catalogue_file import differences, parse, row_of, supplied, written
from lantoa.recognition.models import Award, BaseWage, Certainty
from lantoa.recognition.operations import catalogue
from tests.organisations.worlds import NOON
from tests.recognition.proposal_worlds import TODAY, Proposing, award

pytestmark = pytest.mark.django_db


def test_what_is_supplied_says_where_it_is_from_and_what_nobody_verified_is_off() -> None:
    rows = supplied()["awards"]
    assert len(rows) > 35
    assert [row["code"] for row in rows if not (row["article"] and row["source"] and row["certainty"])] == []
    assert [row["code"] for row in rows if row["is_on"] and row["certainty"] == Certainty.UNVERIFIED] == []
    assert {each.code for each in Award.objects.filter(kind="honorific", is_on=True)} == {
        "BIEU_DUONG",
        "TON_VINH",
        "TUYEN_DUONG",
    }


def test_the_supplied_rules_hold_together() -> None:
    for each in Award.objects.all():
        catalogue.change_award(each, row_of(each), by=PLATFORM, at=NOON)
    assert Award.objects.get(code="CSTD_TINH").prerequisites[0]["times"] == 3


def test_money_by_subject_and_the_base_wage_of_a_day() -> None:
    found = award("GK_XA")
    assert [found.multiple_for(kind) for kind in (Kind.COLLECTIVE, Kind.GOOD_DEED, Kind.HOUSEHOLD, Kind.MODEL)] == [
        Decimal("0.6"),
        Decimal("0.3"),
        Decimal("0.45"),
        None,
    ]
    assert (found.is_inferred_for(Kind.INDIVIDUAL), found.is_inferred_for(Kind.COLLECTIVE)) == (True, False)
    assert BaseWage.objects.get(valid_from=date(2026, 7, 1)).dong == 2_530_000


def test_new_rules_end_those_before_the_day_before() -> None:
    before = award("GK_XA")
    made = catalogue.new_version(before, {"valid_from": date(2027, 1, 1), "conditions": ["Khác"]}, by=PLATFORM, at=NOON)
    before.refresh_from_db()
    assert before.valid_to == date(2026, 12, 31)
    assert Award.objects.on(date(2026, 12, 31)).get(code="GK_XA") == before
    assert Award.objects.on(date(2027, 1, 1)).get(code="GK_XA") == made
    with pytest.raises(ValidationError):
        catalogue.change_award(before, {"valid_to": date(2027, 1, 1)}, by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):
        catalogue.new_version(before, {"valid_from": date(2025, 7, 1)}, by=PLATFORM, at=NOON)


def test_new_rules_that_nobody_verified_are_off() -> None:
    values = {"valid_from": date(2027, 1, 1), "certainty": Certainty.UNVERIFIED}
    assert not catalogue.new_version(award("GK_XA"), values, by=PLATFORM, at=NOON).is_on


def test_rules_by_which_somebody_was_submitted_change_no_more() -> None:
    world = Proposing()
    world.drafted()
    found = catalogue.change_award(award(), {"conditions": ["Trước khi trình"]}, by=PLATFORM, at=NOON)
    assert found.conditions == ["Trước khi trình"]
    Proposing().submitted()
    with pytest.raises(MoveRefused):
        catalogue.change_award(award(), {"conditions": ["Sau khi trình"]}, by=PLATFORM, at=NOON)
    assert catalogue.change_award(award(), {"note": "Đã đọc"}, by=PLATFORM, at=NOON).note == "Đã đọc"


def test_switched_by_the_installation_alone_and_for_a_reason() -> None:
    world, found = Proposing(), award("GDVH")
    with pytest.raises(Refused):
        catalogue.switch(found, True, by=world.leader, at=NOON, reason="Đã đọc")
    with pytest.raises(ValidationError):
        catalogue.switch(found, True, by=PLATFORM, at=NOON, reason=" ")
    assert catalogue.switch(found, True, by=PLATFORM, at=NOON, reason="Đã đọc Nghị định 86/2023").is_on
    assert "86/2023" in audit.history_of(found)[0].note


def test_a_file_of_the_catalogue_says_nothing_else_than_the_catalogue() -> None:
    text = written(Award.objects.all(), BaseWage.objects.all())
    assert not list(differences(parse(text)["awards"], catalogue.known()))


def test_what_a_file_says_otherwise_is_shown_and_written_as_one() -> None:
    told = json.loads(written(Award.objects.filter(code__in=["GK_XA", "GDVH"]), []))
    by_code = {row["code"]: row for row in told["awards"]}
    by_code["GK_XA"]["working_days"] = 12
    by_code["GDVH"]["is_on"] = True
    told["awards"] = [by_code["GDVH"], by_code["GK_XA"]]
    told["awards"].append({**by_code["GK_XA"], "code": "GK_MOI", "name": "Giấy khen mới"})
    changes = list(differences(parse(json.dumps(told))["awards"], catalogue.known()))
    assert [(each.row["code"], each.is_new) for each in changes] == [
        ("GDVH", False),
        ("GK_XA", False),
        ("GK_MOI", True),
    ]
    assert changes[1].fields == (("working_days", None, 12),)
    assert catalogue.take_over(changes, by=PLATFORM, at=NOON) == 3
    assert award("GK_XA").working_days == 12
    assert not award("GDVH").is_on  # nobody verified it: a file does not switch it on
    assert award("GK_MOI").is_on


def test_a_file_with_one_wrong_entry_changes_nothing() -> None:
    told = json.loads(written(Award.objects.filter(code__in=["GK_XA", "CSTD_TINH"]), []))
    for row in told["awards"]:
        row["working_days"] = 9
        if row["code"] == "GK_XA":
            row["prerequisites"] = [{"any_of": ["KHONG_CO"], "times": 2}]
    changes = list(differences(parse(json.dumps(told))["awards"], catalogue.known()))
    with pytest.raises(ValidationError):
        catalogue.take_over(changes, by=PLATFORM, at=NOON)
    assert not Award.objects.filter(working_days=9).exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"awards": 1}', '{"awards": [1]}', "không phải JSON"])
def test_what_is_no_catalogue_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


def test_rules_hold_on_both_their_days() -> None:
    found = award("GK_XA")
    assert found.is_valid_on(date(2025, 7, 1)) and found.is_valid_on(date(2027, 2, 28)) and found.is_valid_on(TODAY)
    assert not found.is_valid_on(date(2025, 6, 30)) and not found.is_valid_on(date(2027, 3, 1))
