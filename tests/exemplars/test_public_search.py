"""Public pages are found without accents, by place at every level and by facet, page by page."""

from __future__ import annotations

import pytest

from lantoa.exemplars.models import Dossier, Kind, Rung, SearchEntry
from lantoa.exemplars.operations import moving, releasing
from lantoa.exemplars.operations.indexing import place_again
from lantoa.exemplars.operations.moving import Recognised
from lantoa.exemplars.queries.public import places_above, places_below, places_named
from lantoa.exemplars.queries.search import LISTED, Asked, search
from lantoa.exemplars.release_states import ReleaseState
from lantoa.kit.actors import PLATFORM
from lantoa.kit.finding import looking
from lantoa.movements.models import Field
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided
from tests.exemplars.pages import released
from tests.exemplars.worlds import ON, TODAY, Exemplars
from tests.organisations.worlds import MERGED, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def names(**asked: object) -> list[str]:
    return [page.dossier.name for page in search(Asked(**asked)).releases]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hiến đất", True),
        ("hien dat", True),
        ("HIEN  ĐẤT,", True),
        ("dat hi", True),  # the last word need only begin so
        ("dat h", True),  # with one letter somebody is about to type a word
        ("hie dat", False),  # the others are whole
        ("duon", True),
        ("tinh", True),
        ("trồng rừng", False),
        ("'; DROP TABLE exemplars_searchentry; --", False),
        ('" OR *', False),
        ("k:individual", False),
    ],
)
def test_words_are_found_without_accents_and_the_last_as_it_is_typed(world, typed, found) -> None:
    released(world.commune, "Lý Văn Tính", headline="Hiến đất mở đường", text="Gia đình hiến 1.240 m² đất vườn.")
    released(world.commune, "Lê Thị Mận")
    assert names(text=typed) == (["Lý Văn Tính"] if found else [])


def test_the_newest_come_first_and_all_when_nothing_is_asked(world) -> None:
    for name in ("A", "B", "C"):
        released(world.commune, name)
    assert names() == ["C", "B", "A"]
    assert search(Asked()).hits.number == 3


def test_a_place_has_what_lies_below_it_at_every_level(world) -> None:
    released(world.communes[0], "Ở Dân Lực")
    released(world.offices[1], "Ở văn phòng Dân Lý")
    assert names(place=world.communes[0].pk) == ["Ở Dân Lực"]
    assert names(place=world.communes[1].pk) == ["Ở văn phòng Dân Lý"]
    assert names(place=world.district.pk) == names(place=world.province.pk) == ["Ở văn phòng Dân Lý", "Ở Dân Lực"]
    assert names(place=world.communes[2].pk) == []
    assert names(place=world.province.pk, text="van phong") == ["Ở văn phòng Dân Lý"]


def test_facets_narrow_together(world) -> None:
    field = Field.objects.filter(body=None).first()
    released(world.commune, "Một", field=field)
    released(world.commune, "Hai", kind=Kind.COLLECTIVE, field=field)
    released(world.commune, "Ba", kind=Kind.COLLECTIVE)
    assert names(kind=Kind.COLLECTIVE) == ["Ba", "Hai"]
    assert names(kind=Kind.COLLECTIVE, field=field.pk) == ["Hai"]
    assert names(kind=Kind.COLLECTIVE, field=field.pk, year=2026, text="huu co") == ["Hai"]
    assert names(field=field.pk, year=2025) == []


def test_what_is_not_shown_is_not_found(world) -> None:
    page = released(world.commune, "Trần Kín Tiếng")
    assert names(text="tran kin tieng") == ["Trần Kín Tiếng"]
    claims = list(page.claims.all())
    releasing.write(
        page.dossier, releasing.Page("Một người gác tàu", "Ba mươi năm gác tàu.", [], claims), by=PLATFORM, at=NOON
    )
    assert names(text="tran kin tieng") == []
    assert names(text="gac tau") == ["Trần Kín Tiếng"]


