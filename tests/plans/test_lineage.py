"""Citations find the plans that they mean, whichever of the two arrives first."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.kit.audit import history_of
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.plans import events
from lantoa.plans.models import Citation, Plan
from lantoa.plans.operations import heading, lineage, reading, sending
from lantoa.plans.queries.lineage import Family, family_of, open_questions
from lantoa.plans.states import PlanState
from tests.organisations.offices import offices
from tests.organisations.worlds import NOON, appointed, founded, person
from tests.plans.communes import Commune
from tests.plans.families import MARCH, MAY, citing, issued
from vanban.samples import plan_of_dong_mai

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies() -> dict[str, Body]:
    return offices()


@pytest.fixture
def everything() -> Actor:
    return Actor(person(is_superuser=True))


def cited_by(citation: Citation) -> Plan | None:
    citation.refresh_from_db()
    return citation.cited


def labels(family: Family, level: int) -> list[str]:
    return [member.label for member in family.members.values() if member.level == level]


# --- Matching ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("number", ["65/KH-UBND", "Số 65 /KH - UBND", "065/KH–UBND"])
def test_a_citation_finds_its_parent_by_number_and_day(bodies: dict[str, Body], number: str) -> None:
    parent = issued(bodies["ls"], "65/KH-UBND", MARCH)
    citation = citing(child := issued(bodies["khdt"]), number, MARCH, "UBND tỉnh")
    assert lineage.connect(child, at=NOON) == 1
    assert cited_by(citation) == parent


def test_a_parent_that_arrives_later_finds_those_that_cite_it(bodies: dict[str, Body]) -> None:
    citations = [citing(issued(bodies[key]), "65/KH-UBND", MARCH, "UBND tỉnh") for key in ("khdt", "ngv")]
    assert [cited_by(each) for each in citations] == [None, None]
    parent = issued(bodies["ls"], "65/KH-UBND", MARCH)
    events.plan_started.send(Plan, plan=parent, by=None, at=NOON)
    assert [cited_by(each) for each in citations] == [parent, parent]
    assert [entry.verb for entry in history_of(citations[0])] == ["match_citation"]


def test_without_a_day_the_printed_issuer_tells(bodies: dict[str, Body]) -> None:
    district = issued(bodies["ts"], "65/KH-UBND")
    province = issued(bodies["th"], "65/KH-UBND")
    commune = issued(bodies["ts-Xã Dân Lực"], on=date(2023, 6, 1))
    of_province = citing(commune, "65/KH-UBND", None, "UBND tỉnh")
    of_district = citing(commune, "65/KH-UBND", None, "UBND huyện Triệu Sơn")
    lineage.connect(commune, at=NOON)
    assert (cited_by(of_province), cited_by(of_district)) == (province, district)


def test_another_province_s_plan_of_the_same_number_is_another(bodies: dict[str, Body]) -> None:
    issued(bodies["th"], "65/KH-UBND", MARCH)
    citation = citing(child := issued(bodies["khdt"]), "65/KH-UBND", MARCH, "UBND tỉnh")
    lineage.connect(child, at=NOON)
    assert cited_by(citation) is None


@pytest.mark.parametrize(
    ("number", "on", "state"),
    [
        ("65/KH-UBND", date(2022, 3, 14), PlanState.RUNNING),  # another day
        ("66/KH-UBND", MARCH, PlanState.RUNNING),
        ("", MARCH, PlanState.RUNNING),  # a number that was left blank
        ("65/KH-UBND", MARCH, PlanState.DISCARDED),
    ],
)
def test_what_contradicts_is_not_linked(bodies: dict[str, Body], number: str, on: date, state: str) -> None:
    issued(bodies["ls"], number, on, state=state)
    citation = citing(child := issued(bodies["khdt"]), "65/KH-UBND", MARCH, "UBND tỉnh")
    lineage.connect(child, at=NOON)
    assert cited_by(citation) is None


def test_a_plan_is_not_its_own_parent_nor_that_of_an_older_one(bodies: dict[str, Body]) -> None:
    child = issued(bodies["ls"], "65/KH-UBND", MAY)
    own = citing(child, "65/KH-UBND", None, "UBND tỉnh")
    issued(bodies["ls"], "65/KH-UBND", date(2024, 1, 5))
    lineage.connect(child, at=NOON)
    assert cited_by(own) is None


def test_a_corrected_header_takes_a_wrong_link_away(bodies: dict[str, Body]) -> None:
    parent = issued(bodies["ls"], "65/KH-UBND", MARCH)
    citation = citing(child := issued(bodies["khdt"]), "65/KH-UBND", MARCH, "UBND tỉnh")
    lineage.connect(child, at=NOON)
    parent.number, parent.number_key = "56/KH-UBND", "56/kh-ubnd"
    parent.save()
    events.plan_read.send(Plan, plan=parent, at=NOON)
    assert cited_by(citation) is None


def test_linking_twice_changes_nothing(bodies: dict[str, Body]) -> None:
    issued(bodies["ls"], "65/KH-UBND", MARCH)
    citing(child := issued(bodies["khdt"]), "65/KH-UBND", MARCH, "UBND tỉnh")
    assert [lineage.connect(child, at=NOON) for _time in range(2)] == [1, 0]


def test_many_that_cite_cost_no_more_than_few(bodies: dict[str, Body], django_assert_max_num_queries) -> None:
    for place in range(30):
        citing(issued(founded(f"Xã Số {place}", under=bodies["th"])), "32/KH-UBND", MARCH, "UBND tỉnh")
    parent = issued(bodies["th"], "32/KH-UBND", MARCH)
    with django_assert_max_num_queries(12):
        assert lineage.connect(parent, at=NOON) == 30


# --- Asking a person --------------------------------------------------------------------------------------------------
class Unclear:
    """A commune whose plan cites a number that two plans of its province have."""

    def __init__(self, bodies: dict[str, Body]) -> None:
        self.first = issued(bodies["th"], "65/KH-UBND", None)
        self.second = issued(bodies["th"], "65/KH-UBND", None, title="Kế hoạch khác")
        self.commune = bodies["ts-Xã Dân Lực"]
        self.plan = issued(self.commune, on=date(2023, 6, 1))
        self.citation = citing(self.plan, "65/KH-UBND", None, "UBND tỉnh Thanh Hóa")
        lineage.connect(self.plan, at=NOON)


@pytest.fixture
def unclear(bodies: dict[str, Body]) -> Unclear:
    bodies["ts-Xã Dân Lực"] = Body.objects.get(name="Xã Dân Lực")
    return Unclear(bodies)


def test_what_is_unclear_is_asked_and_not_linked(unclear: Unclear, everything: Actor) -> None:
    assert cited_by(unclear.citation) is None
    [question] = open_questions(unclear.plan, everything)
    assert question.possible == [unclear.first, unclear.second]


def test_nobody_is_offered_plans_that_she_does_not_see(unclear: Unclear) -> None:
    assert open_questions(unclear.plan, appointed(unclear.commune)) == []


def test_a_person_settles_it_and_numbers_do_not_overrule_her(unclear: Unclear, everything: Actor) -> None:
    lineage.say_cited(unclear.citation, unclear.second, by=everything, at=NOON)
    lineage.connect(unclear.plan, at=NOON)
    assert cited_by(unclear.citation) == unclear.second
    assert open_questions(unclear.plan, everything) == []
    lineage.say_cited(unclear.citation, None, by=everything, at=NOON)
    lineage.connect(unclear.plan, at=NOON)
    assert cited_by(unclear.citation) is None
    assert open_questions(unclear.plan, everything) == []
    assert [entry.verb for entry in history_of(unclear.citation)] == ["unlink_citation", "link_citation"]


def test_the_office_above_may_say_it_too(unclear: Unclear, bodies: dict[str, Body]) -> None:
    above = appointed(bodies["th"], Role.SECRETARY)
    lineage.say_cited(unclear.citation, unclear.first, by=above, at=NOON)
    assert cited_by(unclear.citation) == unclear.first


def test_who_keeps_neither_plan_may_not(unclear: Unclear, bodies: dict[str, Body]) -> None:
    for stranger in (appointed(bodies["th"], Role.READER), appointed(bodies["pt"], Role.SECRETARY)):
        with pytest.raises(Refused):
            lineage.say_cited(unclear.citation, unclear.first, by=stranger, at=NOON)


def test_a_plan_out_of_sight_or_the_plan_itself_cannot_be_chosen(unclear: Unclear, everything: Actor) -> None:
    with pytest.raises(Refused):
        lineage.say_cited(unclear.citation, unclear.first, by=appointed(unclear.commune), at=NOON)
    with pytest.raises(Refused):
        lineage.say_cited(unclear.citation, unclear.plan, by=everything, at=NOON)


# --- The family -------------------------------------------------------------------------------------------------------
def test_two_that_cite_what_is_not_here_are_siblings(bodies: dict[str, Body], everything: Actor) -> None:
    one, other = issued(bodies["khdt"], "12/KH-SKHĐT"), issued(bodies["ngv"], "34/KH-SNgV")
    citing(one, "65/KH-UBND", MARCH, "UBND tỉnh")
    citing(other, "Số 65 /KH - UBND", MARCH, "UBND tỉnh Lạng Sơn")
    citing(issued(bodies["xt"]), "65/KH-UBND", date(2022, 1, 1))  # the same number, another day
    family = family_of(one, everything)
    assert labels(family, 0) == ["Kế hoạch 12/KH-SKHĐT", "Kế hoạch 34/KH-SNgV"]
    assert [member.plan for member in family.siblings] == [other]
    [above] = [member for member in family.members.values() if member.level == -1]
    assert above.plan is None
    assert {below for below, upper in family.links if upper == above.key} == {f"p{one.pk}", f"p{other.pk}"}


def test_without_days_only_bodies_of_one_province_are_siblings(bodies: dict[str, Body], everything: Actor) -> None:
    one = issued(bodies["khdt"])
    for plan in (one, issued(bodies["ngv"]), issued(bodies["ts"])):
        citing(plan, "65/KH-UBND", None, "UBND tỉnh")
    assert [member.plan.body for member in family_of(one, everything).siblings if member.plan] == [bodies["ngv"]]


def test_a_chain_reaches_up_as_far_as_it_is_known(bodies: dict[str, Body], everything: Actor) -> None:
    province = issued(bodies["pt"], "3228/KH-UBND", date(2023, 8, 21))
    citing(province, "1526/QĐ-TTg", date(2022, 12, 9), "Thủ tướng Chính phủ", kind="Quyết định")
    district = issued(bodies["lt"], "99/KH-UBND", date(2023, 9, 1))
    citing(district, "1526/QĐ-TTg", date(2022, 12, 9), "Thủ tướng Chính phủ", kind="Quyết định")
    citing(district, "3228/KH-UBND", date(2023, 8, 21), "UBND tỉnh Phú Thọ")
    lineage.connect(district, at=NOON)
    family = family_of(district, everything)
    assert labels(family, -1) == ["Kế hoạch 3228/KH-UBND"]
    assert labels(family, -2) == ["Quyết định 1526/QĐ-TTg"]  # a chain, although the district cites both
    below = family_of(province, everything)
    assert labels(below, 1) == ["Kế hoạch 99/KH-UBND"]


def test_plans_that_cite_each_other_do_not_go_round_for_ever(bodies: dict[str, Body], everything: Actor) -> None:
    one, other = issued(bodies["ls"], "1/KH-UBND"), issued(bodies["khdt"], "2/KH-SKHĐT")
    citing(one, "2/KH-SKHĐT", MAY, cited=other)
    citing(other, "1/KH-UBND", MAY, cited=one)
    assert family_of(one, everything).members


def test_the_family_shows_only_what_one_may_see(bodies: dict[str, Body]) -> None:
    parent = issued(bodies["ls"], "65/KH-UBND", MARCH, title="Kế hoạch kín của tỉnh")
    one = issued(bodies["khdt"], "12/KH-SKHĐT")
    citing(one, "65/KH-UBND", MARCH, "UBND tỉnh", cited=parent)
    citing(issued(bodies["ngv"]), "65/KH-UBND", MARCH, "UBND tỉnh", cited=parent)
    family = family_of(one, appointed(bodies["khdt"]))
    assert family.siblings == []
    assert [(member.plan, member.label) for member in family.members.values() if member.level == -1] == [
        (None, "Kế hoạch 65/KH-UBND")
    ]


def test_a_plan_under_review_has_no_place_among_those_issued(bodies: dict[str, Body], everything: Actor) -> None:
    parent = issued(bodies["ls"], "65/KH-UBND", MARCH)
    citing(issued(bodies["khdt"], state=PlanState.REVIEW), "65/KH-UBND", MARCH, cited=parent)
    assert labels(family_of(parent, everything), 1) == []


@pytest.mark.parametrize("children", [1, 20])
def test_a_family_costs_the_same_however_large_it_is(
    children: int, bodies: dict[str, Body], everything: Actor, django_assert_max_num_queries
) -> None:
    parent = issued(bodies["th"], "32/KH-UBND", MARCH)
    for place in range(children):
        body = founded(f"Xã Số {place}", BodyKind.COMMUNE, bodies["th"])
        citing(issued(body), "32/KH-UBND", MARCH, cited=parent)
    with django_assert_max_num_queries(8):
        family = family_of(parent, everything)
    assert family.more_children == max(0, children - 12)


# --- From the desk to the link ----------------------------------------------------------------------------------------
def test_a_plan_that_is_read_finds_its_parent_at_once() -> None:
    commune = Commune()
    first = sending.send_text(commune.body, plan_of_dong_mai(), by=commune.officer, at=NOON)
    named = reading.take(first, at=NOON).citations.exclude(number_key="").filter(is_basis=True).first()
    assert named is not None
    parent = issued(commune.province, named.number, named.issued_on)
    again = sending.send_text(commune.body, plan_of_dong_mai(), by=commune.officer, at=NOON)
    plan = reading.take(again, at=NOON)
    assert plan.citations.get(order=named.order).cited == parent


def test_a_header_that_is_corrected_finds_its_children() -> None:
    commune = Commune()
    child = issued(commune.body)
    citation = citing(child, "65/KH-UBND", MARCH, "UBND tỉnh")
    secretary = appointed(commune.province, Role.SECRETARY)
    parent = issued(commune.province, "56/KH-UBND", MARCH, state=PlanState.REVIEW)
    values = {"number": "65/KH-UBND"}
    heading.change(parent, values, version=heading.version_of(parent), by=secretary, at=NOON)
    assert cited_by(citation) == parent
