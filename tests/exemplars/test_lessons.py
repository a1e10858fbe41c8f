"""What others learn is found without accents, in every programme, the best first, and by nobody who may not see it."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.exemplars.models import Impact
from lantoa.exemplars.queries.lessons import ranked, with_lessons
from lantoa.organisations.models import Role
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
LIST = "/desk/exemplars/lessons/"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def learned(world: Exemplars, name: str, lessons: str, place: int = 0) -> Impact:
    dossier = entered(world.communes[place], name)
    return Impact.objects.create(dossier=dossier, on=date(2026, 9, 1), effect="Tốt", lessons=lessons, recorded_at=NOON)


def found(text: str) -> list[str]:
    return [impact.dossier.name for impact in ranked(with_lessons(), text).order_by("-rank", "pk")]


def test_lessons_are_found_without_accents_and_ranked(world: Exemplars) -> None:
    learned(
        world, "Một lần", "Phải công khai sổ sách và họp dân nhiều lần trước khi làm, vì dân có tin thì mới góp đất."
    )
    learned(world, "Nhiều lần", "Họp dân, họp dân và họp dân.")
    learned(world, "Chuyện khác", "Giữ giống chè cũ.")
    learned(world, "Không có bài học", "")
    assert found("hop dan") == ["Nhiều lần", "Một lần"]
    assert found("HỌP dâ") == ["Nhiều lần", "Một lần"]
    assert found("chè") == ["Chuyện khác"]
    assert found("họp chè") == []
    assert found("' OR \" * ( :") == []


def test_a_lesson_is_found_as_it_stands_now(world: Exemplars) -> None:
    impact = learned(world, "Một", "Giữ giống chè cũ.")
    impact.lessons = "Họp dân trước."
    impact.save()
    assert (found("che"), found("hop")) == ([], ["Một"])
    impact.delete()
    assert found("hop") == []


def test_the_list_shows_what_is_in_reach(world: Exemplars) -> None:
    learned(world, "Bà Mận", "Họp dân nhiều lần.")
    learned(world, "Ở xã khác", "Họp dân một lần.", place=1)
    client = signed_in(world.commune, Role.OFFICER)
    for query in ("", "?q=hop+dan", "?q=hop&year=2026", "?q=hop&order=on"):
        page = client.get(LIST + query).content.decode()
        assert "Bà Mận" in page, query
        assert "Ở xã khác" not in page, query
    assert "Bà Mận" not in client.get(f"{LIST}?q=che").content.decode()
    above = signed_in(world.district, Role.OFFICER).get(f"{LIST}?q=hop").content.decode()
    assert "Bà Mận" in above
    assert "Ở xã khác" in above
