"""My work: what is due, what waits, the number in the menu, and handing it all over."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils.timezone import localdate, now

from lantoa.desk import work
from lantoa.desk.distances import distance, waited
from lantoa.kit.actors import PLATFORM
from tests.desk.app.models import Errand

DAY = date(2026, 11, 23)
LIST = "/desk/errands/"
NUMBER = "đang mở: </span>{}</b>"


def sentences(items) -> list[str]:
    return [item.sentence for item in items]


def test_work_is_parted_into_overdue_coming_and_waiting(officer, errand) -> None:
    errand("Sau", owner=officer, due=DAY + timedelta(days=5))
    errand("Muộn", owner=officer, due=DAY - timedelta(days=1))
    errand("Nay", owner=officer, due=DAY)
    errand("Chờ", owner=officer, note="chờ")
    errand("Của người")
    found = work.open_work_of(officer, on=DAY)
    parts = sentences(found.overdue), sentences(found.coming), sentences(found.waiting)
    assert parts == (["Muộn"], ["Nay", "Sau"], ["Chờ"])
    assert found.own == 3


def test_decisions_come_first_and_what_is_late_for_years_is_folded_away(client, officer, errand, monkeypatch) -> None:
    today = localdate()
    for title, days in (("Ba năm", 1100), ("Hôm kia", 2), ("Hôm qua", 1)):
        errand(title, owner=officer, due=today - timedelta(days=days))
    asked = work.WorkItem(sentence="Duyệt hồ sơ", url="/", verb="Duyệt", verb_url="/")
    source = type("Asked", (work.WorkSource,), {"name": "asked", "decides": True, "items": lambda *_said: [asked]})()
    monkeypatch.setattr(work, "_sources", work._sources | {"asked": source})
    found = work.for_today(work.open_work_of(officer, on=today), on=today)
    assert [sentences(part) for part in (found.deciding, found.late, found.ahead, found.long_late)] == [
        ["Duyệt hồ sơ"],
        ["Hôm qua", "Hôm kia"],
        [],
        ["Ba năm"],
    ]
    page = client.get("/desk/").content.decode()
    told = [page.index(words) for words in ("Chờ bạn quyết định", "Hôm qua", "Hôm kia", "Quá hạn hơn một năm (1)")]
    assert told == sorted(told)
    assert "đang mở: </span>4</b>" in page  # the number has all of them


def test_work_costs_the_same_however_much_it_is(officer, errand, queries_of) -> None:
    errand(owner=officer)
    one = queries_of(lambda: work.open_work_of(officer, on=DAY))
    for _more in range(3):
        errand(owner=officer)
    # One more: what is soon is a choice of programmes.
    assert queries_of(lambda: work.open_work_of(officer, on=DAY)) == one <= 3 + len(OTHERS)


OTHERS = set(work._sources) - {"errands", "drafts"}


def test_the_desk_opens_on_my_work_with_its_number_in_the_menu(client, officer, errand) -> None:
    errand("Muộn", owner=officer, due=localdate() - timedelta(days=6))
    errand("Chờ", owner=officer, note="chờ")
    page = client.get("/desk/").content.decode()
    assert "Quá 6 ngày" in page.replace("\xa0", " ")
    assert "đang mở: </span>1</b>" in page  # what waits for others is not counted


def test_no_page_waits_until_all_work_is_counted(client, officer, errand, queries_of) -> None:
    errand(owner=officer)
    page = client.get(LIST).content.decode()
    assert 'data-count-url="/desk/work-number/"' in page and "đang mở: </span></b>" in page
    asked = queries_of(lambda: (cache.clear(), client.get(LIST)))
    assert queries_of(lambda: client.get("/desk/work-number/")) >= len(work._sources)
    assert asked < queries_of(lambda: client.get(LIST)) + len(work._sources)


def test_the_number_is_kept_for_other_pages_and_counted_again_after_what_the_person_does(
    client, officer, errand
) -> None:
    errand(owner=officer)
    errand(owner=officer)
    assert client.get("/desk/work-number/").json() == {"number": 2}
    errand(owner=officer)  # somebody else's doing, which shows within a minute
    assert NUMBER.format(2) in client.get(LIST).content.decode()
    client.post("/desk/errands/0/drop/")  # whatever it came to
    client.get("/desk/work-number/")
    assert NUMBER.format(3) in client.get(LIST).content.decode()
    errand(owner=officer)
    assert NUMBER.format(4) in client.get("/desk/").content.decode()  # the page itself is never out of date
    assert NUMBER.format(4) in client.get(LIST).content.decode()


def test_nothing_to_do_is_a_calm_page_without_zeros(client) -> None:
    page = client.get("/desk/").content.decode()
    assert "Không còn việc nào chờ bạn" in page
    assert "side-count" not in page
    assert "Quá hạn" not in page


def test_everything_open_is_handed_over_at_once(officer, colleague, errand) -> None:
    errand(owner=officer)
    errand(owner=officer, state="done")
    moved = work.hand_over_all(officer, colleague, by=PLATFORM, at=now())
    assert moved["errands"] == 1
    assert Errand.objects.filter(owner=officer).count() == 1
    assert work.open_work_of(colleague, on=DAY).own == 1


def test_a_hand_over_that_fails_half_way_moves_nothing(officer, colleague, errand, monkeypatch) -> None:
    class Broken(work.WorkSource):
        name = "broken"

        def hand_over(self, *people: object, **said: object) -> int:
            raise RuntimeError

    errand(owner=officer)
    monkeypatch.setattr(work, "_sources", work._sources | {"broken": Broken()})
    with pytest.raises(RuntimeError):
        work.hand_over_all(officer, colleague, by=PLATFORM, at=now())
    assert Errand.objects.get().owner == officer


def test_two_sources_of_one_name_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="drafts"):
        work.register(type("Twice", (work.WorkSource,), {"name": "drafts"})())


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Hôm nay"), (1, "Còn 1 ngày"), (3, "Còn 3 ngày"), (-1, "Quá 1 ngày"), (-40, "Quá 40 ngày")]
)
def test_a_distance_is_said_as_an_officer_says_it(days, words) -> None:
    assert distance(DAY + timedelta(days=days), DAY) == words.replace(" ", "\xa0")


def test_waiting_is_counted_from_the_day_it_began() -> None:
    assert waited(DAY - timedelta(days=12), DAY) == "Chờ 12 ngày".replace(" ", "\xa0")
    assert waited(DAY, DAY) == "Từ hôm nay".replace(" ", "\xa0")
