"""The list screen: reach, filters, order, columns, views, pages."""

import pytest
from django.utils.timezone import localdate

from lantoa.desk.lists import pages
from lantoa.desk.models import SavedView
from tests.desk.app.models import Errand

LIST = "/desk/errands/"


def titles(answer) -> list[str]:
    return [row["record"].title for row in answer.context["rows"]]


def test_a_list_shows_what_is_in_reach_and_nothing_else(client, errand, elsewhere) -> None:
    errand("Của ta")
    errand("Của người", body=elsewhere)
    answer = client.get(LIST)
    assert titles(answer) == ["Của ta"]
    assert "Của người" not in answer.content.decode()


def test_a_list_costs_the_same_for_any_length(client, errands, queries_of) -> None:
    errands(1)
    client.get(LIST)
    one = queries_of(lambda: client.get(LIST))
    errands(2)
    assert queries_of(lambda: client.get(LIST)) == one <= 15


@pytest.mark.parametrize("text", ["dai hoi", "Đại Hội", "hoi  ĐẠI"])
def test_search_finds_words_with_or_without_accents(text, client, errand) -> None:
    errand("Danh sách dự Đại hội")
    errand("Báo cáo năm")
    assert titles(client.get(LIST, {"q": text})) == ["Danh sách dự Đại hội"]


def test_filters_stand_in_the_address_and_narrow_together(client, errand) -> None:
    errand("Muộn", due="2026-11-01")
    errand("Sớm", due="2026-12-31")
    errand("Xong", due="2026-12-31", state="done")
    assert titles(client.get(LIST, {"state": "open", "due_from": "01/12/2026"})) == ["Sớm"]
    assert titles(client.get(LIST, {"late": "on"})) == ["Muộn"]


def test_a_filter_value_that_nobody_knows_narrows_nothing_and_is_told(client, errand) -> None:
    errand("Một")
    answer = client.get(LIST, {"state": "sleeping", "due_from": "hôm qua"})
    assert titles(answer) == ["Một"]
    assert set(answer.context["view"].filter_form.errors) == {"state", "due_from"}


def test_a_column_can_be_sorted_both_ways(client, errand) -> None:
    errand("B")
    errand("A")
    assert titles(client.get(LIST, {"order": "title"})) == ["A", "B"]
    assert titles(client.get(LIST, {"order": "-title"})) == ["B", "A"]
    assert titles(client.get(LIST, {"order": "body__folded_name; drop"})) == ["B", "A"]  # its own order: by due day, id


def test_columns_are_chosen_in_the_address(client, errand) -> None:
    errand(note="Đã họp")
    assert "Đã họp" not in client.get(LIST).content.decode()
    assert "Đã họp" in client.get(LIST, {"columns": ["title", "note"]}).content.decode()


def test_pages_follow_one_another_without_repeating(client, errands) -> None:
    errands(pages.SIZE + 2)
    first, second = client.get(LIST), client.get(LIST, {"page": "2"})
    assert len({*titles(first), *titles(second)}) == pages.SIZE + 2
    assert (first.context["found"].has_next, second.context["found"].has_next) == (True, False)


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "²", ""])
def test_a_page_that_cannot_be_is_the_first(page, client, errand) -> None:
    errand("Một")
    assert titles(client.get(LIST, {"page": page})) == ["Một"]


def test_counting_stops_where_it_tells_nothing(client, errands, monkeypatch) -> None:
    monkeypatch.setattr(pages, "COUNTED", 2)
    errands(3)
    found = client.get(LIST).context["found"]
    assert (found.total, found.capped) == (2, True)


def test_an_empty_list_says_what_to_do(client) -> None:
    page = client.get(LIST).content.decode()
    assert "Việc được giao cho đơn vị sẽ hiện ở đây." in page
    assert "/desk/errands/add/" in page


def test_a_view_is_saved_found_again_and_forgotten(client, officer, errand) -> None:
    errand("Một")
    client.post(f"{LIST}?state=open&page=2", {"save_view": " Đang làm "})
    view = SavedView.objects.get()
    assert (view.person, view.name, view.query) == (officer, "Đang làm", "state=open")
    assert "Đang làm</a>" in client.get(LIST).content.decode()
    client.post(LIST, {"forget_view": str(view.pk)})
    assert not SavedView.objects.exists()


def test_a_view_of_somebody_else_is_neither_shown_nor_forgotten(client, colleague, sign_in) -> None:
    sign_in(colleague).post(LIST, {"save_view": "Của Cúc"})
    view = SavedView.objects.get()
    client.post(LIST, {"forget_view": str(view.pk)})
    assert "Của Cúc" not in client.get(LIST).content.decode()
    assert SavedView.objects.filter(pk=view.pk).exists()


def test_a_stranger_is_sent_to_sign_in(db, django_user_model) -> None:
    from django.test import Client

    assert Client().get(LIST).status_code == 302


def test_a_deadline_says_how_far_away_it_is(client, errand) -> None:
    errand(due=localdate())
    assert "Hôm nay" in client.get(LIST).content.decode().replace("\xa0", " ")
    assert Errand.objects.count() == 1
