"""Quota and share are counted once more when a decision is signed: what holds may have changed since the proposal."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Role
from lantoa.recognition.models import Award, Decision, Honour, Proposal
from lantoa.recognition.operations import decisions, honours
from tests.exemplars.worlds import proposed
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import SIGNED, Deciding, agreed, direct, drafted, signed

pytestmark = pytest.mark.django_db
HOLDS = {"limit_effect": "refused", "limit_certainty": "verified", "limit_article": "Điều 9.3"}


@pytest.fixture
def world() -> Deciding:
    return Deciding()


def limited(award: Award, **said: Any) -> None:
    """The catalogue changed after the proposals went ahead."""
    Award.objects.filter(pk=award.pk).update(**HOLDS | said)


def listed(world: Deciding, *proposals: Proposal) -> Decision:
    decision = drafted(world.commune)
    honours.put_on_list(decision, proposals, by=PLATFORM, at=NOON)
    return decision


def sign(decision: Decision, reason: str = "", number: str = "120/QĐ-UBND") -> Decision:
    return decisions.sign(decision, decisions.Signing(number, SIGNED, reason=reason), by=PLATFORM, at=NOON)


def test_a_quota_that_came_in_between_is_refused_and_nothing_is_signed(world: Deciding) -> None:
    decision = listed(world, agreed(world, world.merit), agreed(world, world.merit, "Hà Thị Cúc"))
    limited(world.merit, quota=1)
    with pytest.raises(ValidationError, match=r"Giấy khen.* 1 .*2026.*2.*Điều 9\.3"):
        sign(decision)
    decision.refresh_from_db()
    assert decision.state == "draft" and not Honour.objects.filter(state="valid").exists()
    honours.take_off(decision.honours.latest("pk"), by=PLATFORM, at=NOON)
    assert sign(decision).state == "signed"


def test_where_a_reason_is_enough_it_is_given_with_the_signing(world: Deciding) -> None:
    decision = listed(world, agreed(world, world.merit), agreed(world, world.merit, "Hà Thị Cúc"))
    limited(world.merit, quota=1, limit_effect="reason")
    with pytest.raises(ValidationError):
        sign(decision)
    assert sign(decision, reason="Tỉnh cho thêm một người").state == "signed"


@pytest.mark.parametrize("said", [{"limit_effect": "told"}, {"limit_certainty": "unverified"}])
def test_what_is_only_told_stops_no_signing(world: Deciding, said: dict[str, str]) -> None:
    decision = listed(world, agreed(world, world.merit), agreed(world, world.merit, "Hà Thị Cúc"))
    limited(world.merit, quota=1, **said)
    assert sign(decision).state == "signed"


def test_what_was_given_earlier_in_the_year_takes_its_place(world: Deciding) -> None:
    signed(world, agreed(world, world.merit))
    decision = listed(world, agreed(world, world.merit, "Hà Thị Cúc"))
    limited(world.merit, quota=1)
    with pytest.raises(ValidationError):
        sign(decision)


def test_what_still_lies_before_a_council_takes_none(world: Deciding) -> None:
    decision = listed(world, agreed(world, world.merit))
    Proposal.objects.filter(pk=agreed(world, world.merit, "Hà Thị Cúc").pk).update(state="before_council")
    limited(world.merit, quota=1)
    assert sign(decision).state == "signed"


def test_those_honoured_without_a_proposal_are_counted_too(world: Deciding) -> None:
    decision = drafted(world.commune, direct_reason="Việc làm dũng cảm")
    for name in ("Lê Thị Mận", "Hà Thị Cúc"):
        honours.put_on_directly(decision, direct(proposed(world.commune, name), world.merit), by=PLATFORM, at=NOON)
    limited(world.merit, quota=1)
    with pytest.raises(ValidationError):
        sign(decision)


def test_a_share_is_of_what_the_round_says_by_now(world: Deciding) -> None:
    decision = listed(world, agreed(world, world.merit), agreed(world, world.merit, "Hà Thị Cúc"))
    limited(world.merit, share_percent=50)
    world.round.eligible = 3
    world.round.save()
    with pytest.raises(ValidationError, match="50%"):
        sign(decision)
    world.round.eligible = 4
    world.round.save()
    assert sign(decision).state == "signed"


def test_the_page_says_what_to_do_and_keeps_what_was_typed(world: Deciding) -> None:
    decision = listed(world, agreed(world, world.merit), agreed(world, world.merit, "Hà Thị Cúc"))
    limited(world.merit, quota=1, limit_effect="reason")
    client = signed_in(world.commune, Role.SECRETARY)
    address = f"/desk/recognition/decisions/{decision.pk}/sign/"
    typed = {"number": "120", "on": f"{SIGNED:%d/%m/%Y}"}
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "Hãy ghi rõ lý do" in refused.content.decode() and 'value="120"' in refused.content.decode()
    assert client.post(address, typed | {"reason": "Tỉnh cho thêm một người"}).status_code == 302