def test_a_page_that_was_taken_back_is_found_no_more_and_is_the_newest_when_it_returns(world) -> None:
    first, _second = released(world.commune, "Một"), released(world.commune, "Hai")
    gone = releasing.take_back(first, by=PLATFORM, at=NOON, reason="Viết lại")
    assert names() == names(text="huu co") == ["Hai"]
    releasing.release_again(gone, by=PLATFORM, at=NOON)
    assert names() == names(text="huu co") == ["Một", "Hai"]


def _refused(dossier: Dossier) -> Dossier:
    return moving.refuse(dossier, by=PLATFORM, at=NOON, reason="Khai không đúng")


def _withdrawn(dossier: Dossier) -> Dossier:
    told = Recognised(Rung.COMMUNE, ON, "12/QĐ-UBND")
    known = moving.recognise(moving.propose(dossier, by=PLATFORM, at=NOON), told, by=PLATFORM, at=NOON)
    return moving.withdraw(known, document="3/QĐ-UBND", reason="Khai không đúng", by=PLATFORM, at=NOON)


@pytest.mark.parametrize("end", [_refused, _withdrawn])
def test_who_is_refused_or_withdrawn_is_found_no_more_at_once(world, end) -> None:
    gone, _stays = released(world.commune, "Một"), released(world.commune, "Hai")
    end(gone.dossier)
    assert names() == names(text="huu co") == ["Hai"]
    assert search(Asked()).hits.number == 1
    assert not SearchEntry.objects.filter(release=gone).exists()
    gone.refresh_from_db()
    assert gone.state == ReleaseState.TAKEN_BACK


@pytest.mark.parametrize("text", ["", "huu co"])
@pytest.mark.parametrize("newest", [5_000, 4])
def test_pages_follow_each_other_without_gap_or_repetition(world, monkeypatch, text, newest) -> None:
    """However far PostgreSQL looks before it asks its index."""
    monkeypatch.setattr(looking, "NEWEST", newest)
    wanted = LISTED + 3
    for number in range(wanted):
        released(world.commune, f"Số {number}")
    first = search(Asked(text=text))
    assert len(first.releases) == LISTED
    second = search(Asked(text=text, before=first.next_before))
    assert second.next_before == 0
    found = [page.dossier.name for page in (*first.releases, *second.releases)]
    assert found == [f"Số {number}" for number in reversed(range(wanted))]


def test_counting_ends_somewhere(world, monkeypatch) -> None:
    monkeypatch.setattr(looking, "COUNTED", 2)
    for name in "ABCD":
        released(world.commune, name)
    found = search(Asked(text="huu"))
    assert (found.hits.number, found.hits.is_more) == (2, True)


def test_after_a_merger_the_new_place_has_the_old_pages(world) -> None:
    released(world.communes[0], "Ở Dân Lực")
    place = search(Asked(place=world.communes[1].pk))
    assert place.hits.number == 0
    changes.merge([world.communes[0]], world.communes[1], decided=Decided(MERGED), by=PLATFORM, at=NOON)
    assert place_again(SearchEntry.objects.all(), TODAY) == 1
    assert names(place=world.communes[1].pk) == ["Ở Dân Lực"]
    assert names(place=world.communes[1].pk, text="huu co") == ["Ở Dân Lực"]


def test_places_know_what_is_above_and_below_them(world) -> None:
    released(world.communes[0], "Ở Dân Lực")
    assert [each.name for each in places_above(world.communes[0], TODAY)] == ["Tỉnh Thanh Hóa", "Huyện Triệu Sơn"]
    assert places_below(None, TODAY) == [world.province]
    assert places_below(world.district, TODAY) == [world.communes[0]]
    assert world.communes[1] in places_named("dan ly", TODAY)


def test_the_index_keeps_step_when_many_rows_are_written_or_deleted_at_once(world) -> None:
    for name in "ABC":
        released(world.commune, name)
    SearchEntry.objects.update(words="khac")
    assert (names(text="huu co"), names(text="khac")) == ([], ["C", "B", "A"])
    SearchEntry.objects.all().delete()
    assert names(text="khac") == []
