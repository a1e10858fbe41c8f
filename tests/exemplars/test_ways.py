"""What somebody sees is the same whether it is found by ids, as for few records, or row by row, as for many."""

from __future__ import annotations

import pytest
from django.db.models import Model

from lantoa.evidence.models import Claim, Folder
from lantoa.exemplars import ways
from lantoa.exemplars.models import Dossier, DuplicatePair, Milestone, Need
from lantoa.kit.access import may, visible
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Role
from tests.evidence.worlds import claimed
from tests.exemplars.test_passing_on import handed_on
from tests.exemplars.worlds import Exemplars, entered, introduced
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
ASKED = [
    *((Dossier, verb) for verb in ("view", "open", "keep", "decide")),
    *((model, "view") for model in (Milestone, Need, Folder, Claim, DuplicatePair)),
]


@pytest.fixture
def world() -> Exemplars:
    world = Exemplars()
    found = [handed_on(world), introduced(world.commune, world.district, "An"), entered(world.communes[1], "Bình")]
    Dossier.objects.filter(pk=found[0].pk).update(state="merged", merged_into=found[2])
    for dossier in found:
        claimed(dossier.folder)
        Need.objects.create(dossier=dossier, text="Thiếu vốn", recorded_at=NOON)
    DuplicatePair.objects.create(first=found[0], second=found[1], weight=5, found_at=NOON)
    Folder.objects.create(body=world.commune, opened_at=NOON)
    return world


@pytest.mark.parametrize(("model", "verb"), ASKED)
def test_both_forms_find_what_the_policy_says_of_each(
    world: Exemplars, model: type[Model], verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [appointed(body, Role.SECRETARY) for body in (*world.communes[:2], world.district, *world.offices[:1])]
    everything = list(model._default_manager.order_by("pk"))
    for actor in people:
        allowed = [each for each in everything if may(actor, verb, each)]
        for many in (ways.MANY, 1):
            monkeypatch.setattr(ways, "MANY", many)
            assert list(visible(actor, model._default_manager.order_by("pk"), verb)) == allowed
    assert list(visible(PLATFORM, model._default_manager.order_by("pk"), verb)) == everything
