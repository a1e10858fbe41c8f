"""Quota and share: counted with the figures, told, asked for a reason, or refused, as the catalogue marks it."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from lantoa.exemplars.models import PostClass
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Role
from lantoa.recognition.models import Award, AwardRound, Proposal
from lantoa.recognition.operations import catalogue, proposals, rounds
from lantoa.recognition.proposal_states import ProposalState
from lantoa.recognition.queries.limits import limits_of
from tests.exemplars.worlds import entered
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON
from tests.recognition.proposal_worlds import Proposing, award

HOLDS = {"limit_effect": "refused", "limit_certainty": "verified", "limit_article": "Điều 9.3"}


def ready(world: Proposing, *names: str, **said: Any) -> list[Proposal]:
    return [world.appraised(entered(world.commune, name, **said)) for name in names]


def laid(proposal: Proposal, reason: str = "") -> Proposal:
    return proposals.lay_before_council(proposal, by=PLATFORM, at=NOON, reason=reason)


@pytest.mark.django_db
class TestCounting:
    def test_a_quota_is_refused_with_the_rule_and_the_figures(self) -> None:
        award(quota=1, **HOLDS)
        first, second = ready(Proposing(), "Lò Văn Phúc", "Hà Thị Cúc")
        laid(first)
        with pytest.raises(MoveRefused, match=r"1 .*2026.*2.*Điều 9\.3"):
            laid(second)
        proposals.take_from_council(first, by=PLATFORM, at=NOON, reason="Rút")
        assert laid(second).state == ProposalState.BEFORE_COUNCIL

    def test_where_the_catalogue_asks_for_a_reason_one_is_enough(self) -> None:
        award(quota=1, **HOLDS | {"limit_effect": "reason"})
        first, second = ready(Proposing(), "Lò Văn Phúc", "Hà Thị Cúc")
        laid(first)
        with pytest.raises(MoveRefused):
            laid(second)
        assert laid(second, "Tỉnh cho thêm một người").state == ProposalState.BEFORE_COUNCIL

    @pytest.mark.parametrize("certainty", ["unverified", "old"])
    def test_what_nobody_verified_is_told_and_stops_nobody(self, certainty: str) -> None:
        award(quota=1, **HOLDS | {"limit_certainty": certainty})
        first, second = ready(Proposing(), "Lò Văn Phúc", "Hà Thị Cúc")
        laid(first)
        assert [each.is_kept for each in limits_of(second)] == [False]
        assert laid(second).state == ProposalState.BEFORE_COUNCIL

    def test_passing_up_takes_a_place_as_well(self) -> None:
        award(quota=1, **HOLDS)
        world = Proposing()
        first, second = ready(world, "Lò Văn Phúc", "Hà Thị Cúc")
        proposals.pass_up(first, world.province, by=PLATFORM, at=NOON)
        with pytest.raises(MoveRefused):
            proposals.pass_up(second, world.province, by=PLATFORM, at=NOON)

    def test_a_share_is_of_as_many_as_the_round_says(self) -> None:
        award(share_percent=15, **HOLDS)
        world = Proposing()
        first, second = ready(world, "Lò Văn Phúc", "Hà Thị Cúc")
        assert [each.is_kept for each in limits_of(first)] == [None]
        rounds.change_round(world.round, {"eligible": 13}, [], by=PLATFORM, at=NOON)
        laid(Proposal.objects.get(pk=first.pk))
        with pytest.raises(MoveRefused, match="15% .*13"):
            laid(Proposal.objects.get(pk=second.pk))

    def test_a_share_is_of_those_who_have_another_award_in_the_year(self) -> None:
        award(share_percent=50, share_of=["BIEU_DUONG"], **HOLDS)
        world = Proposing()
        (mine,) = ready(world, "Lò Văn Phúc")
        base = award("BIEU_DUONG")
        world.drafted(entered(world.commune, "A Một"), award=base)
        with pytest.raises(MoveRefused):
            laid(mine)
        world.drafted(entered(world.commune, "A Hai"), award=base)
        assert laid(mine).state == ProposalState.BEFORE_COUNCIL

    def test_leaders_wait_until_enough_who_work_directly_are_on_the_list(self) -> None:
        award(direct_percent=50, **HOLDS)
        world = Proposing()
        (leader,) = ready(world, "Lò Văn Phúc", post_class=PostClass.OTHER_LEADER)
        with pytest.raises(MoveRefused, match="50%"):
            laid(leader)
        ready(world, "Hà Thị Cúc", post_class=PostClass.DIRECT_WORKER)
        assert laid(leader).state == ProposalState.BEFORE_COUNCIL

    def test_another_year_and_another_award_are_no_matter(self) -> None:
        award(quota=1, **HOLDS)
        world = Proposing()
        first, second, third = ready(world, "Lò Văn Phúc", "Hà Thị Cúc", "Vàng Thị Mỷ")
        laid(first)
        Proposal.objects.filter(pk=second.pk).update(award=award("BIEU_DUONG"))
        assert laid(Proposal.objects.get(pk=second.pk)).state == ProposalState.BEFORE_COUNCIL
        AwardRound.objects.update(year=2025)
        Proposal.objects.filter(pk=first.pk).update(state=ProposalState.WITHDRAWN)
        assert laid(Proposal.objects.get(pk=third.pk)).state == ProposalState.BEFORE_COUNCIL

    def test_the_page_tells_the_figures_before_the_button_is_pressed(self) -> None:
        award(quota=1, **HOLDS)
        world = Proposing()
        first, second = ready(world, "Lò Văn Phúc", "Hà Thị Cúc")
        laid(first)
        page = signed_in(world.district, Role.OFFICER).get(reverse("recognition:proposal", args=[second.pk]))
        assert limits_of(second)[0].rule in page.content.decode()

    def test_a_share_of_an_award_that_nobody_knows_is_refused(self) -> None:
        with pytest.raises(ValidationError) as refusal:
            catalogue.change_award(award(), {"share_of": ["XYZ"]}, by=PLATFORM, at=NOON)
        assert "share_of" in refusal.value.message_dict


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
def test_two_people_at_once_do_not_both_take_the_last_place() -> None:
    award(quota=1, **HOLDS)
    both, results = ready(Proposing(), "Lò Văn Phúc", "Hà Thị Cúc"), []
    begin = threading.Barrier(2, timeout=10)

    def lay(proposal: Proposal) -> None:
        try:
            begin.wait()
            laid(proposal)
            results.append("laid")
        except MoveRefused:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=lay, args=[each]) for each in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["laid", "refused"]
    assert Award.objects.get(code="GK_XA").quota == 1
