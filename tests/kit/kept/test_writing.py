"""Which pages are told of what is written, by whatever kind of statement, and what a page is found to have read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from lantoa.evidence.models import Claim
from lantoa.evidence.operations import claims
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.kit.kept.reading import listening
from lantoa.kit.kept.writing import Writes
from lantoa.movements.models import Field
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier() -> Dossier:
    return entered(Exemplars().commune, "Lê Thị Mận")


@pytest.fixture
def claim(dossier: Dossier) -> Claim:
    return claims.add(dossier.folder, Said("Vận động 46 hộ"), by=PLATFORM, at=NOON)


@pytest.fixture
def written(settings, tmp_path) -> Callable[[Callable[[], Any]], set[str]]:
    """What an act tells of: the tags, without dropping anything."""
    settings.KEPT_PAGES = str(tmp_path)
    listener = next(each for each in connection.execute_wrappers if isinstance(each, Writes))

    def of(act: Callable[[], Any]) -> set[str]:
        listener.tags, listener.rows = set(), {}
        act()
        return listener.tags

    return of


def test_a_plain_table_is_told_as_a_whole(written) -> None:
    field = Field.objects.create(name="Nghề rừng")
    whole = {"movements_field", "movements_field:*"}
    assert written(field.save) == whole
    assert written(lambda: Field.objects.filter(name="Nghề rừng").update(name="Trồng rừng")) == whole
    assert written(lambda: Field.objects.bulk_create([Field(name="Y"), Field(name="Z")])) == whole
    assert written(lambda: Field.objects.filter(name="Z").delete()) >= whole


def test_reading_is_no_writing(written) -> None:
    assert written(lambda: list(Dossier.objects.all())) == set()


def test_a_row_of_a_busy_table_is_told_with_what_it_belongs_to(written, dossier, claim) -> None:
    assert written(claim.save) == {f"evidence_claim:{claim.pk}", "evidence_claim:*"}
    by_keys = written(lambda: Claim.objects.filter(pk__in=[claim.pk, 99]).update(text="x"))
    assert by_keys == {f"evidence_claim:{claim.pk}", "evidence_claim:99", "evidence_claim:*"}
    new = Claim(folder=dossier.folder, text="Y", written_at=NOON)
    told = written(lambda: new.save(force_insert=True))
    assert f"evidence_folder:{dossier.folder_id}" in told
    assert "evidence_claim" not in told


def test_a_statement_that_names_no_row_tells_of_the_whole_table(written, claim) -> None:
    whole = {"evidence_claim", "evidence_claim:*"}
    assert written(lambda: Claim.objects.filter(text__contains="hộ").update(text="x")) == whole
    assert written(lambda: Claim.objects.filter(proofs=None, pk=claim.pk).update(text="x")) >= {"evidence_claim:*"}

    def by_hand() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE evidence_claim SET text = 'y'")
            cursor.executemany("UPDATE evidence_claim SET text = %s", [["z"], ["w"]])

    assert written(by_hand) == whole

    def by_an_unusual_statement() -> None:
        with connection.cursor() as cursor:
            cursor.execute("WITH x AS (SELECT 1) UPDATE evidence_claim SET text = 'y'")

    assert written(by_an_unusual_statement) == whole


def test_what_was_rolled_back_is_not_told_and_what_comes_after_is(
    written, claim, django_capture_on_commit_callbacks
) -> None:
    connection.run_on_commit.clear()

    def broken_off() -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            claim.save()
            1 / 0  # noqa: B018

    with django_capture_on_commit_callbacks() as hooks:
        written(broken_off)
    assert hooks == []
    with django_capture_on_commit_callbacks() as hooks:
        written(claim.save)
        claim.save()
    assert len(hooks) == 1


def test_a_page_that_shows_a_dossier_is_told_of_what_is_written_to_its_folder(dossier, claim) -> None:
    with listening() as read:
        Dossier.objects.get(pk=dossier.pk)
        Claim.objects.filter(folder=dossier.folder_id).count()
    assert {f"exemplars_dossier:{dossier.pk}", f"evidence_folder:{dossier.folder_id}"} <= read
    assert {"exemplars_dossier", "evidence_claim"} <= read
    assert "evidence_claim:*" not in read


def test_a_page_that_only_counts_rows_is_told_of_each(claim) -> None:
    with listening() as read:
        Claim.objects.count()
    assert "evidence_claim:*" in read


def test_a_row_loaded_without_what_it_belongs_to_makes_the_page_depend_on_all(claim) -> None:
    with listening() as read:
        list(Claim.objects.only("text"))
    assert {f"evidence_claim:{claim.pk}", "evidence_claim:*"} <= read
