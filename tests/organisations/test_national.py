"""The country's bodies, the former ones that the plans need, and the offices of the five plans."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import TestCase
from vietnam_provinces import Province
from vietnam_provinces.base import Ward

from lantoa.organisations import demo, national
from lantoa.organisations.access import BODIES
from lantoa.organisations.models import Ancestry, Body, BodyKind, ClusterLead, Group, Membership, Role, Tree
from lantoa.organisations.models.bodies import COMMUNES
from lantoa.organisations.operations import ancestry
from lantoa.organisations.queries import groups, trees
from lantoa.organisations.tables import table
from tests.organisations.worlds import NOON, appointed, founded

IN_2023, IN_MAY_2025, TODAY = date(2023, 6, 1), date(2025, 5, 1), date(2026, 11, 23)
GOVERNMENT = Tree.GOVERNMENT


def body(code: str) -> Body:
    return Body.objects.get(code=code)


def names(bodies) -> list[str]:
    return sorted(one.name for one in bodies)


@pytest.mark.django_db
def test_today_s_country_is_whole_and_loading_it_again_changes_nothing() -> None:
    assert national.load(at=NOON) > 3_400
    nation = body("vn")
    assert trees.below([nation], GOVERNMENT, TODAY, kinds=[BodyKind.PROVINCE]).count() == len(list(Province.iter_all()))
    assert trees.below([nation], GOVERNMENT, TODAY, kinds=COMMUNES).count() == len(list(Ward.iter_all())) == 3_321
    assert trees.below([nation], GOVERNMENT, IN_MAY_2025, kinds=[BodyKind.PROVINCE]).count() == 63
    assert national.load(at=NOON) == 0


def test_every_fact_says_where_it_comes_from() -> None:
    for row in table("former_communes.csv"):
        assert row["certainty"] in {"read", "from memory"} or "from memory" in row["certainty"], row
        assert row["source"] or row["certainty"] == "from memory", row
    assert all(re.match(r"plan|.*from memory|assumed|structure", row["certainty"]) for row in table("demo_bodies.csv"))


class TestOffices(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        demo.load(at=NOON)

    def test_trieu_son_had_34_communes_and_towns_and_eight_communes_answer_today(self) -> None:
        district = body("vn-h397")
        assert trees.below([district], GOVERNMENT, IN_2023, kinds=COMMUNES).count() == 34
        assert trees.below([district], GOVERNMENT, IN_MAY_2025, kinds=COMMUNES).count() == 32
        answering = trees.answering_for(district, TODAY)
        assert len(answering) == 9
        assert body("vn-38") in answering
        assert names(trees.answering_for(body("vn-h397-dan-luc"), TODAY)) == ["Xã Triệu Sơn"]

    def test_lam_thao_had_twelve(self) -> None:
        assert trees.below([body("vn-h237")], GOVERNMENT, IN_2023, kinds=COMMUNES).count() == 12
        assert len(trees.answering_for(body("vn-h237"), TODAY)) == 5

    def test_departments_stand_with_their_offices_and_what_became_of_them(self) -> None:
        planning = body("ls-khdt")
        assert "Trung tâm Xúc tiến đầu tư" in names(trees.below([planning], GOVERNMENT, IN_2023))
        assert names(trees.answering_for(planning, TODAY)) == ["Sở Tài chính tỉnh Lạng Sơn"]
        assert [one.name for one in trees.above(planning, GOVERNMENT, IN_2023)][-1] == "Tỉnh Lạng Sơn"

    def test_groups_that_the_plans_name_are_resolved_as_of_a_day(self) -> None:
        found = {group.name: groups.members(group, IN_2023) for group in Group.objects.all()}
        assert found["Các xã, thị trấn"].count() == 34
        assert names(found["Các đoàn thể thuộc Trung tâm"]) == [
            "Chi đoàn Thanh niên Trung tâm Xúc tiến",
            "Công đoàn cơ sở Trung tâm Xúc tiến",
        ]
        members = found["Các đơn vị thành viên trong các Khối thi đua của huyện"]
        assert members.count() == 6 + 12
        assert body("lt-k1") not in members
        cluster = Group.objects.get(name="Các cơ quan trong Cụm thi đua TMTH")
        assert body("ls-khdt") in groups.members(cluster, IN_2023)
        assert body("ls-khdt") not in groups.members(cluster, TODAY)

    def test_a_cluster_s_lead_changes_with_the_year(self) -> None:
        leads = ClusterLead.objects.filter(cluster=body("ls-tmth"))
        assert [leads.on(date(year, 6, 1)).get().leader.code for year in (2025, 2026)] == ["ls-ngv", "ls-nv"]

    def test_members_of_a_council_are_people_in_a_role(self) -> None:
        from lantoa.accounts import demo as people

        people.load()
        assert set(Membership.objects.values_list("role", flat=True)) == set(Role)
        assert Membership.objects.get(role=Role.COUNCIL_MEMBER).body == body("th-hd")

    def test_everybody_stands_where_the_lines_say(self) -> None:
        fields = ("ancestor", "descendant", "tree", "depth", "inherited", "since", "until")
        before = sorted(Ancestry.objects.values_list(*fields))
        ancestry.rebuild_all()
        assert sorted(Ancestry.objects.values_list(*fields)) == before

    def test_actors_beyond_the_administration_stand_in_trees_of_their_own_and_people_act_for_them(self) -> None:
        """Plan S3, II.1: the whole political system and the people, not the administration alone."""
        party, front = body("ts-hu"), body("ts-mttq")
        assert names(trees.below([party], Tree.PARTY, IN_2023)) == ["Ban Tuyên giáo Huyện ủy Triệu Sơn"]
        assert len(trees.below([front], Tree.FRONT, IN_2023)) == 3
        for kind in (BodyKind.ARMED_FORCES, BodyKind.ENTERPRISE, BodyKind.VILLAGE, BodyKind.SCHOOL):
            one = founded(f"Đơn vị {kind.label}", kind, body("vn-x15664"), on=date(2026, 1, 1))
            officer = appointed(one, Role.OFFICER, since=date(2026, 1, 1))
            assert BODIES.answer(officer, "keep", one, day=TODAY)
            assert not BODIES.answer(officer, "keep", body("vn-x15664"), day=TODAY)

    def test_councils_stand_at_every_level(self) -> None:
        """Plan S3, IV.1.c."""
        above = [trees.above(body(code), GOVERNMENT, TODAY).last() for code in ("th-hd", "ts-xa-hd", "ld-xt-hd")]
        kinds = [one.kind for one in above if one]
        assert kinds == [BodyKind.PROVINCE, BodyKind.COMMUNE, BodyKind.SERVICE_UNIT]
