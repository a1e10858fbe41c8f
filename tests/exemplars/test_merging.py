"""Two dossiers become one, with everything from both; whoever comes second is told; it can be undone."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from lantoa.exemplars.models import Dossier, DuplicatePair
from lantoa.exemplars.operations import dossiers, merging
from lantoa.exemplars.queries.dossiers import life_of
from lantoa.exemplars.queries.pairs import standing
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Role
from tests.exemplars.worlds import Exemplars, entered, recognised
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


def paired(world: Exemplars) -> DuplicatePair:
    """One that was honoured, and one that somebody entered again, who told of another honour."""
    recognised(world.commune, born_year=1960, earlier_honours="Giấy khen 2019")
    entered(world.commune, "Bà Lê Thị Mân", born_year=1960, earlier_honours="Bằng khen 2021")
    return DuplicatePair.objects.select_related("first", "second").get()


def test_the_one_that_stays_tells_of_both(world: Exemplars) -> None:
    pair = paired(world)
    kept = merging.merge_pair(pair, stays=pair.first_id, by=world.officer, at=NOON, reason="Một người")
    ended = Dossier.objects.get(pk=pair.second_id)
    assert (ended.state, ended.merged_into) == (DossierState.MERGED, kept)
    assert {each.dossier_id for each in life_of(kept)} == {pair.first_id, pair.second_id}
    assert not standing().exists()
    again = dossiers.separate(ended, by=world.officer, at=NOON)
    assert (again.state, again.merged_into) == (DossierState.FOUND, None)
    assert {each.dossier_id for each in life_of(kept)} == {pair.first_id}
    assert standing().get() == pair


def test_both_honours_are_shown_before_anybody_decides(world: Exemplars) -> None:
    pair = paired(world)
    client = signed_in(world.commune, Role.OFFICER)
    page = client.get(f"/desk/exemplars/duplicates/{pair.pk}/").content.decode()
    for honour in ("Giấy khen 2019", "Bằng khen 2021", "12/QĐ-UBND"):
        assert honour in page
    address = f"/desk/exemplars/duplicates/{pair.pk}/merge/"
    assert client.post(address, {"stays": "999999"}).status_code == 422
    answer = client.post(address, {"stays": pair.first_id, "reason": "Một người"})
    assert answer["Location"] == f"/desk/exemplars/{pair.first_id}/"
    assert client.post(address, {"stays": pair.second_id}).status_code == 422


def test_only_who_writes_in_both_merges(world: Exemplars) -> None:
    entered(world.commune, born_year=1960)
    entered(world.communes[1], born_year=1960)
    pair = DuplicatePair.objects.get()
    with pytest.raises(Refused):
        merging.merge_pair(pair, stays=pair.first_id, by=world.officer, at=NOON)
    with pytest.raises(Refused):
        merging.merge_pair(pair, stays=pair.first_id, by=world.above_officer, at=NOON)


def test_a_dossier_that_ended_takes_nothing_in(world: Exemplars) -> None:
    pair = paired(world)
    third = entered(world.commune, "Lê Thị Mận", born_year=1960)
    merging.merge_pair(pair, stays=pair.first_id, by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        merging.merge_pair(pair, stays=pair.first_id, by=PLATFORM, at=NOON)
    # `pair.second` was read before: what counts is the row as it is now.
    with pytest.raises(ValidationError):
        dossiers.merge(third, into=pair.second, by=PLATFORM, at=NOON)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory does not wait for its lock")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_at_once_the_first_one_wins(world: Exemplars) -> None:
    """Crosswise, which would leave two dossiers that ended in each other."""
    pair = paired(world)
    start, outcome = Barrier(2), list[str]()

    def merges(stays: int) -> None:
        mine = DuplicatePair.objects.select_related("first", "second").get(pk=pair.pk)
        start.wait()
        try:
            merging.merge_pair(mine, stays=stays, by=PLATFORM, at=NOON)
            outcome.append("merged")
        except (MoveRefused, ValidationError):
            outcome.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=merges, args=[stays]) for stays in (pair.first_id, pair.second_id)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome) == ["merged", "refused"]
    assert Dossier.objects.filter(state=DossierState.MERGED).count() == 1


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()
