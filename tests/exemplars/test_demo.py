"""The demo tells of sixty exemplars of all kinds, at every stage, and can be loaded as often as one likes."""

from datetime import UTC, datetime

import pytest

from lantoa.exemplars import demo, demo_pages
from lantoa.exemplars.models import Dossier, Kind, Release
from lantoa.exemplars.queries.releasing import lacks
from lantoa.exemplars.states import DossierState
from lantoa.organisations.models import BodyKind
from tests.organisations.worlds import founded

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 28, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _the_bodies_of_the_list() -> None:
    province = founded("Tỉnh Thanh Hóa", BodyKind.PROVINCE)
    for code in sorted({row["body"] for row in demo.rows()}):
        body = founded(f"Xã {code}", under=province)
        body.code = code
        body.save()


def test_sixty_exemplars_of_all_kinds_stand_where_the_list_says() -> None:
    demo.load(at=NOW)
    assert Dossier.objects.count() == 60
    assert set(Dossier.objects.values_list("kind", flat=True)) == set(Kind.values)
    states = set(Dossier.objects.values_list("state", flat=True))
    assert states == set(DossierState.values) - {DossierState.RETURNED, DossierState.MERGED}
    assert Dossier.objects.get(name="Mai Thị Soan").folder.claims.get().figure == "4 năm"
    assert not Dossier.objects.filter(field=None).exists()


def test_loading_again_adds_nothing() -> None:
    demo.load(at=NOW)
    demo.load(at=NOW)
    assert Dossier.objects.count() == 60


def test_the_public_pages_lack_nothing_and_are_told_once() -> None:
    for _again in range(2):
        demo.load(at=NOW)
        demo_pages.load(at=NOW)
    pages = Release.objects.filter(entry__isnull=False)
    assert pages.count() == len(list(demo_pages.rows()))
    assert not [lack for page in pages for lack in lacks(page)]
