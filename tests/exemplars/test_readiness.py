"""What a dossier needs before others can rely on it is one rule, which the page puts into words."""

from __future__ import annotations

import pytest

from lantoa.evidence.queries.folders import told
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.operations import moving
from lantoa.exemplars.queries.readiness import Needed, readiness
from lantoa.exemplars.queries.screening import screenings_of
from lantoa.kit.actors import PLATFORM
from tests.exemplars.worlds import TODAY, Exemplars, entered, proposed
from tests.movements.worlds import reference
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def met(dossier: Dossier) -> dict[Needed, bool]:
    points = readiness(dossier, told(dossier.folder, PLATFORM), list(screenings_of(dossier)), TODAY)
    return {point.needed: point.met for point in points}


def test_a_new_dossier_lacks_what_nobody_has_entered_yet(world: Exemplars) -> None:
    bare = entered(world.commune, summary="")
    assert not any(met(bare)[needed] for needed in Needed if needed != Needed.HONESTY)
    fuller = met(entered(world.commune, "Y sĩ", field=reference("Y tế")))
    assert (fuller[Needed.SUMMARY], fuller[Needed.FIELD], fuller[Needed.PROOF]) == (True, True, False)
    assert list(fuller) == list(Needed)  # in the order in which it is done


def test_a_dossier_that_nobody_has_work_with_needs_nothing(world: Exemplars) -> None:
    refused = moving.refuse(proposed(world.commune), by=PLATFORM, at=NOON, reason="Chưa đủ")
    assert met(refused) == {}
