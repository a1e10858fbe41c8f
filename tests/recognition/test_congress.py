"""Delegates to a congress are chosen from the register of exemplars, in a round of their own."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from lantoa.organisations.models import Role
from lantoa.recognition.models import Proposal, RoundForm
from tests.exemplars.worlds import entered, recognised
from tests.organisations.desk import signed_in
from tests.recognition.proposal_worlds import Proposing, held

pytestmark = pytest.mark.django_db
LIST = "/desk/recognition/proposals/?form=congress"


def test_the_list_of_delegates_comes_from_the_register(db: None) -> None:
    world = Proposing()
    congress = held(world.district, RoundForm.CONGRESS)
    recognised(world.commune, "Vũ Văn Hai")
    delegate = world.drafted(recognised(world.commune, "Hà Thị Sen"), round=congress)
    world.drafted(entered(world.commune, "Người được khen"))  # for the award of the year, not as a delegate
    client = signed_in(world.commune, Role.OFFICER)
    found: Any = client.get(LIST)
    assert [each.pk for each in found.context_data["found"].records] == [delegate.pk]
    answer: Any = client.get(f"{LIST}&export=xlsx&columns=name&columns=proposed_by")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert rows[1:] == [("Hà Thị Sen", world.commune.name)]


def test_one_is_delegate_and_honoured_by_the_award_of_the_year(db: None) -> None:
    world = Proposing()
    world.drafted()
    world.drafted(round=held(world.district, RoundForm.CONGRESS))
    assert set(Proposal.objects.values_list("round__form", flat=True)) == {"yearly", "congress"}
