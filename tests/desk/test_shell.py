"""The frame: menu by stages, where the person stands, themes, and the actor of a request."""

import pytest
from django.contrib.auth.models import AnonymousUser

from lantoa.desk import menu, shell
from lantoa.desk.menu import MenuEntry, ShownEntry
from lantoa.desk.requests import actor_of
from lantoa.kit.actors import Actor

NOBODY = Actor(None)


def test_a_stage_without_anything_to_use_is_not_shown(monkeypatch) -> None:
    monkeypatch.setattr(menu, "_entries", [])
    menu.register(MenuEntry("plans", "one", "Một", "wagtailadmin_home"))
    menu.register(MenuEntry("events", "two", "Hai", "wagtailadmin_home", may=lambda actor: False))
    stages = menu.stages(menu.entries_for(NOBODY), "/desk/")
    assert [stage.name for stage in stages] == ["plans"]


def test_an_unknown_stage_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="tea"):
        menu.register(MenuEntry("tea", "tea", "Trà", "wagtailadmin_home"))


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/desk/", "work"),
        ("/desk/a/", "plans"),
        ("/desk/a/b/7/", "events"),
        ("/desk/c/e/7/", "reports"),  # below no entry: the first one of its room
        ("/desk/elsewhere/", None),
    ],
)
def test_the_entry_that_reaches_furthest_into_the_address_is_the_one_here(path, here) -> None:
    found = {"work": [ShownEntry("", "/desk/")], "plans": [ShownEntry("", "/desk/a/")]}
    found |= {"events": [ShownEntry("", "/desk/a/b/")], "reports": [ShownEntry("", "/desk/c/d/")]}
    assert [stage.name for stage in menu.stages(found, path) if stage.here] == ([here] if here else [])


def test_a_stage_sums_the_open_work_behind_its_entries() -> None:
    found = {"work": [ShownEntry("one", "/desk/", 2), ShownEntry("two", "/desk/two/", 3)]}
    assert menu.stages(found, "/desk/")[0].count == 5


def test_where_the_person_stands_is_what_rooms_tell(monkeypatch, client) -> None:
    monkeypatch.setattr(shell, "_standings", [])
    shell.register_standing(lambda actor: ["Sở Nội vụ", "Cán bộ"])
    page = client.get("/desk/").content.decode()
    assert "<b>Sở Nội vụ</b><span>Cán bộ</span>" in page


def test_the_actor_is_the_person_at_the_address_that_trusted_proxies_tell(rf, settings, officer) -> None:
    settings.TRUSTED_PROXIES = 1
    request = rf.get("/", headers={"X-Forwarded-For": "1.2.3.4, 10.0.0.7"})
    request.user = officer
    assert actor_of(request) == Actor(officer, "10.0.0.7")


def test_the_menu_of_an_officer_leads_to_nothing_that_is_closed(client) -> None:
    page = client.get("/desk/").content.decode()
    for closed in ("/desk/users/", "/desk/reports/", "/desk/groups/"):
        assert closed not in page


def test_the_desk_is_ours_on_wagtail_s_screens_too(client) -> None:
    page = client.get("/desk/account/").content.decode()
    assert "Lan Tỏa</title>" in page
    assert "desk/tokens.css" in page
    assert "side-menu" in page


def test_the_style_guide_shows_every_component(client) -> None:
    page = client.get("/desk/style-guide/").content.decode()
    for part in (
        "act main",
        "act locked",
        "work-row",
        "legend",
        "error-summary",
        "requirements",
        "calm",
        "board",
        "steps",
        "timeline",
    ):
        assert part in page, part


def test_a_stranger_reads_nothing_of_the_desk(db) -> None:
    from django.test import Client

    assert AnonymousUser().is_anonymous
    for address in ("/desk/", "/desk/style-guide/"):
        assert Client().get(address).status_code == 302
