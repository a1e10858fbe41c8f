"""On the desk: from a story to where it went."""

from __future__ import annotations

import pytest
from django.test import Client

from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.operations import moving
from tests.channels.worlds import Channels
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db


def test_the_page_of_a_story_leads_to_where_it_went_once_it_is_out(client: Client) -> None:
    world = Channels()
    client.force_login(world.editor.person)  # type: ignore[arg-type]
    where = f"/desk/channels/stories/{world.story.pk}/"
    assert where in client.get(f"/desk/newsroom/stories/{world.story.pk}/").content.decode()
    assert client.get(where).status_code == 200
    unfinished = client.get(f"/desk/newsroom/stories/{world.begun().pk}/")
    assert unfinished.status_code == 200
    assert "/desk/channels/stories/" not in unfinished.content.decode()


def test_whoever_may_send_a_public_story_reads_nothing_of_how_it_came_about(client: Client) -> None:
    world = Channels()
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Hộ bên cạnh không đồng ý")
    moving.publish_again(world.story, by=PLATFORM, at=NOON)
    where = f"/desk/channels/stories/{world.story.pk}/"
    for person, reads_it in ((world.editor.person, True), (appointed(world.communes[1]).person, False)):
        client.force_login(person)  # type: ignore[arg-type]
        for tab in ("", "?tab=history"):
            page = client.get(where + tab)
            assert page.status_code == 200
            assert ("Hộ bên cạnh không đồng ý" in page.content.decode()) is reads_it


def test_sending_comes_first_until_all_outlets_that_somebody_keeps_took_it(client: Client) -> None:
    world = Channels()
    client.force_login(world.officer.person)  # type: ignore[arg-type]
    where = f"/desk/channels/stories/{world.story.pk}/"
    for outlet in (world.outlet(), world.outlet()):
        assert f'<a class="act main" href="{where}send/">' in client.get(where).content.decode()
        world.sent(outlet)
    assert f'<a class="act" href="{where}send/">' in client.get(where).content.decode()
