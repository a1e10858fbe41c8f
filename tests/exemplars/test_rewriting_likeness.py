"""Keys of likeness are drawn anew after an upgrade of the library; dossiers are made up for trying out."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lantoa.exemplars.models import Dossier, DuplicatePair, LikenessKey
from lantoa.exemplars.operations import likeness
from lantoa.exemplars.pair_states import PairState
from lantoa.kit.actors import PLATFORM
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
TEXT = "Vận động 46 hộ hiến đất mở rộng đường liên thôn trong ba năm."


def test_keys_are_drawn_anew_and_what_was_said_of_two_stands() -> None:
    world = Exemplars()
    first, second = (entered(world.commune, "Lê Thị Mận", summary=TEXT) for _each in range(2))
    pair = DuplicatePair.objects.get(first=first, second=second)
    likeness.dismiss(pair, by=PLATFORM, at=NOON)
    kept = set(LikenessKey.objects.values_list("dossier", "hash"))
    LikenessKey.objects.update(hash=1)
    said = StringIO()
    call_command("rewrite_likeness", stdout=said)
    assert set(LikenessKey.objects.values_list("dossier", "hash")) == kept
    assert said.getvalue() == "2 dossiers\n"
    assert DuplicatePair.objects.get().state == PairState.DISMISSED


def generated(*, seed: int, dossiers: int = 12) -> list[tuple[str, str]]:
    said = StringIO()
    call_command("generate_exemplars", seed=seed, dossiers=dossiers, stdout=said)
    assert said.getvalue() == f"{dossiers} dossiers\n"
    return list(Dossier.objects.order_by("pk").values_list("name", "summary"))[-dossiers:]


def test_the_same_seed_makes_up_the_same_dossiers() -> None:
    Exemplars()
    first, again, other = generated(seed=3), generated(seed=3), generated(seed=4)
    assert len(first) == 12
    assert first == again != other
    assert LikenessKey.objects.exists()


def test_made_up_dossiers_need_a_commune_and_never_come_into_production(settings: pytest.FixtureRequest) -> None:
    with pytest.raises(CommandError):
        call_command("generate_exemplars", dossiers=1)
    Exemplars()
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    with pytest.raises(CommandError):
        call_command("generate_exemplars", dossiers=1)
    assert not Dossier.objects.exists()
