"""On the desk: from a story to where it went."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.channels.worlds import Channels

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
